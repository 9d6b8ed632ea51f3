package org.unseal.engine.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.unseal.engine.ground.Grounds;
import org.unseal.engine.intake.Item;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.sound.CaseMutes;
import org.unseal.engine.sound.Mute;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.recording.FrameSpan;

/**
 * What is muted in the calls that the scope publishes. What the scope keeps back of one is in the
 * withheld log: a mute is told only where it takes out what would else be heard.
 */
final class MutedCalls {
  private static final long SECOND = 1_000_000;

  private final Grounds grounds;
  private final CaseHistory history;
  private final List<MutedRow> rows = new ArrayList<>();
  private final Map<String, Integer> entries = new LinkedHashMap<>();

  private MutedCalls(Grounds grounds, CaseHistory history) {
    this.grounds = grounds;
    this.history = history;
  }

  static List<MutedRow> rows(CaseReading reading, CaseHistory history) {
    return rows(
        KeptScope.of(reading),
        reading.records(RecordKind.ITEM).stream().map(Item::read).toList(),
        CaseMutes.all(reading),
        Grounds.of(reading),
        history);
  }

  static List<MutedRow> rows(
      KeptScope scope, List<Item> items, List<Mute> mutes, Grounds grounds, CaseHistory history) {
    MutedCalls calls = new MutedCalls(grounds, history);
    for (Item item : items) {
      if (!item.pictures()) {
        scope.item(item.id()).ifPresent(one -> calls.add(item, one, mutes));
      }
    }
    return List.copyOf(calls.rows);
  }

  private void add(Item item, Scope.ItemScope scope, List<Mute> mutes) {
    mutes.stream()
        .filter(mute -> mute.item().equals(item.id()))
        .sorted((one, other) -> Long.compare(one.from(), other.from()))
        .forEach(mute -> heard(scope).forEach(around -> add(item, mute, around)));
  }

  /** Stretches that the public hears, of whichever clause: neighbours are one. */
  private static List<Scope.Stretch> heard(Scope.ItemScope scope) {
    List<Scope.Stretch> heard = new ArrayList<>();
    for (Scope.Stretch stretch : scope.stretches()) {
      if (!stretch.fate().published()) {
        continue;
      }
      Optional<Scope.Stretch> last =
          heard.isEmpty()
              ? Optional.empty()
              : Optional.of(heard.getLast())
                  .filter(one -> one.frames().endExclusive() == stretch.frames().start())
                  .filter(one -> one.ground().equals(stretch.ground()));
      if (last.isPresent()) {
        heard.removeLast();
      }
      heard.add(
          last.map(
                  one ->
                      new Scope.Stretch(
                          new FrameSpan(one.frames().start(), stretch.frames().endExclusive()),
                          one.fate(),
                          one.ground()))
              .orElse(stretch));
    }
    return heard;
  }

  private void add(Item item, Mute mute, Scope.Stretch around) {
    long length = item.length().orElse(Long.MAX_VALUE);
    long from = Math.max(mute.from(), around.frames().start() * SECOND);
    long to = Math.min(Math.min(mute.end(), length), around.frames().endExclusive() * SECOND);
    if (from >= to) {
      return;
    }
    Optional<CaseHistory.Made> made = Optional.ofNullable(history.mutes().get(mute.id()));
    rows.add(
        new MutedRow(
            item.id() + "." + entries.merge(item.id(), 1, Integer::sum),
            item.id(),
            item.source(),
            mute.id(),
            new FrameSpan(
                Math.toIntExact(from / SECOND), Math.toIntExact(Math.ceilDiv(to, SECOND))),
            new WithheldRow.Media(from, to),
            mute.with(),
            mute.label(),
            Stream.of(around).flatMap(one -> one.ground().stream()).toList(),
            LogGround.of(grounds.basis(mute.ground())),
            made.map(CaseHistory.Made::person),
            made.map(CaseHistory.Made::at)));
  }
}
