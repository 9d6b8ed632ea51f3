package org.unseal.proof.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.proof.release.PublishedAudit;
import org.unseal.proof.verify.FindingCode.Group;

/** A verdict in words that a reporter understands, one line after the other, without colours. */
public final class SummaryText {
  private static final int MOST_LINES = 40;
  private static final int FEW = 5;

  private final Verdict verdict;
  private final List<String> lines = new ArrayList<>();

  private SummaryText(Verdict verdict) {
    this.verdict = verdict;
  }

  /** The lines, the most important first. */
  public static List<String> of(Verdict verdict) {
    SummaryText text = new SummaryText(verdict);
    text.write();
    return List.copyOf(text.lines);
  }

  private void write() {
    headline();
    findings();
    Optional<Facts> facts = verdict.facts();
    facts.ifPresent(this::signers);
    facts.ifPresent(this::tracks);
    facts.ifPresent(this::audit);
    facts.ifPresent(this::limits);
  }

  private void headline() {
    if (verdict.good()) {
      lines.add("INTACT. All that is checked here matches the sealed recording.");
    } else if (verdict.intact() && !verdict.proved()) {
      lines.add("NOT ALL OF IT IS PROVED. What can be checked matches the sealed recording; the");
      lines.add("  findings say what can't be.");
    } else if (verdict.intact()) {
      lines.add("INTACT, BUT NOBODY HERE KNOWS WHO SIGNED IT.");
      lines.add(
          "  Anybody can make a release that matches itself. Get the publisher's fingerprint");
      lines.add("  from somewhere else than this release, and give it with --trust.");
    } else {
      lines.add("NOT INTACT. Do not rely on this release before the findings are explained.");
    }
  }

  private void findings() {
    List<Finding> wrong =
        verdict.findings().stream()
            .filter(finding -> finding.code().group() != Group.NOTE)
            .sorted(Comparator.comparing(finding -> finding.code().group()))
            .toList();
    findings("Findings", wrong);
    findings(
        "To be known",
        verdict.findings().stream()
            .filter(finding -> finding.code().group() == Group.NOTE)
            .toList());
  }

  private void findings(String title, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(title);
    findings.stream().limit(MOST_LINES).forEach(finding -> lines.add("  " + line(finding)));
    long all =
        findings.stream()
            .map(Finding::code)
            .distinct()
            .mapToLong(code -> verdict.counts().getOrDefault(code, 0L))
            .sum();
    long left = all - Math.min(findings.size(), MOST_LINES);
    if (left > 0) {
      lines.add("  and " + left + " more");
    }
  }

  /** One finding on one line. */
  static String line(Finding finding) {
    StringBuilder line = new StringBuilder(finding.code().name()).append(": ");
    line.append(finding.code().words());
    if (!finding.file().isEmpty()) {
      line.append(" [").append(finding.file());
      finding.track().ifPresent(track -> line.append(", ").append(track));
      finding.leaf().ifPresent(leaf -> line.append(", leaf ").append(leaf));
      finding
          .when()
          .ifPresent(
              time ->
                  line.append(", ")
                      .append(Words.time(time.begins()))
                      .append(" to ")
                      .append(Words.time(time.ends())));
      line.append(']');
    }
    if (!finding.words().isEmpty()) {
      line.append("; ").append(finding.words());
    }
    return line.toString();
  }

  private void signers(Facts facts) {
    lines.add("");
    lines.add("Who signed");
    for (Facts.Signer signer : facts.signers()) {
      lines.add(
          "  %s: %s%s  %s"
              .formatted(
                  Finding.harmless(signer.document()),
                  signer.standing().words(),
                  signer
                      .label()
                      .map(label -> ", which you call \"" + Finding.harmless(label) + "\"")
                      .orElse(""),
                  signer.key().fingerprint().words()));
    }
    if (facts.signers().isEmpty()) {
      lines.add("  nobody whose signature holds");
    }
  }

