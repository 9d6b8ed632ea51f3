package org.unseal.engine.audit;

import org.unseal.model.track.TrackKind;

/**
 * A track that an audit knows of.
 *
 * @param covered some segment of it is covered
 */
record SampledTrack(int id, TrackKind kind, boolean covered) {}
