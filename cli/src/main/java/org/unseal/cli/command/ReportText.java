package org.unseal.cli.command;

import org.unseal.engine.reported.ReportedPlace;
import org.unseal.model.picture.Box;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;

/** Prints reported places. Notes are for the terminal: they are a person's words. */
final class ReportText {
  private ReportText() {}

  static String line(ReportedPlace place) {
    return "%-5s %s frame %d, %s (%s of %s, its frame %d)%s"
        .formatted(
            place.id(),
            place.item(),
            place.frame(),
            place
                .box()
                .map(box -> "%d by %d at %s".formatted(box.width(), box.height(), corner(box)))
                .orElse("whole picture"),
            place.clip(),
            place.version(),
            place.clipFrame(),
            place.note().map(note -> "  " + note).orElse(""));
  }

  private static String corner(Box box) {
    return box.left() + "," + box.top();
  }

  /** What to type in order to see it and to cover it. */
  static String next(ReportedPlace place) {
    String box =
        place
            .box()
            .map(at -> "%s,%d,%d".formatted(corner(at), at.width(), at.height()))
            .orElse("X,Y,W,H");
    return "look at it with unseal decide CASE %s --sheet FILE.html; a box covers it with --region %d..%d:%s"
        .formatted(place.item(), place.frame(), place.frame(), box);
  }

  static JsonObject json(ReportedPlace place) {
    ObjectWriter one =
        new ObjectWriter()
            .put("id", place.id())
            .put("code", place.code())
            .put("publication", place.version().toString())
            .put("clip", place.clip())
            .put("clipFrame", place.clipFrame())
            .put("item", place.item())
            .put("frame", place.frame())
            .put("open", place.open());
    place
        .box()
        .ifPresent(
            box ->
                one.put(
                    "box",
                    new ObjectWriter()
                        .put("left", box.left())
                        .put("top", box.top())
                        .put("width", box.width())
                        .put("height", box.height())
                        .end()));
    return one.end();
  }
}
