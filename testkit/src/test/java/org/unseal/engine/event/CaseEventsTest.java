package org.unseal.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.roster.Category;
import org.unseal.engine.roster.Subject;
import org.unseal.engine.scope.KeptScope;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.order.ClauseId;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.proof.custody.Change;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.time.TimeClass;
import org.unseal.testkit.casefile.DrawnCase;

class CaseEventsTest {
  private static final FrameTimes TIMES =
      new FrameTimes(new long[] {0, 100, 200, 350, 400, 500, 600, 700, 800, 900}, 1000);

  @TempDir private Path folder;
  private Optional<CaseFile> open = Optional.empty();

  @BeforeEach
  void caseWithAClipOfFramesTwoToEight() {
    CaseFile made = DrawnCase.in(folder);
    open = Optional.of(made);
    made.append(
        Entry.of(
            Action.SCOPE_FIXED,
            scope(clip(2, 8)),
            new Subject(
                    "calder",
                    "Ray Calder",
                    List.of(),
                    List.of(),
                    Category.OFFICER,
                    true,
                    List.of(),
                    Optional.empty())
                .put(),
            new Change.Put(
                RecordKind.LOG_ROW,
                "l1",
                new ObjectWriter().put("source", "alarm").put("row", 4).end())));
  }

  @AfterEach
  void close() {
    open.ifPresent(CaseFile::close);
  }

  private CaseFile file() {
    return open.orElseThrow();
  }

  private static Clip clip(int from, int to) {
    return new Clip(
        "c1", "i1", "cam-yard", new FrameSpan(from, to), true, List.of(new ClauseId("o1", "yard")));
  }

  private static Change.Put scope(Clip clip) {
    return new Change.Put(
        RecordKind.SCOPE,
        KeptScope.RECORD,
        new KeptScope(Digest.of(new byte[32]), LocalDate.of(2025, 5, 15), List.of(), List.of(clip))
            .body());
  }

  private static EventBasis observed(int from, int to) {
    return new EventBasis.Observed(List.of(TIMES.of(clip(2, 8), new FrameSpan(from, to))));
  }

  private CaseEvent event(String text, EventBasis basis, Visibility visibility) {
    return CaseEvents.record(file(), text, List.of("calder"), basis, visibility);
  }

  private record Seeing(Seen pictures, Seen people) implements Visibility {
    @Override
    public Seen picture(Clip clip, FrameSpan frames) {
      return pictures;
    }

    @Override
    public Seen person(Clip clip, FrameSpan frames, String person) {
      return people;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He runs because the alarm rings.",
        "He drives in  order to help.",
        "The smoke CAUSED the alarm.",
        "He decided to leave.",
        "She wants to enter.",
        "The strobe triggers the crowd.",
        "Smoke sets off the alarm.",
        "He says \"because\".",
        "He failed to enter.",
      })
  void motiveAndCauseAreNotObserved(String text) {
    assertThatThrownBy(() -> event(text, observed(3, 5), Visibility.UNKNOWN))
        .isInstanceOf(UnsealException.class)
        .hasMessageContaining("--kind stated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He runs towards Building 7.",
        "A causeway is wet.",
        "An unwanted poster's corner is torn.",
        "He sets the cart's brake and walks off.",
        "The undecided crowd moves.",
      })
  void whatIsToBeSeenMayBeSaid(String text) {
    assertThat(event(text, observed(3, 5), Visibility.UNKNOWN).id()).isEqualTo("e1");
  }

  @Test
  void wordsOfARecordedVoiceAreNotOurs() {
    EventBasis row = CaseEvents.recorded(file(), "alarm#4");
    assertThat(event("A voice: \"we leave because of smoke\".", row, Visibility.UNKNOWN).text())
        .contains("because");
    assertThatThrownBy(() -> event("It rings because of smoke.", row, Visibility.UNKNOWN))
        .hasMessageContaining("neither a record has that");
  }

