package org.unseal.vision;

import java.util.ArrayList;
import java.util.List;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.WholeCover;

/** Collects frames that are covered whole, in order, neighbours with one reason as one. */
final class WholeCovers {
  private final List<WholeCover> covers = new ArrayList<>();

  void add(int frame, WholeReason reason) {
    if (!covers.isEmpty()) {
      WholeCover last = covers.getLast();
      if (last.frames().endExclusive() == frame && last.reason() == reason) {
        covers.set(
            covers.size() - 1,
            new WholeCover(new FrameSpan(last.frames().start(), frame + 1), reason));
        return;
      }
    }
    covers.add(new WholeCover(new FrameSpan(frame, frame + 1), reason));
  }

  List<WholeCover> list() {
    return List.copyOf(covers);
  }
}
