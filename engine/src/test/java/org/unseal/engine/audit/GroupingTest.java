package org.unseal.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;

class GroupingTest {
  private static Sighting face(int frame, int left, int score) {
    return new Sighting(AuditCode.FACE_SEEN, frame, Box.ofSize(left, 50, 20, 20), score);
  }

  @Test
  void somebodyWhoWalksIsOneFinding() {
    List<AuditFinding> findings =
        Grouping.of(List.of(face(20, 120, 400), face(0, 100, 300), face(10, 110, 700)));
    assertThat(findings).hasSize(1);
    AuditFinding finding = findings.getFirst();
    assertThat(finding.frames()).isEqualTo(new FrameSpan(0, 21));
    assertThat(finding.sightings()).isEqualTo(3);
    assertThat(finding.place().orElseThrow().around()).isEqualTo(new Box(100, 50, 140, 70));
    assertThat(finding.place().orElseThrow().frame()).isEqualTo(10);
  }

  @Test
  void twoAtTheSameTimeAreTwoFindings() {
    assertThat(Grouping.of(List.of(face(0, 100, 300), face(0, 300, 300)))).hasSize(2);
  }

  @Test
  void whoComesBackLaterIsAnotherFinding() {
    assertThat(Grouping.of(List.of(face(0, 100, 300), face(200, 100, 300)))).hasSize(2);
  }

  @Test
  void aFaceAndSomethingThatMovesAreNeverOne() {
    Sighting moving = new Sighting(AuditCode.MOVING_HEAD_SEEN, 0, Box.ofSize(100, 50, 20, 20), 0);
    assertThat(Grouping.of(List.of(face(0, 100, 300), moving))).hasSize(2);
  }
}
