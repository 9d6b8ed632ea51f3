package org.unseal.engine.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.engine.publish.PublicationContent.ClipRelease;
import org.unseal.engine.scope.Scope.Fate;
import org.unseal.engine.scoping.CaseScope.Row;
import org.unseal.engine.scoping.TrueTimes.Interval;
import org.unseal.engine.scoping.TrueTimes.Place;
import org.unseal.model.order.ClauseId;
import org.unseal.model.recording.FrameSpan;

class BetweenClipsTest {
  private static final long SECOND = 1_000_000;
  private static final ClauseId HALL = new ClauseId("o1", "hall");

  private final List<Row> rows =
      List.of(
          row("yard", 0, 10, Fate.RELEASE, Optional.of("c1")),
          row("yard", 10, 144, Fate.WITHHELD, Optional.empty()),
          row("yard", 144, 150, Fate.NOT_ADDRESSED, Optional.empty()),
          row("yard", 150, 160, Fate.REDACT, Optional.of("c2")),
          row("gate", 0, 5, Fate.WITHHELD, Optional.empty()),
          row("gate", 5, 9, Fate.RELEASE, Optional.of("c3")));

  private static Row row(String item, int from, int to, Fate fate, Optional<String> clip) {
    return new Row(
        item,
        "cam-" + item,
        false,
        new FrameSpan(from, to),
        from * SECOND,
        to * SECOND,
        fate,
        fate == Fate.NOT_ADDRESSED ? Optional.empty() : Optional.of(HALL),
        Optional.empty(),
        Optional.empty(),
        clip);
  }

  private static ClipRelease clip(String id, String item, int from, int to) {
    return new ClipRelease(
        id,
        "cam-" + item,
        id,
        item,
        Path.of(id),
        new FrameSpan(from, to),
        160,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        (to - from) * SECOND);
  }

  @Test
  void whatIsWithheldInOneRecordingIsSaidByItsGroundAndToTheSecond() {
    assertThat(
            new BetweenClips(rows, _ -> Map.of())
                .words(clip("c1", "yard", 0, 10), clip("c2", "yard", 150, 160)))
        .containsExactly(
            "2 min 14 s not released: withheld by o1/hall",
            "6 s not released: no ruling speaks of it");
  }

  @Test
  void whereClocksAreUnknownNothingIsSaidOfTheTimeBetweenTwoRecordings() {
    assertThat(
            new BetweenClips(rows, _ -> Map.of())
                .words(clip("c2", "yard", 150, 160), clip("c3", "gate", 5, 9)))
        .containsExactly(
            "cam-gate follows, clip c3",
            "how much time lies between them is not known: clocks unknown",
            "at the start of cam-gate: 5 s not released: withheld by o1/hall");
  }

  @Test
  void whereBothClocksAreKnownTheDistanceIsAnInterval() {
    Map<Place, Interval> known =
        Map.of(
            new Place("yard", 160 * SECOND), new Interval(100 * SECOND, 101 * SECOND),
            new Place("gate", 5 * SECOND), new Interval(113 * SECOND, 114 * SECOND));
    assertThat(
            new BetweenClips(rows, _ -> known)
                .words(clip("c2", "yard", 150, 160), clip("c3", "gate", 5, 9)))
        .contains("it begins between 12.0 s and 14.0 s after clip c2 ends");
  }
}
