package org.unseal.planted.vision;

import org.unseal.planted.engine.EngineThatPrints;

/** An adapter that knows a step instead of a port. */
public record VisionThatKnowsAStep(EngineThatPrints step) {}
