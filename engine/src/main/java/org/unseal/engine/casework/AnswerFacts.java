package org.unseal.engine.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.unseal.engine.answer.ClipFacts;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.ground.LegalBasis;
import org.unseal.engine.intake.Item;
import org.unseal.engine.log.RedactionLog;
import org.unseal.engine.log.RedactionRow;
import org.unseal.engine.log.WithheldLog;
import org.unseal.engine.log.WithheldRow;
import org.unseal.engine.publish.PublicationContent.ClipRelease;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.order.ClauseId;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;

/** What an answer to the order says of a version's clips, from what was made and logged. */
final class AnswerFacts {
  private AnswerFacts() {}

  /** Labels of those who are shown in at least one frame of a clip. */
  static Set<String> shown(CaseClip clip) {
    Set<String> shown = new LinkedHashSet<>();
    FrameSpan frames = clip.clip().frames();
    clip.analysis()
        .read(
            stretch -> {
              for (Track track : stretch.tracks()) {
                for (Segment segment : track.segments()) {
                  Optional.ofNullable(clip.decisions().segments().get(segment.id()))
                      .filter(SegmentDecision::clear)
                      .filter(_ -> meet(segment.frames(), frames))
                      .flatMap(SegmentDecision::person)
                      .ifPresent(shown::add);
                }
              }
            });
    return shown;
  }

  private static boolean meet(FrameSpan one, FrameSpan other) {
    return one.start() < other.endExclusive() && other.start() < one.endExclusive();
  }

  /** Of every clip. */
  static List<ClipFacts> clips(
      CaseFile file,
      List<ClipRelease> clips,
      Map<String, Set<String>> shown,
      RedactionLog redactions) {
    List<ClipFacts> facts = new ArrayList<>();
    for (ClipRelease clip : clips) {
      facts.add(
          new ClipFacts(
              clip.id(),
              "published",
              OptionalLong.of(clip.micros()),
              coverings(clip.id(), redactions),
              List.copyOf(shown.getOrDefault(clip.id(), Set.of())),
              Optional.of(sound(file, clip.recording()))));
    }
    return facts;
  }

  /** One for each ground, with the entries of the log that rest on it. */
  private static List<ClipFacts.Covering> coverings(String clip, RedactionLog redactions) {
    Map<Optional<String>, List<String>> entries = new LinkedHashMap<>();
    for (RedactionRow row : redactions.covered()) {
      if (row.clip().equals(clip)) {
        entries
            .computeIfAbsent(row.ground().basis().map(LegalBasis::code), _ -> new ArrayList<>())
            .add(row.entry());
      }
    }
    List<ClipFacts.Covering> coverings = new ArrayList<>();
    entries.forEach(
        (ground, rows) ->
            coverings.add(
                new ClipFacts.Covering(
                    rows.size() == 1
                        ? "one stretch is covered"
                        : rows.size() + " stretches are covered",
                    ground,
                    rows.size() == 1 ? rows : List.of(rows.getFirst() + " to " + rows.getLast()))));
    return coverings;
  }

  private static String sound(CaseFile file, String item) {
    boolean recorded =
        file.record(RecordKind.ITEM, item).map(Item::read).stream()
            .flatMap(one -> one.facts().tracks().stream())
            .anyMatch(track -> track.track().startsWith("a"));
    return recorded ? "removed" : "none in the original";
  }

  /** Entries of the withheld log, by the clause on which they rest. */
  static Map<ClauseId, List<String>> rows(WithheldLog withheld) {
    Map<ClauseId, List<String>> rows = new LinkedHashMap<>();
    for (WithheldRow row : withheld.kept()) {
      row.clause()
          .ifPresent(
              clause -> rows.computeIfAbsent(clause, _ -> new ArrayList<>()).add(row.entry()));
    }
    return rows;
  }
}
