package org.unseal.planted.store;

import org.unseal.planted.engine.EngineThatPrints;

/** A store that knows a step instead of a port. */
public record StoreThatKnowsAStep(EngineThatPrints step) {}
