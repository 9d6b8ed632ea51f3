package org.unseal.engine.scoping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.engine.order.OrdersInForce;
import org.unseal.engine.order.OrdersInForce.Standing;
import org.unseal.engine.order.OrdersInForce.State;
import org.unseal.engine.scope.FrameStamps;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.scope.ScopeStep;
import org.unseal.engine.scope.ScopedRecording;
import org.unseal.model.order.Clause;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Disposition;
import org.unseal.model.order.ScopeItem;
import org.unseal.model.order.WallSpan;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;

class ClipCutterTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2025, 5, 6, 12, 0);

  private final ScopedRecording yard = recording("i1", "cam-yard");
  private final ScopedRecording gate = recording("i2", "cam-gate");
  private final List<Standing> said = new ArrayList<>();

  /** A frame a second from noon. */
  private static ScopedRecording recording(String item, String source) {
    return new ScopedRecording(
        item,
        source,
        60,
        frame ->
            Optional.of(new FrameStamps.Stamp(NOON.plusSeconds(frame), NOON.plusSeconds(frame))),
        FrameStamps.UNKNOWN);
  }

  private void clause(String id, ScopeItem... items) {
    said.add(
        new Standing(
            new Clause(
                new ClauseId("o1", id),
                "As said.",
                List.of(items),
                List.of(),
                List.of(),
                List.of()),
            State.IN_FORCE,
            "o1"));
  }

  private static ScopeItem of(String source, int from, int to, Disposition disposition) {
    return new ScopeItem(
        source,
        Optional.of(
            new WallSpan(WallSpan.Clock.RECORDER, NOON.plusSeconds(from), NOON.plusSeconds(to))),
        disposition);
  }

  private List<Clip> clips() {
    OrdersInForce orders = new OrdersInForce(LocalDate.of(2025, 5, 12), said);
    List<ScopedRecording> all = List.of(yard, gate);
    Scope scope = new ScopeStep().run(orders, all);
    return new ClipCutter(orders).clips(scope, all);
  }

  @Test
  void clipsComeInTheOrderInWhichTheRulingsSpeakOfThem() {
    clause("gate", of("cam-gate", 10, 20, Disposition.REDACT));
    clause(
        "yard",
        of("cam-yard", 40, 50, Disposition.REDACT),
        of("cam-yard", 5, 15, Disposition.REDACT));

    assertThat(clips())
        .extracting(clip -> clip.id() + " " + clip.item() + " " + clip.frames().start())
        .containsExactly("c1 i2 10", "c2 i1 5", "c3 i1 40");
  }

  @Test
  void whatTouchesIsOneClipOfAllClausesThatWantIt() {
    clause("a", of("cam-yard", 10, 20, Disposition.RELEASE));
    clause("b", of("cam-yard", 20, 30, Disposition.REDACT));

    assertThat(clips())
        .containsExactly(
            new Clip(
                "c1",
                "i1",
                "cam-yard",
                new FrameSpan(10, 30),
                true,
                List.of(new ClauseId("o1", "a"), new ClauseId("o1", "b"))));
  }

  @Test
  void whatIsWithheldInTheMiddleMakesTwoClips() {
    clause("a", of("cam-yard", 10, 30, Disposition.RELEASE));
    clause("b", of("cam-yard", 15, 20, Disposition.WITHHOLD));

    assertThat(clips())
        .extracting(Clip::frames)
        .containsExactly(new FrameSpan(10, 15), new FrameSpan(20, 30));
    assertThat(clips()).noneMatch(Clip::redacted);
  }

  @Test
  void withoutAnOrderThereIsNoClip() {
    assertThat(clips()).isEmpty();
  }
}
