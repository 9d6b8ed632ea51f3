package org.unseal.proof.custody;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.casefile.Role;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.SigningKey;

/** A log that a test writes entry by entry, right or wrong. */
final class DrawnLog {
  static final CaseFacts FACTS =
      new CaseFacts("ab".repeat(16), "Harbour School", "Alder County", "America/New_York");

  final SigningKey dana;
  final SigningKey lee;
  final List<SignedEvent> events = new ArrayList<>();

  DrawnLog() {
    this(SigningKey.create(), SigningKey.create());
  }

  DrawnLog(SigningKey dana, SigningKey lee) {
    this.dana = dana;
    this.lee = lee;
  }

  /** The same people and its first entries. */
  DrawnLog until(int entries) {
    DrawnLog copy = new DrawnLog(dana, lee);
    copy.events.addAll(events.subList(0, entries));
    return copy;
  }

  Person dana() {
    return new Person("dana", "Dana Ortiz", Role.CUSTODIAN, Optional.empty(), dana.signer(), true);
  }

  Person lee() {
    return new Person("lee", "Lee Park", Role.ANALYST, Optional.empty(), lee.signer(), true);
  }

  Head head() {
    return events.isEmpty() ? Head.NONE : events.getLast().head();
  }

  /** Opened by Dana, who admits Lee, who receives two items and takes one back. */
  static DrawnLog whole() {
    DrawnLog log = new DrawnLog();
    log.byDana(Action.CASE_OPENED, FACTS.put(), log.dana().put("p1"));
    log.byDana(Action.PERSON_ADDED, log.lee().put("p2"));
    log.byLee(Action.RECEIVED, item("i1", "one"), item("i2", "two"));
    log.byLee(Action.CORRECTED, new Change.Remove(RecordKind.ITEM, "i2"));
    log.byDana(Action.VIEWED);
    return log;
  }

  static Change.Put item(String id, String text) {
    return new Change.Put(RecordKind.ITEM, id, new ObjectWriter().put("text", text).end());
  }

  void byDana(Action action, Change... changes) {
    add(event(new Actor("p1", Role.CUSTODIAN, dana.signer()), action, changes), dana);
  }

  void byLee(Action action, Change... changes) {
    add(event(new Actor("p2", Role.ANALYST, lee.signer()), action, changes), lee);
  }

  CustodyEvent event(Actor actor, Action action, Change... changes) {
    return event(FACTS.id(), actor, action, changes);
  }

  CustodyEvent event(String caseId, Actor actor, Action action, Change... changes) {
    return new CustodyEvent(
        caseId,
        head(),
        Moment.of(Instant.parse("2026-03-09T14:02:11Z"), ZoneId.of("America/New_York")),
        actor,
        Optional.of("a test"),
        "unseal test",
        action,
        Optional.empty(),
        new ObjectWriter().end(),
        List.of(changes));
  }

  void add(CustodyEvent event, SigningKey key) {
    events.add(SignedEvent.sign(event, key));
  }

  CustodyVerdict check(CustodyAnchor... anchors) {
    return check(events.stream().map(SignedEvent::line).toList(), anchors);
  }

  static CustodyVerdict check(List<byte[]> lines, CustodyAnchor... anchors) {
    LogCheck check = new LogCheck();
    lines.forEach(check::line);
    return check.end(List.of(anchors));
  }

  List<byte[]> lines() {
    return new ArrayList<>(events.stream().map(SignedEvent::line).toList());
  }
}
