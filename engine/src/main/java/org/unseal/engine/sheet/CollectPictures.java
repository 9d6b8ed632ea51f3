package org.unseal.engine.sheet;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.unseal.engine.crop.CropEncoder;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.Progress;

/** Decodes a recording once and puts the wanted crops on the shelf. One thread. */
final class CollectPictures {
  private final SheetIndex index;
  private final PictureShelf shelf;

  CollectPictures(SheetIndex index, PictureShelf shelf) {
    this.index = index;
    this.shelf = shelf;
  }

  /** Stops at the last frame that is needed; gives the times of the frames that are mentioned. */
  FrameTimes run(Footage footage, Progress progress) throws IOException {
    FrameTimes times = new FrameTimes(footage.facts().timeBase(), index.timed());
    if (index.timed().isEmpty()) {
      return times;
    }
    int[] order =
        IntStream.range(0, index.pictures())
            .boxed()
            .sorted(Comparator.comparingInt(index::frame))
            .mapToInt(Integer::intValue)
            .toArray();
    int last = index.timed().last();
    int next = 0;
    try (FrameStream stream = footage.frames();
        CropEncoder encoder = new CropEncoder()) {
      Optional<DecodedFrame> decoded = stream.next();
      while (decoded.isPresent()) {
        try (DecodedFrame frame = decoded.get()) {
          int now = frame.index();
          times.seen(now, frame.ticks());
          progress.done(now);
          Optional<PictureView> picture = Optional.empty();
          while (next < order.length && index.frame(order[next]) <= now) {
            int one = order[next];
            boolean room = shelf.bytes() < index.budget().bytes() || index.spot(one);
            if (index.frame(one) == now && room) {
              picture = picture.isPresent() ? picture : frame.picture();
              if (picture.isPresent()) {
                shelf.put(one, encoder.encode(picture.get(), index.crop(one)));
              }
            }
            next++;
          }
          if (now >= last) {
            return times;
          }
        }
        decoded = stream.next();
      }
    }
    return times;
  }
}
