package org.unseal.proof.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.unseal.proof.Vectors;
import org.unseal.proof.json.MalformedJsonException;

/** Timelines that somebody made to do harm: they are refused, or end in time. */
final class HostileTimelineTest {
  private static final Segment EVER =
      new Segment(-4_000_000_000_000_000L, 4_000_000_000_000_000L, Optional.empty());

  private static Scale scale(String id, long ppm) {
    return new Scale(id, Scale.Kind.CLOCK, ppm, 0, 0, List.of(EVER), Optional.empty(), Drawn.BASIS);
  }

  private static TimelineDocument of(Statements statements, List<StatedBound> bounds) {
    return new TimelineDocument("tool", "now", statements, List.of(), bounds);
  }

  private static void refused(String text) {
    assertThatThrownBy(() -> TimelineDocument.read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void documentsThatCanNotBeAreRefused() throws Exception {
    String good = new String(Vectors.read("timeline.json"), StandardCharsets.UTF_8);
    TimelineDocument.read(good.getBytes(StandardCharsets.UTF_8));
    refused(good.replace("unseal/timeline", "unseal/other"));
    refused(good.replace("\"version\":1", "\"version\":2"));
    refused(good.replace("\"id\":\"a2\"", "\"id\":\"a1\""));
    refused(good.replace("\"id\":\"i2\"", "\"id\":\"i1\""));
    refused(good.replace("\"id\":\"i1\"", "\"id\":\"utc\""));
    refused(good.replace("\"event\":\"alarm#3\"", "\"event\":\"nothing\""));
    refused(good.replace("\"ppm\":500", "\"ppm\":1000000"));
    refused(good.replace("\"ppm\":500", "\"ppm\":-1"));
    refused(good.replace("4000000000000000", "9007199254740991"));
    refused(good.replace("4000000000000000", "90071992547409910"));
    refused(good.replace("\"jitter\":20000", "\"jitter\":20000,\"more\":1"));
    refused(good.replace("\"segment\":1", "\"segment\":2147483648"));
    refused(good.replace("\"segment\":1", "\"segment\":7"));
    refused(good.replace("another car", "another\\ncar"));
    refused(good.replace("another car", "another\\u202ecar"));
    refused(good.replace("\"by\":\"p2\",\"high\":40133333", "\"by\":\"p1\",\"high\":40133333"));
    refused(good.replace("\"alone\":\"only one person may see this recording\",", ""));
    refused(good.replace("\"low\":40000000", "\"low\":130000000"));
    refused(good.replace("\"event\":\"a4\",\"reason\"", "\"event\":\"a9\",\"reason\""));
    refused("{\"schema\":\"unseal/timeline\"".repeat(1000));
  }

  @Test
  void anyByteMayBeOther() throws Exception {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    byte[] good = Vectors.read("timeline.json");
    int implied = 0;
    for (int i = 0; i < 300; i++) {
      byte[] changed = good.clone();
      int at = random.nextInt(changed.length);
      byte digit = (byte) ('0' + random.nextInt(10));
      boolean number = changed[at] >= '0' && changed[at] <= '9';
      changed[at] = number ? digit : (byte) random.nextInt(32, 127);
      try {
        TimelineCheck.Result result = TimelineCheck.check(TimelineDocument.read(changed));
        implied += result.implied() ? 1 : 0;
      } catch (MalformedJsonException _) {
        // as good an answer
      }
    }
    assertThat(implied).as("seed %d; texts may change", seed).isLessThan(250);
  }

  @Test
  void hundredThousandMomentsInACycleEndInTime() throws Exception {
    List<TickRun.Tick> ticks = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      ticks.add(new TickRun.Tick(i * 1_000_000L, i * 1_000_000L, i * 1_000_000L + 1));
    }
    List<Order> orders = new ArrayList<>();
    // A loop that misses itself by a microsecond over the whole length.
    orders.add(
        new Order(
            "o",
            new Instant.OnScale("a", 0, 0),
            new Instant.OnScale("b", 0, 39_999_000_001L),
            39_999_000_002L,
            OptionalLong.empty(),
            Drawn.BASIS));
    Statements statements =
        new Statements(
            List.of(scale("a", 0), scale("b", 0)),
            List.of(),
            List.of(new TickRun("k", "a", 0, "b", 0, ticks, Drawn.BASIS)),
            orders);
    Alignment alignment = Alignment.of(statements, List.of());
    assertThat(alignment.moments()).isGreaterThan(100_000);
    assertThat(alignment.contradiction()).isPresent();
    TimelineCheck.Result result = TimelineCheck.check(of(statements, List.of()));
    assertThat(result.unresolved()).isTrue();
  }

  @Test
  void longestTimesDoNotOverflow() throws Exception {
    List<Scale> scales = new ArrayList<>();
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      scales.add(scale("s" + i, 999_999));
      if (i > 0) {
        orders.add(
            new Order(
                "o" + i,
                new Instant.OnScale("s" + (i - 1), 0, -4_000_000_000_000_000L),
                new Instant.OnScale("s" + i, 0, 4_000_000_000_000_000L),
                4_000_000_000_000_000L,
                OptionalLong.of(4_000_000_000_000_000L),
                Drawn.BASIS));
      }
    }
    Statements statements = new Statements(scales, List.of(), List.of(), orders);
    StatedBound bound =
        new StatedBound(
            Optional.of(new Instant.OnScale("s0", 0, 0)),
            new Instant.OnScale("s2999", 0, 0),
            OptionalLong.of(0),
            OptionalLong.of(0),
            List.of(),
            List.of(),
            TimeClass.BOUNDED,
            java.util.OptionalInt.empty());
    TimelineCheck.Result result = TimelineCheck.check(of(statements, List.of(bound)));
    assertThat(result.implied()).isFalse();
    assertThat(result.unsolved()).contains("too large");
  }

  @Test
  void whatTakesTooLongIsGivenUp() throws Exception {
    TimelineDocument timeline = TimelineDocument.read(Vectors.read("timeline.json"));
    TimelineCheck.Result result = TimelineCheck.check(timeline, new Work(2_000));
    assertThat(result.unsolved()).contains("too long");
    assertThat(result.implied()).isFalse();
  }
}
