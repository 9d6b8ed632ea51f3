package org.unseal.planted.model;

import org.unseal.planted.engine.EngineThatPrints;

/** Values that call a step. */
public record ModelThatKnowsTheEngine(EngineThatPrints step) {}
