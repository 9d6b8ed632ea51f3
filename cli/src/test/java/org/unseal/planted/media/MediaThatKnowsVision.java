package org.unseal.planted.media;

import org.unseal.planted.vision.VisionThatKnowsAStep;

/** An adapter that knows another. */
public record MediaThatKnowsVision(VisionThatKnowsAStep other) {}
