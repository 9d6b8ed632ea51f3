package org.unseal.cli.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.unseal.engine.decisions.Clearance;
import org.unseal.engine.reported.ReportedPlace;
import org.unseal.engine.review.DecisionList;
import org.unseal.engine.review.DecisionList.BackdropRow;
import org.unseal.engine.review.DecisionList.SegmentRow;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.Dismissal;
import org.unseal.model.decision.DrawnRegion;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Risk;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;

/** Prints what is decided of a recording as a table, or as one line of JSON. */
final class DecisionText {
  private final PrintStream out;
  private final boolean json;

  DecisionText(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /**
   * Prints it.
   *
   * @param reported places of the recording that somebody has to look at; they come first
   */
  void print(String item, DecisionList list, List<ReportedPlace> reported) {
    if (json) {
      CaseLines.print(out, line(item, list, reported));
      return;
    }
    reported.forEach(place -> out.println("reported  " + ReportText.line(place)));
    out.printf(
        "%-8s %-17s %-9s %-12s %-10s %s%n",
        "segment", "frames", "decision", "person", "shown", "ground, and what is open");
    for (SegmentRow row : list.segments()) {
      out.printf(
          "%-8s %-17s %-9s %-12s %-10s %s%n",
          row.id(),
          frames(row.frames()),
          row.decision().map(DecisionText::word).orElse("open"),
          row.decision().flatMap(SegmentDecision::person).orElse("-"),
          row.shown() ? "shown" : "covered",
          notes(row));
    }
    for (BackdropRow row : list.backdrops()) {
      out.printf(
          "still %d  %s  %s%n",
          row.number(),
          frames(row.frames()),
          row.review()
              .map(
                  review ->
                      review.boxes().isEmpty()
                          ? "looked at, nobody else in it"
                          : "looked at, " + CaseLines.count(review.boxes().size(), "box"))
              .orElse("nobody looked at it yet"));
    }
    for (DrawnRegion region : list.regions()) {
      out.printf(
          "region %d  %s  %s  %s%n",
          region.number(),
          frames(region.frames()),
          CaseLines.count(region.keyframes().size(), "keyframe"),
          region.ground());
    }
    for (Dismissal dismissal : list.dismissals()) {
      out.printf(
          "dismissed  %s  %d,%d,%d,%d  %s%n",
          frames(dismissal.frames()),
          dismissal.box().left(),
          dismissal.box().top(),
          dismissal.box().width(),
          dismissal.box().height(),
          dismissal.ground());
    }
    out.printf("open  %s of %d%n", CaseLines.count(list.open(), "segment"), list.segments().size());
  }

  private static String notes(SegmentRow row) {
    List<String> notes = new ArrayList<>();
    row.decision().map(SegmentDecision::ground).filter(why -> !why.isBlank()).ifPresent(notes::add);
    row.doubt().map(DecisionText::why).ifPresent(notes::add);
    return String.join("; ", notes);
  }

  /** Why a clearance takes no effect. */
  static String why(Clearance.Unconfirmed one) {
    return "not confirmed ("
        + new TreeSet<>(one.risks())
            .stream().map(DecisionText::word).collect(Collectors.joining(", "))
        + switch (one.reason()) {
          case NOT_CONFIRMED -> "); compare its --pictures, then --confirm";
          case NOT_LOOKED_THROUGH ->
              "); look at every picture, draw a --region over others in it, then --every-picture";
        };
  }

  private static String word(Risk risk) {
    return switch (risk) {
      case CROSSING -> "met others";
      case OUT_OF_SIGHT -> "was out of sight";
      case PICTURE_EDGE -> "at the picture's edge";
      case MERGED -> "together with others or a vehicle";
      case NO_CLEAR_HEAD -> "no clear head";
      case BRIDGED -> "its place was guessed";
      case UNSTEADY -> "gone and back again and again";
      case APPEARS -> "appears";
      case LOW_CONFIDENCE -> "the detector was not sure";
      case NEW_STRETCH -> "goes on from before";
    };
  }

  private static String word(SegmentDecision decision) {
    return decision.level().name().toLowerCase(Locale.ROOT);
  }

  private static String frames(FrameSpan span) {
    return span.start() + ".." + (span.endExclusive() - 1);
  }

  private static JsonObject line(String item, DecisionList list, List<ReportedPlace> reported) {
    List<JsonObject> rows = new ArrayList<>();
    for (SegmentRow row : list.segments()) {
      ObjectWriter one =
          new ObjectWriter()
              .put("segment", row.id().toString())
              .put("from", row.frames().start())
              .put("to", row.frames().endExclusive())
              .put("shown", row.shown());
      row.decision().ifPresent(decision -> one.put("level", word(decision)));
      rows.add(one.end());
    }
    return new ObjectWriter()
        .put("command", "decide")
        .put("item", item)
        .put("reported", reported.stream().map(ReportText::json).toList())
        .put("segments", rows)
        .put("open", list.open())
        .put("unseen", list.backdrops().stream().filter(row -> row.review().isEmpty()).count())
        .put("regions", list.regions().size())
        .end();
  }
}
