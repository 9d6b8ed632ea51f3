package org.unseal.testkit.footage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PicturePass;
import org.unseal.engine.port.Progress;
import org.unseal.proof.seal.TrackId;

/** Looks at one picture after the other, on this thread, and remembers which. */
public final class ScriptedPass implements PicturePass {
  private final List<Integer> seen = new ArrayList<>();

  /** The frames that were looked at, in order. */
  public List<Integer> seen() {
    return List.copyOf(seen);
  }

  @Override
  public TrackId track(Footage footage) {
    return new TrackId(TrackId.Kind.VIDEO, 0);
  }

  @Override
  public <T> Reading read(
      Footage footage, Wish wish, Look<T> look, Taker<T> taker, Progress progress) {
    int index = 0;
    try (FrameStream frames = footage.frames()) {
      for (Optional<DecodedFrame> next = frames.next(); next.isPresent(); next = frames.next()) {
        try (DecodedFrame frame = next.get()) {
          if (wish.frames().any(index, index + 1)) {
            seen.add(index);
            Optional<T> made = frame.picture().filter(_ -> frame.damage().isEmpty()).map(look::at);
            taker.take(index, made);
          }
          index++;
          progress.done(index);
        }
      }
    }
    return new Reading(index, true);
  }
}
