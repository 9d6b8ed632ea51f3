package org.unseal.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.unseal.engine.audit.Audit;
import org.unseal.engine.audit.AuditFinding;
import org.unseal.engine.audit.Recall;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;

/** An audit in a few plain lines. */
final class AuditText {
  private static final int FINDINGS_SHOWN = 8;

  private AuditText() {}

  static List<String> of(Audit audit) {
    List<String> lines = new ArrayList<>();
    lines.add(
        audit.clean()
            ? "audit: nothing found"
            : "audit: " + count(audit.findings().size(), "finding") + " for a person to look at");
    audit.findings().stream()
        .limit(FINDINGS_SHOWN)
        .forEach(finding -> lines.add("  " + finding.code() + " " + words(finding)));
    if (audit.findings().size() > FINDINGS_SHOWN) {
      lines.add(
          "  and " + (audit.findings().size() - FINDINGS_SHOWN) + " more; the report lists them");
    }
    Audit.Looked looked = audit.looked();
    lines.add(
        "  looked into %d of %d frames of the sample, %d of %d of them whole, else at %d of %d places; at %d of %d covered tracks%s; movement in %d of %d frames"
            .formatted(
                looked.frames(),
                looked.sample(),
                looked.whole(),
                looked.wholeSample(),
                looked.regions(),
                looked.regionsSample(),
                looked.tracks(),
                looked.coveredTracks(),
                audit.detector().map(d -> ", with " + d.name()).orElse(", with no face detector"),
                looked.movement(),
                looked.movementSample()));
    Audit.Subtracted left = audit.subtracted();
    if (left.cleared() + left.dismissed() > 0) {
      lines.add(
          "  not counted: %d sightings of what was cleared, %d of what was dismissed"
              .formatted(left.cleared(), left.dismissed()));
    }
    audit
        .figures()
        .besidePermille()
        .ifPresent(
            share ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "  of what is covered there, %.1f %% lies outside the boxes of what was found",
                        share / 10.0)));
    audit.recall().ifPresent(recall -> recall(recall, lines));
    audit.notChecked().forEach(line -> lines.add("  not checked: " + line));
    return lines;
  }

  private static void recall(Recall recall, List<String> lines) {
    lines.add(
        String.format(
            Locale.ROOT,
            "  tried on %d tracks with their masks off, such an audit finds %d: at least %.0f %% of"
                + " faces like those that were found",
            recall.tracks(),
            recall.found(),
            recall.lowerPermille() / 10.0));
    if (recall.blind()) {
      lines.add("  this audit cannot see faces of this size: finding nothing says nothing");
    }
    recall
        .mostLeaksPermille()
        .ifPresent(
            share ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "  so at most %.1f %% of %d covered tracks can be seen, with 95 %% confidence",
                        share / 10.0,
                        recall.checked())));
  }

  private static String words(AuditFinding finding) {
    FrameSpan frames = finding.frames();
    String when =
        frames.length() == 1
            ? "frame " + frames.start()
            : "frames " + frames.start() + " to " + (frames.endExclusive() - 1);
    String where = finding.place().map(place -> " at " + place(place.best())).orElse("");
    return finding.place().isEmpty() && frames.length() > 1
        ? finding.message()
        : when + where + ": " + finding.message();
  }

  private static String place(Box box) {
    return "%d,%d %dx%d".formatted(box.left(), box.top(), box.width(), box.height());
  }

  private static String count(int number, String what) {
    return number == 1 ? "1 " + what : number + " " + what + "s";
  }
}