  private void tracks(Facts facts) {
    lines.add("");
    lines.add(verdict.intact() ? "What was proved" : "What the manifest claims (see the findings)");
    for (Facts.Track track : facts.tracks()) {
      String files = track.files().isEmpty() ? "in no file" : String.join(", ", track.files());
      lines.add("  " + track.track() + ", " + Finding.harmless(files));
      boolean call = facts.muted().isPresent();
      String unit = track.track().startsWith("v") ? "frame" : call ? "second" : "packet";
      String again = call ? "    muted in     " : "    re-encoded   ";
      if (track.copied().leaves() > 0) {
        lines.add("    bit-exact    " + share(track.copied(), unit));
      }
      for (Map.Entry<String, Facts.Share> part : track.renderedOn().entrySet()) {
        lines.add(again + share(part.getValue(), unit) + ": " + part.getKey());
      }
      for (Map.Entry<String, Facts.Share> part : track.missing().entrySet()) {
        lines.add("    missing      " + share(part.getValue(), unit) + ": " + part.getKey());
      }
      if (track.gaps() > 0) {
        lines.add(
            "    %s in which nothing was recorded"
                .formatted(Words.count(track.gaps(), "gap", "gaps")));
      }
    }
    facts.fullReason().ifPresent(reason -> lines.add("  All pictures were re-encoded: " + reason));
    facts.sound().ifPresent(sound -> lines.add("  Sound: " + sound.words()));
    facts.muted().ifPresent(muted -> muted.forEach(line -> lines.add("  " + line)));
    if (facts.muted().isEmpty()) {
      lines.add("  Pictures of what was re-encoded: " + facts.pictures());
    }
    facts
        .sealedBeforeDecision()
        .ifPresent(
            before ->
                lines.add(
                    before
                        ? "  The publisher says that they were sealed before anything was decided."
                        : "  The publisher says that they were sealed AFTER something was decided."));
    lines.add("  Nothing gone from the case: " + facts.catalogue());
    facts.time().ifPresent(words -> lines.add("  Times: " + words));
  }

  private static String share(Facts.Share share, String unit) {
    List<String> parts = new ArrayList<>();
    if (share.micros() > 0 || !share.untold()) {
      parts.add(Words.seconds(share.micros()));
    }
    if (share.units() > 0) {
      parts.add(Words.count(share.units(), unit, unit + "s"));
    }
    if (share.untold()) {
      parts.add("not all of it told");
    }
    return String.join(", ", parts);
  }

  private void audit(Facts facts) {
    lines.add("");
    lines.add("What the publisher says of their own audit (not proved)");
    if (facts.audit().isEmpty()) {
      lines.add("  nothing");
      return;
    }
    PublishedAudit audit = facts.audit().get();
    String who =
        audit.detector().map(model -> ", looked for faces with " + model.name()).orElse("");
    lines.add(
        "  %s, %s%s: %s"
            .formatted(
                audit.mode().equals("full") ? "all frames" : "a sample",
                Words.count(audit.frames(), "frame", "frames"),
                who,
                audit.found() == 0
                    ? "nothing found that was not explained"
                    : Words.count(audit.found(), "finding", "findings") + " not explained"));
    for (PublishedAudit.Found found : audit.findings().stream().limit(FEW).toList()) {
      lines.add("  %s in frames %d to %d".formatted(found.code(), found.first(), found.end() - 1));
    }
    if (audit.found() > Math.min(FEW, audit.findings().size())) {
      lines.add("  and " + (audit.found() - Math.min(FEW, audit.findings().size())) + " more");
    }
  }

  private void limits(Facts facts) {
    lines.add("");
    lines.add("What this does not say");
    lines.add(
        "  Whether it is the newest release: newest as of %s, not checked."
            .formatted(facts.created()));
    lines.add("  Whether the sealed file is what the camera saw. It was sealed");
    lines.add(
        "  %s, by the clock of the machine that did it."
            .formatted(facts.sealed().orElse("nobody knows when")));
    lines.add(
        facts.muted().isPresent()
            ? "  Whether in a second with a mute in it the rest was left as it was: a second is proved"
            : "  Whether in re-encoded pictures only masks were changed, beyond the check above.");
    if (facts.muted().isPresent()) {
      lines.add("  as a whole or not at all.");
    }
  }
}
