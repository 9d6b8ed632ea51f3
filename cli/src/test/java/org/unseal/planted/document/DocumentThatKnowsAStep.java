package org.unseal.planted.document;

import org.unseal.planted.engine.EngineThatPrints;

/** An adapter that knows a step instead of a port. */
public record DocumentThatKnowsAStep(EngineThatPrints step) {}
