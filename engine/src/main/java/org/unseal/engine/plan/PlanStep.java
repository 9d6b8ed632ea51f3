package org.unseal.engine.plan;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.analysis.StoredAnalysis.StoredBackdrop;
import org.unseal.engine.analysis.StoredAnalysis.StoredStretch;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.port.FootageRenderer.MaskGrid;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.BackdropReview;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.DrawnRegion;
import org.unseal.model.decision.Level;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;
import org.unseal.model.track.WholeCover;

/**
 * Says for each frame what is covered: every segment that nobody cleared, as far as its level says,
 * every box that somebody drew in a backdrop or over some frames, and the whole picture where
 * nobody could judge it. A cleared segment takes nothing away from others: where a cleared and a
 * covered one overlap, covered wins.
 */
public final class PlanStep {

  /**
   * Writes the plan.
   *
   * @param decisions of this analysis
   * @param size of the recording's pictures
   * @param grid on which box edges must lie; boxes grow to it
   * @param file must not exist, and does not if this throws
   */
  public Plan run(
      StoredAnalysis analysis, Decisions decisions, PictureSize size, MaskGrid grid, Path file) {
    boolean complete = false;
    try {
      Plan plan = write(analysis, decisions, size, grid, file);
      complete = true;
      return plan;
    } catch (UncheckedIOException e) {
      throw OutputFile.writing(file, requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw OutputFile.writing(file, e);
    } finally {
      if (!complete) {
        discard(file);
      }
    }
  }

  private static Plan write(
      StoredAnalysis analysis, Decisions decisions, PictureSize size, MaskGrid grid, Path file)
      throws IOException {
    try (PlanWriter writer = new PlanWriter(file, size, grid)) {
      Cursor cursor = new Cursor(decisions, size, grid, writer);
      int frames = analysis.read(cursor::stretch).frames();
      if (frames != cursor.next) {
        throw new IllegalStateException("the stretches end at " + cursor.next + " of " + frames);
      }
      return writer.finish();
    }
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // the failure that brought us here is the one to tell of; the cache may be cleared any time
      return;
    }
  }

  private static final class Cursor {
    private final Decisions decisions;
    private final PictureSize size;
    private final MaskGrid grid;
    private final PlanWriter writer;
    private final List<StoredBackdrop> reviewed = new ArrayList<>();
    private int next;

    Cursor(Decisions decisions, PictureSize size, MaskGrid grid, PlanWriter writer) {
      this.decisions = decisions;
      this.size = size;
      this.grid = grid;
      this.writer = writer;
    }

    void stretch(StoredStretch stretch) {
      FrameSpan frames = stretch.stretch().frames();
      if (frames.start() != next) {
        throw new IllegalStateException(
            "stretch " + stretch.stretch().number() + " leaves frames out");
      }
      for (StoredBackdrop backdrop : stretch.backdrops()) {
        if (!backdrop.size().equals(size)) {
          throw new IllegalStateException(
              "backdrop " + backdrop.number() + " is not as large as the pictures");
        }
        reviewed.add(backdrop);
      }
      Deque<SegmentCover> waiting = new ArrayDeque<>(covered(stretch));
      List<SegmentCover> current = new ArrayList<>();
      List<DrawnRegion> drawn =
          decisions.regions().stream()
              .filter(region -> region.frames().start() < frames.endExclusive())
              .filter(region -> frames.start() < region.frames().endExclusive())
              .toList();
      Deque<WholeCover> wholes = new ArrayDeque<>(stretch.wholes());
      for (int frame = frames.start(); frame < frames.endExclusive(); frame++) {
        int now = frame;
        while (!waiting.isEmpty() && waiting.getFirst().frames().start() <= frame) {
          current.add(waiting.removeFirst());
        }
        current.removeIf(segment -> segment.frames().endExclusive() <= now);
        while (!wholes.isEmpty() && wholes.getFirst().frames().endExclusive() <= frame) {
          wholes.removeFirst();
        }
        try {
          writer.add(
              !wholes.isEmpty() && wholes.getFirst().frames().contains(frame)
                  ? new FrameCover.Whole(wholes.getFirst().reason())
                  : boxes(current, drawn, frame));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      next = frames.endExclusive();
      reviewed.removeIf(backdrop -> backdrop.frames().endExclusive() <= next);
    }

    private List<SegmentCover> covered(StoredStretch stretch) {
      List<SegmentCover> segments = new ArrayList<>();
      for (Track track : stretch.tracks()) {
        for (Segment segment : track.segments()) {
          Level level = level(segment);
          if (level != Level.CLEAR) {
            segments.add(new SegmentCover(segment, level, size));
          }
        }
      }
      segments.sort(Comparator.comparingInt(segment -> segment.frames().start()));
      return segments;
    }

    /** What nobody decided is covered as the analysis would. */
    private Level level(Segment segment) {
      SegmentDecision decision = decisions.segments().get(segment.id());
      return decision == null ? Level.HEAD : decision.level();
    }

    private FrameCover boxes(List<SegmentCover> segments, List<DrawnRegion> regions, int frame) {
      List<Box> boxes = new ArrayList<>();
      for (SegmentCover segment : segments) {
        for (Box box : segment.at(frame)) {
          add(boxes, box);
        }
      }
      for (DrawnRegion region : regions) {
        if (region.frames().contains(frame)) {
          add(boxes, region.at(frame));
        }
      }
      for (StoredBackdrop backdrop : reviewed) {
        if (backdrop.frames().contains(frame)) {
          for (Box box : drawn(backdrop)) {
            add(boxes, box);
          }
        }
      }
      return boxes.isEmpty()
          ? new FrameCover.Nothing()
          : new FrameCover.Boxes(CoverUnion.tidy(boxes));
    }

    private List<Box> drawn(StoredBackdrop backdrop) {
      BackdropReview review = decisions.backdrops().get(backdrop.number());
      return review == null ? List.of() : review.boxes();
    }

    private void add(List<Box> boxes, Box box) {
      box.snapOutward(grid.columns(), grid.rows()).clip(size).ifPresent(boxes::add);
    }
  }
}
