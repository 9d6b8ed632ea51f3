package org.unseal.planted.campus;

import org.unseal.planted.media.MediaThatKnowsVision;

/** A generator that goes round the encoder port. */
public record CampusThatKnowsMedia(MediaThatKnowsVision media) {}
