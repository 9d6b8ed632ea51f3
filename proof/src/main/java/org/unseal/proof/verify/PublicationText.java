package org.unseal.proof.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.unseal.proof.publication.Amount;
import org.unseal.proof.publication.Nested;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedCall;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.Shares;
import org.unseal.proof.verify.FindingCode.Group;

/** A publication's verdict in words that a reporter understands, without colours. */
public final class PublicationText {
  private static final int MOST_LINES = 40;

  private final PublicationVerdict verdict;
  private final List<String> lines = new ArrayList<>();

  private PublicationText(PublicationVerdict verdict) {
    this.verdict = verdict;
  }

  /** The lines, the most important first. */
  public static List<String> of(PublicationVerdict verdict) {
    PublicationText text = new PublicationText(verdict);
    text.headline();
    text.findings();
    verdict.facts().ifPresent(text::facts);
    return List.copyOf(text.lines);
  }

  private void headline() {
    if (verdict.recalled()) {
      lines.add(
          "RECALLED. The office took this version back; do not rely on it, do not pass it on.");
    } else if (verdict.good()) {
      lines.add(
          "INTACT. Every clip matches its sealed recording; all else is as it was published.");
      if (verdict.counts().containsKey(FindingCode.NOT_NEWEST)) {
        lines.add("  It is NOT THE NEWEST version; see below.");
      }
    } else if (verdict.intact() && !verdict.proved()) {
      lines.add("NOT ALL OF IT IS PROVED. What can be checked matches; the findings say what");
      lines.add("  can't be.");
    } else if (verdict.intact()) {
      lines.add("INTACT, BUT NOBODY HERE KNOWS WHO SIGNED IT.");
      lines.add("  Anybody can publish what matches itself. Get the publisher's fingerprint");
      lines.add("  from somewhere else than this folder, and give it with --trust.");
    } else {
      lines.add("NOT INTACT. Do not rely on this publication before the findings are explained.");
    }
  }

  private void findings() {
    list(
        "Findings",
        verdict.findings().stream()
            .filter(finding -> finding.code().group() != Group.NOTE)
            .sorted(Comparator.comparing(finding -> finding.code().group()))
            .toList());
    list(
        "To be known",
        verdict.findings().stream()
            .filter(finding -> finding.code().group() == Group.NOTE)
            .toList());
  }

