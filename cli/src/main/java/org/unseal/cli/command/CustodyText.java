package org.unseal.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unseal.engine.custody.CustodyCheck;
import org.unseal.proof.custody.CustodyAnchor;
import org.unseal.proof.custody.CustodyCode;
import org.unseal.proof.custody.CustodyFinding;
import org.unseal.proof.custody.CustodyVerdict;
import org.unseal.proof.custody.Head;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;

/** What a check of a log showed, for a person and for a program. */
final class CustodyText {
  private final CustodyCheck.Answer answer;
  private final CustodyVerdict verdict;

  CustodyText(CustodyCheck.Answer answer) {
    this.answer = answer;
    this.verdict = answer.verdict();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (CustodyFinding finding : verdict.findings()) {
      lines.add(
          "%s  %s%s%s"
              .formatted(
                  finding.code(),
                  finding.seq() > 0 ? "entry " + finding.seq() + ": " : "",
                  finding.code().words(),
                  finding.what().isEmpty() ? "" : " (" + finding.what() + ")"));
    }
    for (Map.Entry<CustodyCode, Long> count : verdict.counts().entrySet()) {
      long listed = verdict.findings().stream().filter(one -> one.code() == count.getKey()).count();
      if (count.getValue() > listed) {
        lines.add("%s  %d in all".formatted(count.getKey(), count.getValue()));
      }
    }
    lines.add(
        verdict.good()
            ? "%d entries, each signed by its actor over the one before; nothing was changed"
                .formatted(verdict.entries())
            : "%d entries; NOT as it should be, see above".formatted(verdict.entries()));
    answer
        .opener()
        .ifPresent(person -> lines.add("opened with key  " + person.key().fingerprint().words()));
    verdict.head().ifPresent(head -> lines.add("custody head  " + head));
    lines.add(reach());
    return lines;
  }

  /** What the check can't know without a head from elsewhere. */
  private String reach() {
    Head anchored = verdict.anchored();
    long end = verdict.head().map(Head::seq).orElse(verdict.entries());
    if (anchored.equals(Head.NONE)) {
      return "no head from elsewhere is known: a log that was rewritten or cut by those with its"
          + " keys would not be noticed; give one with --head or --anchor";
    }
    String source =
        verdict.held().stream()
            .filter(one -> one.head().equals(anchored))
            .map(CustodyAnchor::source)
            .findFirst()
            .orElse("");
    return anchored.seq() < end
        ? "anchored up to entry %d (%s); entries cut behind %d would not be noticed without --head"
            .formatted(anchored.seq(), source, anchored.seq())
        : "anchored up to its end, entry %d (%s)".formatted(anchored.seq(), source);
  }

  JsonObject json() {
    ObjectWriter counts = new ObjectWriter();
    verdict.counts().forEach((code, count) -> counts.put(code.name(), count));
    ObjectWriter line =
        new ObjectWriter()
            .put("command", "custody check")
            .put("good", verdict.good())
            .put("entries", verdict.entries())
            .put("anchoredSeq", verdict.anchored().seq())
            .put("anchors", verdict.held().size())
            .put("findingCounts", counts.end())
            .put("findings", verdict.findings().stream().map(CustodyText::finding).toList());
    verdict.head().ifPresent(head -> line.put(Head.FIELD, head.json()));
    answer.caseId().ifPresent(id -> line.put("caseId", id));
    return line.end();
  }

  /** Without what it is exactly: that may name a file of the case. */
  private static JsonValue finding(CustodyFinding finding) {
    return new ObjectWriter()
        .put("code", new JsonText(finding.code().name()))
        .put("seq", finding.seq())
        .end();
  }
}
