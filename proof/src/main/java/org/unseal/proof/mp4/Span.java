package org.unseal.proof.mp4;

/** Bytes of a file, half-open. */
record Span(long from, long end) {}
