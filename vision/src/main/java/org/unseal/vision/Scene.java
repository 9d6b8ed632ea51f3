package org.unseal.vision;

import java.util.Optional;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.track.Policy;
import org.unseal.vision.backdrop.BackdropMaker;
import org.unseal.vision.backdrop.CellBackdrop;
import org.unseal.vision.cells.CellGrid;
import org.unseal.vision.cells.CellPicture;
import org.unseal.vision.parallel.Workers;
import org.unseal.vision.view.View;

/**
 * A view with what is needed to judge its frames.
 *
 * @param backdrop none where the camera moves or too few pictures agree
 * @param alternate the backdrop in the other state of its doubtful places
 * @param otherwise why frames are covered whole where there is no backdrop
 */
record Scene(
    View view,
    Optional<CellBackdrop> backdrop,
    Optional<CellPicture> alternate,
    WholeReason otherwise) {

  static Scene of(View view, Optional<Scene> before, CellGrid grid, Workers workers) {
    if (!view.stationary()) {
      return new Scene(view, Optional.empty(), Optional.empty(), WholeReason.CAMERA_MOVED);
    }
    if (view.samples().size() < BackdropMaker.LEAST_SAMPLES) {
      // The rest of a long view is too short for a backdrop of its own.
      Optional<Scene> same = before.filter(scene -> view.continued());
      return new Scene(
          view,
          same.flatMap(Scene::backdrop),
          same.flatMap(Scene::alternate),
          WholeReason.NO_BACKDROP);
    }
    CellBackdrop backdrop = BackdropMaker.make(grid, view.samples(), workers);
    return new Scene(
        new View(view.frames(), true, view.continued(), java.util.List.of()),
        Optional.of(backdrop),
        BackdropMaker.alternate(backdrop, view.samples()),
        WholeReason.NO_BACKDROP);
  }

  /** So dark that heads may not stand out. */
  boolean dim() {
    return backdrop.isPresent() && backdrop.get().dim();
  }

  Optional<FrameJudge> judge(Policy policy) {
    return backdrop.map(cells -> new FrameJudge(cells, policy == Policy.MOVING));
  }
}