  private void list(String title, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    head(title);
    findings.stream()
        .limit(MOST_LINES)
        .forEach(finding -> lines.add("  " + SummaryText.line(finding)));
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

  private void head(String title) {
    lines.add("");
    lines.add(title);
  }

  private void facts(PublicationFacts facts) {
    Publication publication = facts.publication();
    head("What it is");
    lines.add("  " + publication.name().title() + ", " + publication.name().agency());
    lines.add(
        "  Version %d of %s%s"
            .formatted(
                publication.version().number(),
                publication.created(),
                publication
                    .developing()
                    .map(asOf -> ", developing: more may come, as of " + asOf)
                    .orElse("")));
    publication
        .changes()
        .ifPresent(
            changes -> {
              lines.add("  In place of version %d; changed:".formatted(changes.version().number()));
              changes
                  .list()
                  .forEach(
                      change ->
                          lines.add(
                              "    %s: %s; %s"
                                  .formatted(
                                      change.severity().word(), change.text(), change.why())));
            });
    lines.add("  Newest: " + facts.newest());
    signer(facts);
    if (verdict.recalled()) {
      return;
    }
    clips(facts);
    calls(facts);
    totals(publication.totals());
    limits(facts);
  }

  private void signer(PublicationFacts facts) {
    head("Who signed");
    lines.add(
        facts
            .signer()
            .map(
                signer ->
                    "  the publication: %s%s  %s"
                        .formatted(
                            signer.standing().words(),
                            signer
                                .label()
                                .map(
                                    label -> ", which you call \"" + Finding.harmless(label) + "\"")
                                .orElse(""),
                            signer.key().fingerprint().words()))
            .orElse("  nobody whose signature holds"));
    if (facts.signer().isPresent()) {
      lines.add("  Keys within its clips are vouched for by that one.");
    }
  }

  private void clips(PublicationFacts facts) {
    head(verdict.intact() ? "What was proved, clip by clip" : "What is claimed, clip by clip");
    for (PublishedClip clip : facts.publication().clips()) {
      String shown =
          clip.first().isPresent() && clip.last().isPresent()
              ? ", recorder's clock " + clip.first().get() + " to " + clip.last().get()
              : "";
      lines.add(
          "  %s  %s  %s%s"
              .formatted(
                  clip.release().id(), clip.release().source(), clip.release().title(), shown));
      lines.add(
          "    frames %d to %d of %d, %s; %s"
              .formatted(
                  clip.frames().start(),
                  clip.frames().endExclusive() - 1,
                  clip.of(),
                  Words.seconds(clip.micros()),
                  switch (clip.sound()) {
                    case NONE -> "no sound in the original";
                    case REMOVED -> "sound removed";
                    case KEPT -> "sound kept";
                  }));
      part(facts, clip.release());
    }
    facts
        .publication()
        .joined()
        .ifPresent(
            file ->
                lines.add("  " + file + ": DERIVED from the clips. Its digest alone is checked."));
  }

  private void calls(PublicationFacts facts) {
    if (facts.publication().calls().isEmpty()) {
      return;
    }
    head("Dispatch recordings");
    for (PublishedCall call : facts.publication().calls()) {
      lines.add(
          "  %s  %s  %s, %s%s%s"
              .formatted(
                  call.release().id(),
                  call.release().source(),
                  call.release().title(),
                  Words.seconds(call.micros()),
                  call.stamp().map(stamp -> ", stamped " + stamp).orElse(""),
                  call.muted() > 0 ? ", " + Words.seconds(call.muted()) + " silenced" : ""));
      part(facts, call.release());
    }
  }

  private void part(PublicationFacts facts, Nested release) {
    Optional<PublicationFacts.Part> part =
        facts.parts().stream().filter(one -> one.release().equals(release)).findFirst();
    if (part.isEmpty() || part.get().verdict().isEmpty()) {
      lines.add("    could not be checked");
      return;
    }
    Verdict own = part.get().verdict().get();
    own.facts()
        .ifPresent(
            found ->
                found.tracks().stream()
                    .filter(track -> !track.files().isEmpty())
                    .forEach(track -> lines.add("    " + track(track))));
    lines.add(own.intact() ? "    INTACT" : "    NOT INTACT; see the findings");
    part.get().approvals().forEach(words -> lines.add("    " + Finding.harmless(words)));
  }

  private static String track(Facts.Track track) {
    String rendered =
        track.renderedOn().isEmpty()
            ? ""
            : " on " + Finding.harmless(String.join("; ", track.renderedOn().keySet()));
    String again =
        track.rendered().leaves() == 0
            ? ""
            : ", " + Words.seconds(track.rendered().micros()) + " made again" + rendered;
    return "%s: %s bit-exact%s"
        .formatted(track.track(), Words.seconds(track.copied().micros()), again);
  }

  private void totals(Shares totals) {
    head("How much there is, of all recordings with pictures (the publisher's own sums, added up)");
    share("there is", totals.existing(), totals);
    share("released", totals.released(), totals);
    share("redacted", totals.redacted(), totals);
    share("withheld", totals.withheld(), totals);
    share("not addressed", totals.notAddressed(), totals);
  }

  private void share(String name, Amount amount, Shares totals) {
    long all = totals.existing().frames();
    long tenths = all == 0 ? 0 : Math.round(1000.0 * amount.frames() / all);
    lines.add(
        "  %-14s %10s frames  %10s  %3d.%d %%"
            .formatted(
                name, amount.frames(), Words.seconds(amount.micros()), tenths / 10, tenths % 10));
  }

  private void limits(PublicationFacts facts) {
    head("What this does not say");
    lines.add("  Whether the sealed files are what the cameras saw, and whether there are others.");
    lines.add(
        "  Whether in re-encoded pictures only masks were changed, beyond the picture check:");
    for (PublicationFacts.Part part : facts.parts()) {
      part.verdict()
          .flatMap(Verdict::facts)
          .filter(clip -> clip.muted().isEmpty()) // a call has no pictures
          .ifPresent(clip -> lines.add("    " + part.release().id() + ": " + clip.pictures()));
    }
    lines.add("  Whether logs, pages and statements are true. They are those that were published.");
    if (facts.publication().clips().stream().noneMatch(clip -> clip.reference().isPresent())) {
      lines.add("  When anything happened: the clips are in no common time.");
    }
  }
}
