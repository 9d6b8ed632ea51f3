package org.unseal.planted.ring.first;

import org.unseal.planted.ring.second.Second;

/** Knows the second, which knows this. */
public record First(Second second) {}
