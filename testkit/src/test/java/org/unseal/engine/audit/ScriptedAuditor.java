package org.unseal.engine.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureAuditor;
import org.unseal.engine.port.Progress;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;

/**
 * Sees a face wherever a picture is bright and no mask of the order lies. Remembers what it was
 * asked to look at.
 */
final class ScriptedAuditor implements PictureAuditor {
  static final DetectorIdentity OTHER = new DetectorIdentity("other", "cd".repeat(32));

  final TreeSet<Integer> searched = new TreeSet<>();

  /** Done for every frame that is searched. */
  Runnable atSearch = () -> {};

  private final List<DetectorIdentity> detectors;
  private final List<Box> bright;

  /** Looks at the upper left corners of these boxes. */
  ScriptedAuditor(List<DetectorIdentity> detectors, List<Box> bright) {
    this.detectors = detectors;
    this.bright = bright;
  }

  @Override
  public List<DetectorIdentity> detectors() {
    return detectors;
  }

  @Override
  public void look(Footage finished, Setup setup, Orders orders, Sights sights, Progress progress) {
    try (FrameStream frames = finished.frames()) {
      for (Optional<DecodedFrame> next = frames.next();
          next.isPresent();
          next = orders.ended() ? Optional.empty() : frames.next()) {
        try (DecodedFrame frame = next.get()) {
          Optional<Order> order = orders.at(frame.index(), frame.ticks());
          progress.done(frame.index());
          if (frame.damage().isPresent()) {
            sights.damaged(frame.index());
          } else if (order.isPresent()) {
            sights.seen(
                sight(
                    frame,
                    order.get(),
                    setup,
                    orders.over(lastOfBatch(frame.index(), orders.batch()))));
          }
        }
      }
    }
  }

  private static int lastOfBatch(int frame, int batch) {
    return batch == Integer.MAX_VALUE ? batch : frame / batch * batch + batch - 1;
  }

  private FrameSight sight(DecodedFrame frame, Order order, Setup setup, boolean over) {
    List<SeenFace> faces = new ArrayList<>();
    List<Integer> light = new ArrayList<>();
    for (Region region : order.regions()) {
      light.add(120);
      if (setup.detector().isPresent() && !over) {
        if (searched.add(frame.index())) {
          atSearch.run();
        }
        for (Box box : bright) {
          int stride = frame.picture().orElseThrow().stride(0);
          int level = frame.picture().get().plane(0).get(box.top() * stride + box.left()) & 0xFF;
          if (level > 180 && region.box().contains(box)) {
            faces.add(new SeenFace(box, 900, covered(box, order) ? 1000 : 0));
          }
        }
      }
    }
    return new FrameSight(
        frame.index(),
        List.of(),
        faces,
        light,
        Collections.nCopies(light.size(), setup.detector().isPresent() && !over));
  }

  private static boolean covered(Box box, Order order) {
    return order.cover().filter(FrameCover.Boxes.class::isInstance).isPresent()
        && ((FrameCover.Boxes) order.cover().get())
            .boxes().stream().anyMatch(mask -> mask.contains(box));
  }
}
