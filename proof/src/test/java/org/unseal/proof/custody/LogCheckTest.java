package org.unseal.proof.custody;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.casefile.Role;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.SignatureCheck;
import org.unseal.proof.key.SigningKey;

class LogCheckTest {
  private final DrawnLog log = DrawnLog.whole();

  private static CustodyAnchor anchor(Head head) {
    return new CustodyAnchor(head, "receipt");
  }

  private static void assertFound(CustodyVerdict verdict, CustodyCode code, long seq) {
    assertThat(verdict.good()).isFalse();
    assertThat(verdict.findings())
        .as("%s", verdict.findings())
        .anyMatch(finding -> finding.code() == code && finding.seq() == seq);
  }

  private static void assertOnly(CustodyVerdict verdict, CustodyCode code, long seq) {
    assertFound(verdict, code, seq);
    assertThat(verdict.counts()).containsExactly(Map.entry(code, 1L));
  }

  @Test
  void aLogAsItWasWrittenHasNoFindings() {
    CustodyVerdict verdict = log.check();

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.entries()).isEqualTo(5);
    assertThat(verdict.head()).contains(log.head());
    assertThat(verdict.anchored()).isEqualTo(Head.NONE);
  }

  @Test
  void anEmptyLogIsAFinding() {
    assertOnly(DrawnLog.check(List.of()), CustodyCode.LOG_EMPTY, 0);
  }

  @Test
  void aDeletedEventIsMissing() {
    for (int gone = 0; gone < 4; gone++) {
      List<byte[]> lines = log.lines();
      lines.remove(gone);
      assertFound(DrawnLog.check(lines), CustodyCode.EVENT_MISSING, gone + 1);
    }
  }

  @Test
  void twoSwappedEventsAreOutOfOrder() {
    for (int first = 0; first < 4; first++) {
      List<byte[]> lines = log.lines();
      Collections.swap(lines, first, first + 1);
      assertFound(DrawnLog.check(lines), CustodyCode.EVENT_OUT_OF_ORDER, first + 1);
    }
  }

  @Test
  void anEventThatStandsTwiceIsOutOfOrder() {
    List<byte[]> lines = log.lines();
    lines.add(3, lines.get(2));
    assertOnly(DrawnLog.check(lines), CustodyCode.EVENT_OUT_OF_ORDER, 3);
  }

  @Test
  void anEditedEventIsNotWhatWasSignedAndTheNextDoesNotJoin() {
    List<byte[]> lines = log.lines();
    String edited = new String(lines.get(2), UTF_8).replace("\"one\"", "\"won\"");
    lines.set(2, edited.getBytes(UTF_8));

    CustodyVerdict verdict = DrawnLog.check(lines);

    assertFound(verdict, CustodyCode.EVENT_SIGNATURE_BAD, 3);
    assertFound(verdict, CustodyCode.EVENT_CHAIN_BROKEN, 4);
  }

  @Test
  void aChangedByteOfAnEntryIsFoundWhereverItIs() {
    byte[] line = log.lines().get(2);
    for (int at = 0; at < line.length; at += 5) {
      byte[] changed = line.clone();
      changed[at] ^= 1;
      assertThat(passes(changed)).as("byte %d", at).isFalse();
    }
    assertThat(passes(line)).isTrue();
  }

  private static boolean passes(byte[] line) {
    try {
      return SignedEvent.read(line).check() == SignatureCheck.VALID;
    } catch (MalformedJsonException e) {
      return false;
    }
  }

  @Test
  void anEventInOtherBytesThanTheOneWayIsMalformed() {
    List<byte[]> lines = log.lines();
    String spaced = new String(lines.get(2), UTF_8).replace("\"action\":", "\"action\": ");
    lines.set(2, spaced.getBytes(UTF_8));

    assertFound(DrawnLog.check(lines), CustodyCode.EVENT_MALFORMED, 3);
  }

  @Test
  void anEventReplacedByItsOwnActorBreaksTheChain() {
    DrawnLog other = log.until(2);
    other.byLee(Action.RECEIVED, DrawnLog.item("i1", "other"), DrawnLog.item("i2", "two"));
    List<byte[]> lines = log.lines();
    lines.set(2, other.events.getLast().line());

    assertOnly(DrawnLog.check(lines), CustodyCode.EVENT_CHAIN_BROKEN, 4);
  }

  @Test
  void aLogRewrittenAsAWholeContradictsWhatWasGivenOut() {
    DrawnLog other = log.until(2);
    other.byLee(Action.RECEIVED, DrawnLog.item("i1", "other"));
    other.byDana(Action.VIEWED);
    other.byDana(Action.VIEWED);
    assertThat(other.check().good()).isTrue();

    CustodyVerdict verdict =
        other.check(anchor(log.events.get(1).head()), anchor(log.events.get(3).head()));

    assertOnly(verdict, CustodyCode.ANCHOR_CONTRADICTED, 4);
    assertThat(verdict.anchored()).isEqualTo(log.events.get(1).head());
  }

  @Test
  void aCutTailIsFoundWithItsHeadAndOtherwiseTheAnswerSaysHowFarItReaches() {
    Head end = log.head();
    Head receipt = log.events.get(2).head();
    log.events.removeLast();

    assertOnly(log.check(anchor(receipt), anchor(end)), CustodyCode.LOG_CUT, 5);
    CustodyVerdict without = log.check(anchor(receipt));
    assertThat(without.good()).isTrue();
    assertThat(without.anchored()).isEqualTo(receipt);
    assertThat(without.head().orElseThrow().seq()).isEqualTo(4);
  }

  @Test
  void anEventOfAnotherCaseIsAFinding() {
    log.add(
        log.event("cd".repeat(16), log.events.getFirst().event().actor(), Action.VIEWED), log.dana);

    assertOnly(log.check(), CustodyCode.EVENT_OF_OTHER_CASE, 6);
  }

  @Test
  void whoWasNeverAdmittedMayNotSign() {
    try (SigningKey stranger = SigningKey.create()) {
      log.add(
          log.event(new Actor("p9", Role.CUSTODIAN, stranger.signer()), Action.VIEWED), stranger);
      assertOnly(log.check(), CustodyCode.EVENT_NOT_ALLOWED, 6);
    }
  }

  @Test
  void anotherKeyInSomebodysNameMayNotSign() {
    try (SigningKey stranger = SigningKey.create()) {
      log.add(
          log.event(new Actor("p1", Role.CUSTODIAN, stranger.signer()), Action.VIEWED), stranger);
      assertOnly(log.check(), CustodyCode.EVENT_NOT_ALLOWED, 6);
    }
  }

  @Test
  void whoWasRemovedMayNotSign() {
    log.byDana(Action.PERSON_REMOVED, log.lee().removed().put("p2"));
    log.byLee(Action.VIEWED);

    assertOnly(log.check(), CustodyCode.EVENT_NOT_ALLOWED, 7);
  }

  @Test
  void onlyACustodianAdmitsPeople() {
    try (SigningKey stranger = SigningKey.create()) {
      Person friend =
          new Person("sam", "Sam", Role.CUSTODIAN, Optional.empty(), stranger.signer(), true);
      log.byLee(Action.PERSON_ADDED, friend.put("p3"));
    }
    assertOnly(log.check(), CustodyCode.EVENT_NOT_ALLOWED, 6);
  }

  @Test
  void nobodyGivesThemselvesAnotherRole() {
    Person promoted =
        new Person("lee", "Lee Park", Role.CUSTODIAN, Optional.empty(), log.lee.signer(), true);
    log.byLee(Action.PERSON_CHANGED, promoted.put("p2"));

    assertOnly(log.check(), CustodyCode.EVENT_NOT_ALLOWED, 6);
  }

  @Test
  void aReplacedKeySignsFromTheNextEventOnAndTheOldOneNoMore() {
    try (SigningKey fresh = SigningKey.create()) {
      log.byLee(Action.KEY_REPLACED, log.lee().with(fresh.signer()).put("p2"));
      log.add(log.event(new Actor("p2", Role.ANALYST, fresh.signer()), Action.VIEWED), fresh);
      assertThat(log.check().findings()).isEmpty();

      log.byLee(Action.VIEWED);
      assertOnly(log.check(), CustodyCode.EVENT_NOT_ALLOWED, 8);
    }
  }

  @Test
  void peopleAndTheCaseAreNeverTakenOut() {
    log.byDana(Action.CORRECTED, new Change.Remove(RecordKind.PERSON, "p2"));
    assertFound(log.check(), CustodyCode.EVENT_NOT_ALLOWED, 6);
  }

  @Test
  void whatIsNotThereCannotBeRemoved() {
    log.byLee(Action.CORRECTED, new Change.Remove(RecordKind.ITEM, "i2"));
    assertOnly(log.check(), CustodyCode.EVENT_IMPOSSIBLE, 6);
  }

  @Test
  void aCaseThatSomebodyElseOpensIsNotOpened() {
    DrawnLog other = new DrawnLog();
    other.byDana(Action.CASE_OPENED, DrawnLog.FACTS.put(), other.lee().put("p1"));
    assertFound(other.check(), CustodyCode.EVENT_NOT_ALLOWED, 1);
  }

  @Test
  void aRecordThatQuotesAnotherHeadIsAFinding() {
    log.byDana(
        Action.RECEIPT_ISSUED,
        new Change.Put(
            RecordKind.RECEIPT,
            "c1",
            new ObjectWriter().put(Head.FIELD, log.events.get(2).head().json()).end()));
    assertThat(log.check().findings()).isEmpty();
    log.byDana(
        Action.RECEIPT_ISSUED,
        new Change.Put(
            RecordKind.RECEIPT,
            "c2",
            new ObjectWriter()
                .put(Head.FIELD, new Head(3, log.events.get(3).head().hash()).json())
                .end()));

    assertOnly(log.check(), CustodyCode.EVENT_QUOTES_OTHER_HEAD, 7);
  }

  @Test
  void aThousandFindingsAreCountedAndAFewListed() {
    List<byte[]> lines = log.lines();
    for (int i = 0; i < 1000; i++) {
      lines.add(lines.getFirst());
    }

    CustodyVerdict verdict = DrawnLog.check(lines);

    assertThat(verdict.counts()).containsEntry(CustodyCode.EVENT_OUT_OF_ORDER, 1000L);
    assertThat(verdict.findings()).hasSize(20);
  }

  @Test
  void anEventThatIsTooLongIsNotSigned() {
    String text = "x".repeat(CustodyEvent.LONGEST);
    CustodyEvent event =
        log.event(
            log.events.getFirst().event().actor(), Action.RECEIVED, DrawnLog.item("i9", text));

    assertThatThrownBy(() -> SignedEvent.sign(event, log.dana))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aHeadIsReadAsItIsWritten() {
    assertThat(Head.of(log.head().toString())).isEqualTo(log.head());
    for (String wrong : List.of("", "5", "0:" + "a".repeat(64), "5:" + "A".repeat(64), "05:x")) {
      assertThatThrownBy(() -> Head.of(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
