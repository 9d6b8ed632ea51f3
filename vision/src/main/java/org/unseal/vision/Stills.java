package org.unseal.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.AnalysisSink.Backdrop;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.vision.backdrop.CellBackdrop;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;

/**
 * The full pictures of a scene's backdrop and of its other state, while they are made. One thread.
 */
final class Stills {
  /** Smaller places with two states, in cells, are not worth a person's look. */
  private static final int LEAST_DOUBT = 12;

  private final List<StillPainter> painters = new ArrayList<>();
  private final List<Box> otherPlaces;

  Stills(CellGrid grid, Scene scene) {
    scene.backdrop().ifPresent(b -> painters.add(new StillPainter(grid, b.picture())));
    scene.alternate().ifPresent(cells -> painters.add(new StillPainter(grid, cells)));
    otherPlaces =
        scene.backdrop().map(CellBackdrop::doubts).orElse(List.of()).stream()
            .filter(doubt -> !doubt.other().isEmpty())
            .flatMap(doubt -> grid.pixels(doubt.cells()).stream())
            .toList();
  }

  void offer(PictureView picture, CellPicture cells) {
    painters.forEach(painter -> painter.offer(picture, cells));
  }

  /** For detectors: all of the backdrop, and where its other state is another one. */
  List<SearchedStill> searched() {
    List<SearchedStill> searched = new ArrayList<>();
    for (StillPicture picture : pictures()) {
      searched.add(
          searched.isEmpty()
              ? SearchedStill.whole(picture)
              : SearchedStill.at(picture, otherPlaces));
    }
    return searched;
  }

  private List<StillPicture> pictures() {
    return painters.stream().flatMap(painter -> painter.still().stream()).toList();
  }

  List<Backdrop> backdrops(int firstNumber, FrameSpan span, Scene scene, CellGrid grid) {
    List<Box> unsure =
        scene.backdrop().map(CellBackdrop::doubts).orElse(List.of()).stream()
            .filter(doubt -> doubt.cells().area() >= LEAST_DOUBT)
            .map(doubt -> grid.pixels(doubt.cells()))
            .flatMap(Optional::stream)
            .toList();
    List<Backdrop> backdrops = new ArrayList<>();
    for (StillPicture picture : pictures()) {
      backdrops.add(
          new Backdrop(
              firstNumber + backdrops.size(), span, picture.size(), picture.rgb(), unsure));
    }
    return backdrops;
  }
}
