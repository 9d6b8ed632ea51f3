package org.unseal.engine.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.unseal.engine.order.OrdersInForce;
import org.unseal.engine.order.OrdersInForce.Standing;
import org.unseal.engine.order.OrdersInForce.State;
import org.unseal.engine.scope.Scope.Fate;
import org.unseal.model.order.Clause;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Disposition;
import org.unseal.model.order.ScopeItem;
import org.unseal.model.order.WallSpan;

final class ScopeStepTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2025, 5, 6, 12, 0);

  /** A second a frame from noon, each known to within so many milliseconds to either side. */
  private static FrameStamps seconds(int slackMillis) {
    return frame ->
        Optional.of(
            new FrameStamps.Stamp(
                NOON.plusSeconds(frame).minusNanos(slackMillis * 1_000_000L),
                NOON.plusSeconds(frame).plusNanos(slackMillis * 1_000_000L)));
  }

  private static ScopedRecording recording(int frames, FrameStamps recorder) {
    return new ScopedRecording("i1", "cam-yard", frames, recorder, FrameStamps.UNKNOWN);
  }

  private static ScopeItem from(int first, int last, Disposition disposition) {
    return new ScopeItem(
        "cam-yard",
        Optional.of(
            new WallSpan(WallSpan.Clock.RECORDER, NOON.plusSeconds(first), NOON.plusSeconds(last))),
        disposition);
  }

  private static ScopeItem whole(Disposition disposition) {
    return new ScopeItem("cam-yard", Optional.empty(), disposition);
  }

  private static OrdersInForce order(ScopeItem... items) {
    List<Standing> clauses = new ArrayList<>();
    for (ScopeItem item : items) {
      ClauseId id = new ClauseId("o1", "c" + (clauses.size() + 1));
      clauses.add(
          new Standing(
              new Clause(id, "As said.", List.of(item), List.of(), List.of(), List.of()),
              State.IN_FORCE,
              "o1"));
    }
    return new OrdersInForce(LocalDate.of(2025, 5, 12), clauses);
  }

  private static String fates(OrdersInForce orders, ScopedRecording recording) {
    StringBuilder line = new StringBuilder();
    for (Scope.Stretch stretch :
        new ScopeStep().run(orders, List.of(recording)).items().getFirst().stretches()) {
      line.append(stretch.fate().name().charAt(0)).append(stretch.frames().length()).append(' ');
    }
    return line.toString().strip();
  }

  @Test
  void whatNoClauseSpeaksOfIsNotAddressed() {
    assertThat(fates(order(), recording(10, seconds(0)))).isEqualTo("N10");
  }

  @Test
  void aReleaseAppliesInwardAndAWithholdingOutward() {
    ScopedRecording vague = recording(20, seconds(1_500));

    assertThat(fates(order(from(5, 10, Disposition.REDACT)), recording(20, seconds(0))))
        .isEqualTo("N5 R5 N10");
    assertThat(fates(order(from(5, 10, Disposition.REDACT)), vague)).isEqualTo("N7 R2 N11");
    assertThat(fates(order(whole(Disposition.RELEASE), from(5, 10, Disposition.WITHHOLD)), vague))
        .isEqualTo("R4 W8 R8");
  }

  @Test
  void aFrameWithoutATimeIsNeverReleasedByARangeAndAlwaysWithheldByOne() {
    ScopedRecording timeless = recording(3, FrameStamps.UNKNOWN);

    assertThat(fates(order(from(0, 9, Disposition.RELEASE)), timeless)).isEqualTo("N3");
    assertThat(fates(order(whole(Disposition.RELEASE), from(0, 9, Disposition.WITHHOLD)), timeless))
        .isEqualTo("W3");
  }

  @Test
  void withholdingBeatsRedactingAndThatReleasing() {
    ScopedRecording exact = recording(12, seconds(0));

    assertThat(
            fates(
                order(
                    from(0, 4, Disposition.WITHHOLD),
                    from(2, 8, Disposition.REDACT),
                    whole(Disposition.RELEASE)),
                exact))
        .isEqualTo("W4 R4 R4");
  }

  @Test
  void ofEqualWishesTheLastOneIsTheGround() {
    Scope scope =
        new ScopeStep()
            .run(
                order(whole(Disposition.REDACT), from(0, 5, Disposition.REDACT)),
                List.of(recording(10, seconds(0))));

    assertThat(scope.items().getFirst().stretches())
        .extracting(stretch -> stretch.ground().orElseThrow().toString())
        .containsExactly("o1/c2", "o1/c1");
  }

  @Test
  void aWishThatNoFrameFulfilsIsUnmapped() {
    ScopeItem past = from(100, 110, Disposition.RELEASE);
    Scope scope =
        new ScopeStep()
            .run(order(whole(Disposition.REDACT), past), List.of(recording(10, seconds(0))));

    assertThat(scope.unmapped())
        .containsExactly(new Scope.Unmapped(new ClauseId("o1", "c2"), past));
  }

  @Test
  void referenceTimeIsNotRecorderTime() {
    ScopeItem reference =
        new ScopeItem(
            "cam-yard",
            Optional.of(new WallSpan(WallSpan.Clock.REFERENCE, NOON, NOON.plusSeconds(5))),
            Disposition.RELEASE);

    assertThat(fates(order(reference), recording(10, seconds(0)))).isEqualTo("N10");
    assertThat(
            fates(
                order(reference),
                new ScopedRecording("i1", "cam-yard", 10, FrameStamps.UNKNOWN, seconds(0))))
        .isEqualTo("R5 N5");
  }

  @Test
  void stretchesAlwaysAddUpToTheRecordingAndNothingWithheldSlipsIn() {
    long seed = 6_052_025;
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      int frames = 1 + random.nextInt(60);
      int slack = random.nextInt(3_000);
      ScopeItem[] items = new ScopeItem[random.nextInt(5)];
      for (int i = 0; i < items.length; i++) {
        int first = random.nextInt(60);
        Disposition[] all = Disposition.values();
        items[i] = from(first, first + 1 + random.nextInt(20), all[random.nextInt(all.length)]);
      }
      Scope.ItemScope scope =
          new ScopeStep()
              .run(order(items), List.of(recording(frames, seconds(slack))))
              .items()
              .getFirst();

      int next = 0;
      for (Scope.Stretch stretch : scope.stretches()) {
        assertThat(stretch.frames().start()).as("seed %d", seed).isEqualTo(next);
        next = stretch.frames().endExclusive();
        if (stretch.fate().published()) {
          for (int frame = stretch.frames().start(); frame < next; frame++) {
            assertNoWithheldTimeIn(frame, slack, items, seed);
          }
        }
      }
      assertThat(next).isEqualTo(frames);
      assertThat(List.of(Fate.values()).stream().mapToInt(scope::framesOf).sum()).isEqualTo(frames);
    }
  }

  /** Whatever the true time within the stamp, no withholding range holds it. */
  private static void assertNoWithheldTimeIn(
      int frame, int slackMillis, ScopeItem[] items, long seed) {
    for (ScopeItem item : items) {
      WallSpan span = item.when().orElseThrow();
      if (item.disposition() == Disposition.WITHHOLD) {
        for (int offset = -slackMillis; offset <= slackMillis; offset += 100) {
          LocalDateTime at = NOON.plusSeconds(frame).plusNanos(offset * 1_000_000L);
          assertThat(!at.isBefore(span.from()) && at.isBefore(span.toExclusive()))
              .as("seed %d, frame %d at %s in %s", seed, frame, at, span)
              .isFalse();
        }
      }
    }
  }
}
