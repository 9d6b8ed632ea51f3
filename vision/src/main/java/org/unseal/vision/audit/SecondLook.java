package org.unseal.vision.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureAuditor;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.Progress;
import org.unseal.model.picture.Box;
import org.unseal.vision.DetectorSource;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;
import org.unseal.vision.detect.FaceDetector;
import org.unseal.vision.parallel.InOrder;
import org.unseal.vision.parallel.Workers;

/**
 * Looks at finished pictures with a detector at its lowest threshold, in tiles of the picture's own
 * scale, and at movement. Thread-safe; nothing is kept from one file to the next.
 */
public final class SecondLook implements PictureAuditor {
  private final List<DetectorSource> sources;

  /**
   * @param sources every detector that is there, the user's own choice first
   */
  public SecondLook(List<DetectorSource> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public List<DetectorIdentity> detectors() {
    return sources.stream().map(DetectorSource::identity).toList();
  }

  @Override
  public void look(Footage finished, Setup setup, Orders orders, Sights sights, Progress progress) {
    Optional<FaceDetector> detector = setup.detector().map(this::open);
    // searches have threads of their own: they are not to keep the decoder waiting
    try (Workers workers = new Workers(setup.threads());
        Workers searchers = new Workers(setup.threads())) {
      new Pass(finished, setup, detector, orders, sights, workers, searchers).run(progress);
    } finally {
      detector.ifPresent(FaceDetector::close);
    }
  }

  private FaceDetector open(DetectorIdentity wanted) {
    return sources.stream()
        .filter(source -> source.identity().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no detector " + wanted.name()))
        .open()
        .get();
  }

  /** What became of one frame. */
  private record Looked(
      int frame, Order order, Optional<FaceBatch.Waiting> waiting, Optional<KeptFrame> kept) {}

  /** One pass over one file. One thread. */
  private static final class Pass {
    private final Footage finished;
    private final CellGrid grid;
    private final FillLevels fill;
    private final Optional<FaceDetector> detector;
    private final Orders orders;
    private final Sights sights;
    private final Workers workers;
    private final Workers searchers;
    private final List<KeptFrame> kept = new ArrayList<>();
    private Optional<FaceBatch> searching = Optional.empty();
    private FaceBatch collecting;
    private int stretch;

    Pass(
        Footage finished,
        Setup setup,
        Optional<FaceDetector> detector,
        Orders orders,
        Sights sights,
        Workers workers,
        Workers searchers) {
      this.finished = finished;
      this.grid = CellGrid.of(finished.facts().size());
      this.fill = new FillLevels(setup.fill(), finished.facts().fullRange());
      this.detector = detector;
      this.orders = orders;
      this.sights = sights;
      this.workers = workers;
      this.searchers = searchers;
      this.collecting = new FaceBatch(detector, orders);
    }

    void run(Progress progress) {
      try (FrameStream stream = finished.frames();
          InOrder<Looked> looking = new InOrder<>(workers, this::take)) {
        for (Optional<DecodedFrame> next = stream.next();
            next.isPresent();
            next = orders.ended() ? Optional.empty() : stream.next()) {
          DecodedFrame frame = next.get();
          Optional<Order> order = orders.at(frame.index(), frame.ticks());
          progress.done(frame.index());
          if (frame.damage().isPresent()) {
            sights.damaged(frame.index());
            frame.close();
          } else if (order.isEmpty()) {
            frame.close();
          } else {
            looking.begin(() -> looked(frame, order.get()));
          }
        }
        looking.finish();
      }
      search();
      search();
      judge();
    }

    private Looked looked(DecodedFrame frame, Order order) {
      try (frame) {
        if (frame.picture().isEmpty()) {
          return new Looked(frame.index(), order, Optional.empty(), Optional.empty());
        }
        PictureView picture = frame.picture().get();
        CoverMap cover = CoverMap.of(picture, order.cover(), fill);
        List<Integer> light = new ArrayList<>();
        Optional<Box> around = Optional.empty();
        for (Region region : order.regions()) {
          light.add(cover.light(picture, region.box()));
          around = Optional.of(around.map(region.box()::join).orElse(region.box()));
        }
        return new Looked(
            frame.index(),
            order,
            Optional.of(
                new FaceBatch.Waiting(
                    frame.index(),
                    order.regions(),
                    cover,
                    light,
                    around
                        .filter(_ -> detector.isPresent())
                        .map(part -> HeldPicture.of(picture, part)))),
            order.movement()
                ? Optional.of(
                    new KeptFrame(frame.index(), CellPicture.of(picture, grid), cover.cells(grid)))
                : Optional.empty());
      }
    }

    private void take(Looked looked) {
      if (looked.order().stretch() != stretch) {
        judge();
        stretch = looked.order().stretch();
      }
      if (looked.waiting().isEmpty()) {
        sights.damaged(looked.frame());
      }
      looked.waiting().ifPresent(collecting::add);
      looked.kept().ifPresent(kept::add);
      if (collecting.full()) {
        search();
      }
    }

    /** Begins with the batch that was collected, once the one before it is done. */
    private void search() {
      searching.ifPresent(batch -> batch.tell(sights));
      collecting.begin(searchers);
      searching = Optional.of(collecting);
      collecting = new FaceBatch(detector, orders);
    }

    private void judge() {
      if (!kept.isEmpty()) {
        MovementCheck.Outcome outcome = MovementCheck.judge(kept, grid, workers);
        for (MovementCheck.Mover mover : outcome.movers()) {
          grid.pixels(mover.cells()).ifPresent(box -> sights.moved(mover.frame(), box));
        }
        sights.stretch(stretch, outcome.judged(), kept.size());
        kept.clear();
      }
    }
  }
}
