package org.unseal.engine.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unseal.model.decision.Decisions;
import org.unseal.model.track.SegmentId;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.release.SignedDecisions;
import org.unseal.proof.seal.Seal;

/** What a release says of decisions: those that its frames show, without who is in them. */
final class PublishedDecisions {
  private PublishedDecisions() {}

  /** Those of a rendition. */
  static SignedDecisions of(RenderedRecording rendered, Seal seal, Optional<String> unreviewed) {
    Decisions decided = rendered.decisions();
    ShownSegments shown = ShownSegments.of(rendered.analysis(), rendered.frames());
    List<SignedDecisions.Cleared> cleared = new ArrayList<>();
    for (Map.Entry<SegmentId, Decisions.SegmentDecision> segment :
        new TreeMap<>(decided.segments()).entrySet()) {
      if (segment.getValue().clear() && shown.segments().contains(segment.getKey())) {
        String ground = segment.getValue().ground();
        cleared.add(
            new SignedDecisions.Cleared(
                segment.getKey(), ground.isBlank() ? "no ground was given" : ground));
      }
    }
    return new SignedDecisions(
        seal.digest(),
        rendered.plan().digest(),
        Digest.ofHex(rendered.analysis().digest()),
        cleared,
        decided.backdrops().keySet().stream().filter(shown.backdrops()::contains).sorted().toList(),
        unreviewed);
  }
}