  @Test
  void observedIsRefusedWhereThePublicSeesNothingOfIt() {
    assertThatThrownBy(
            () ->
                event(
                    "He runs.",
                    observed(3, 5),
                    new Seeing(Visibility.Seen.HIDDEN, Visibility.Seen.VISIBLE)))
        .hasMessageContaining("the whole picture is covered");
    assertThatThrownBy(
            () ->
                event(
                    "He runs.",
                    observed(3, 5),
                    new Seeing(Visibility.Seen.VISIBLE, Visibility.Seen.HIDDEN)))
        .hasMessageContaining("calder is not to be seen in every one of these frames");
    assertThatThrownBy(() -> observed(1, 5)).hasMessageContaining("not all of these are among");
    assertThatThrownBy(() -> observed(5, 9)).hasMessageContaining("not all of these are among");
  }

  @Test
  void whatWasSaidIsMeasuredAgainByTheScopeOfTheDayOfPublishing() {
    CaseEvent made = event("He runs.", observed(3, 5), Visibility.UNKNOWN);
    file().append(Entry.of(Action.EVENT_RECORDED, made.put()));
    Visibility seen = new Seeing(Visibility.Seen.VISIBLE, Visibility.Seen.VISIBLE);

    assertThat(CaseEvents.objections(file(), seen)).isEmpty();
    assertThat(CaseEvents.objections(file(), Visibility.UNKNOWN))
        .containsExactly(
            "event e1: not yet checked: what is covered of c1 there",
            "event e1: not yet checked: whether calder is to be seen in c1 there");
    file().append(Entry.of(Action.SCOPE_FIXED, scope(clip(4, 8))));
    assertThat(CaseEvents.objections(file(), seen))
        .containsExactly(
            "event e1: not all of its frames are in c1 as the scope has it now; withdraw it or"
                + " mend it");
    file().append(Entry.of(Action.EVENT_RECORDED, made.withdrawnBecause("x").put()));
    assertThat(CaseEvents.objections(file(), Visibility.UNKNOWN)).isEmpty();
    assertThat(CaseEvents.of(file()).all().getFirst().withdrawn()).contains("x");
  }

  @Test
  void recordIsReadAsItWasWritten() {
    List<EventBasis> bases =
        List.of(
            observed(3, 5),
            CaseEvents.recorded(file(), "alarm#4"),
            new EventBasis.Stated("A", "then", "there", Optional.empty(), Optional.empty()),
            new EventBasis.NotShown("p1", List.of(TIMES.of(clip(2, 8), new FrameSpan(2, 8))), "h"));
    for (EventBasis basis : bases) {
      CaseEvent made = event("It is so.", basis, Visibility.UNKNOWN);
      file().append(Entry.of(Action.EVENT_RECORDED, made.put()));
      assertThat(CaseEvents.of(file()).require(made.id())).isEqualTo(made);
    }
  }

  @Test
  void framesOfAStretchAreThoseThatAreShownInIt() {
    assertThat(TIMES.shown(210, 360)).isEqualTo(new FrameSpan(2, 4));
    assertThat(TIMES.shown(350, 351)).isEqualTo(new FrameSpan(3, 4));
    assertThat(TIMES.shown(360, 360)).isEqualTo(new FrameSpan(3, 4));
    assertThatThrownBy(() -> TIMES.shown(1000, 2000)).hasMessageContaining("no frame");
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      long from = random.nextInt(999);
      long to = from + 1 + random.nextInt(300);
      FrameSpan shown = TIMES.shown(from, to);
      for (int frame = 0; frame < TIMES.frames(); frame++) {
        boolean overlaps = TIMES.begins(frame) < to && TIMES.ends(frame) > from;
        assertThat(shown.contains(frame))
            .as("%d..%d frame %d", from, to, frame)
            .isEqualTo(overlaps);
      }
    }
  }

  @Test
  void intervalIsNeverAPoint() {
    assertThatThrownBy(
            () ->
                new EventTimes.Interval(
                    OptionalLong.of(5), OptionalLong.of(5), TimeClass.BOUNDED, List.of()))
        .hasMessageContaining("a point in time");
  }
}
