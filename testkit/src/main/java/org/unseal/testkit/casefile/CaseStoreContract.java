package org.unseal.testkit.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.CaseOpening;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.CaseStore;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Head;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;

/** What every store does, whatever it keeps a case in. A store of its own extends it. */
public abstract class CaseStoreContract {
  @TempDir private Path folder;

  private CaseStore store = new MemoryCaseStore();
  private CaseFile file =
      new CaseFile(
          store, new CaseFolders(Path.of("")), Optional.empty(), DrawnCase.TOOL, DrawnCase.CLOCK);

  /** For those who keep this contract. */
  protected CaseStoreContract() {}

  /** A store that keeps an empty case in this folder. */
  protected abstract CaseStore create(Path folder);

  /**
   * The same case once more, while the first may still be open; the same store where it keeps
   * nothing outside itself.
   */
  protected abstract CaseStore again(Path folder, CaseStore first);

  @BeforeEach
  final void open() {
    store = create(folder);
    Signatory first = DrawnCase.custodian();
    new CaseOpening(DrawnCase.TOOL, DrawnCase.CLOCK)
        .open(store, DrawnCase.FACTS, DrawnCase.person(first), first);
    file = file(store, first);
  }

  private CaseFile file(CaseStore kept, Signatory signatory) {
    return new CaseFile(
        kept, new CaseFolders(folder), Optional.of(signatory), DrawnCase.TOOL, DrawnCase.CLOCK);
  }

  @AfterEach
  final void close() {
    file.close();
  }

  private static JsonObject body(String text) {
    return new ObjectWriter().put("text", text).end();
  }

  private static Change.Put item(String id, String text) {
    return new Change.Put(RecordKind.ITEM, id, body(text));
  }

  @Test
  final void anEmptyStoreHasNoHead() {
    try (CaseStore empty = create(folder.resolve("other"))) {
      assertThat(empty.<Head>read(CaseReading::head)).isEqualTo(Head.NONE);
      assertThat(empty.<Long>read(reading -> reading.nextNumber(RecordKind.ITEM))).isEqualTo(1);
    }
  }

  @Test
  final void whatWasAppendedIsThereWhenItIsOpenedAgain() {
    Head head = file.append(Entry.of(Action.RECEIVED, item("i1", "one"), item("i2", "two")));

    CaseStore second = again(folder, store);
    assertThat(second.<Head>read(CaseReading::head)).isEqualTo(head);
    assertThat(second.<List<CaseRecord>>read(reading -> reading.records(RecordKind.ITEM)))
        .containsExactly(
            new CaseRecord(RecordKind.ITEM, "i1", 2, body("one")),
            new CaseRecord(RecordKind.ITEM, "i2", 2, body("two")));
    second.close();
  }

  @Test
  final void recordsComeInTheOrderOfTheirNumbers() {
    file.append(
        Entry.of(
            Action.RECEIVED,
            item("i10", ""),
            item("i9", ""),
            item("cam-b", ""),
            item("cam-a", "")));

    assertThat(file.records(RecordKind.ITEM))
        .extracting(CaseRecord::id)
        .containsExactly("cam-a", "cam-b", "i9", "i10");
  }

  @Test
  final void aRecordIsReplacedAsAWhole() {
    file.append(Entry.of(Action.RECEIVED, item("i1", "one")));
    file.append(Entry.of(Action.CORRECTED, item("i1", "other")));

    assertThat(file.record(RecordKind.ITEM, "i1"))
        .contains(new CaseRecord(RecordKind.ITEM, "i1", 3, body("other")));
  }

  @Test
  final void aRemovedRecordIsGoneAndItsNumberStaysUsed() {
    file.append(Entry.of(Action.RECEIVED, item("i1", "one"), item("i2", "two")));
    file.append(Entry.of(Action.CORRECTED, new Change.Remove(RecordKind.ITEM, "i2")));

    assertThat(file.record(RecordKind.ITEM, "i2")).isEmpty();
    assertThat(file.records(RecordKind.ITEM)).extracting(CaseRecord::id).containsExactly("i1");
    assertThat(file.nextNumber(RecordKind.ITEM)).isEqualTo(3);
  }

  @Test
  final void whatIsNotThereCannotBeRemoved() {
    Head before = file.head();

    assertThatThrownBy(
            () -> file.append(Entry.of(Action.CORRECTED, new Change.Remove(RecordKind.ITEM, "i7"))))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RECORD_MISSING));
    assertThat(file.head()).isEqualTo(before);
  }

  @Test
  final void anAuthorWhoFailsLeavesTheCaseAsItWas() {
    Head before = file.head();

    assertThatThrownBy(
            () ->
                file.append(
                    _ -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(file.head()).isEqualTo(before);
    assertThat(file.append(Entry.of(Action.VIEWED)).seq()).isEqualTo(2);
  }

  @Test
  final void anEventOfManyAndLargeRecordsIsOne() {
    String large = "x".repeat(1 << 20);
    Change[] changes =
        IntStream.rangeClosed(1, 2000)
            .mapToObj(i -> item("i" + i, i == 7 ? large : "text " + i))
            .toArray(Change[]::new);

    assertThat(file.append(Entry.of(Action.RECEIVED, changes)).seq()).isEqualTo(2);

    assertThat(file.records(RecordKind.ITEM)).hasSize(2000);
    assertThat(file.record(RecordKind.ITEM, "i7").orElseThrow().body()).isEqualTo(body(large));
  }

  @Test
  final void anAuthorSeesTheCaseAsItIsWritten() {
    for (int i = 0; i < 3; i++) {
      file.append(
          reading ->
              Entry.of(Action.RECEIVED, item("i" + reading.nextNumber(RecordKind.ITEM), "text")));
    }

    assertThat(file.records(RecordKind.ITEM))
        .extracting(CaseRecord::id)
        .containsExactly("i1", "i2", "i3");
  }

  @Test
  final void theLogAndTheReadingAreShownAsTheyAreKept() {
    file.append(Entry.of(Action.RECEIVED, item("i1", "one"), item("i2", "two")));
    file.append(Entry.of(Action.CORRECTED, new Change.Remove(RecordKind.ITEM, "i1")));
    List<String> seen = new ArrayList<>();

    file.inspect(
        new CaseStore.Inspector() {
          @Override
          public void event(long seq, String hash, String event, String signature) {
            seen.add("event " + seq);
            if (seq == 3) {
              assertThat(new Head(seq, org.unseal.proof.digest.Digest.ofHex(hash)))
                  .isEqualTo(file.head());
            }
          }

          @Override
          public void record(String kind, String id, long number, long seq, Optional<String> body) {
            seen.add(kind + " " + id + " " + number + " " + seq + " " + body.isPresent());
          }
        });

    assertThat(seen)
        .containsExactlyInAnyOrder(
            "event 1",
            "event 2",
            "event 3",
            "case case 0 1 true",
            "person p1 1 1 true",
            "item i1 1 3 false",
            "item i2 2 2 true");
  }
}
