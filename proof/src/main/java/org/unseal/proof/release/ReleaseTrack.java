package org.unseal.proof.release;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.unseal.proof.seal.TrackId;

/** What became of one sealed track: its entries in the order of leaves. */
public record ReleaseTrack(TrackId track, List<Entry> entries) {
  public ReleaseTrack {
    requireNonNull(track, "track");
    entries = List.copyOf(entries);
  }
}
