package org.unseal.engine.audit;

import java.util.List;
import java.util.Optional;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.recording.TimeBase;

/** Compares when frames are shown in a file and in the recording. No state. */
final class Parity {
  private Parity() {}

  /**
   * The first difference of more than a tick of the coarser of both.
   *
   * @param finished ticks since the first frame
   */
  static Optional<AuditFinding> compare(
      List<Long> finished, TimeBase base, List<Long> original, TimeBase originalBase) {
    if (finished.size() != original.size()) {
      return Optional.of(
          AuditFinding.ofFile(
              AuditCode.FRAMES_DIFFER,
              new FrameSpan(0, Math.max(1, original.size())),
              "the file has " + finished.size() + " frames, the recording " + original.size()));
    }
    long tick = Math.max(micros(base, 1), micros(originalBase, 1)) + 1;
    for (int frame = 0; frame < finished.size(); frame++) {
      long off = micros(base, finished.get(frame)) - micros(originalBase, original.get(frame));
      if (Math.abs(off) > tick) {
        return Optional.of(
            new AuditFinding(
                AuditCode.TIMES_DIFFER,
                new FrameSpan(frame, frame + 1),
                Optional.empty(),
                1,
                AuditCode.TIMES_DIFFER.sentence()));
      }
    }
    return Optional.empty();
  }

  private static long micros(TimeBase base, long ticks) {
    return base.toMicroseconds(ticks);
  }
}
