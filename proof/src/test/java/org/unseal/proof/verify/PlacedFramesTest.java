package org.unseal.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.model.plan.FrameCover;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.seal.TrackId;

/** Where manifest and plan place the frames of a recording. */
final class PlacedFramesTest {
  private static Draft draft(String kinds, int gapAfter) {
    long leaves = kinds.chars().filter(kind -> kind != 'G').count();
    return new Draft(new SyntheticRecording(5, (int) leaves, gapAfter), kinds);
  }

  private static Optional<PlacedFrames> placed(Draft draft, PlanDocument plan) {
    Map<String, byte[]> files = Map.of(Draft.MEDIA, draft.media());
    return PlacedFrames.of(draft.release(files), plan, SyntheticRecording.V0);
  }

  private static String fates(PlacedFrames frames) {
    StringBuilder fates = new StringBuilder();
    for (int frame = 0; frame < frames.frames(); frame += SyntheticRecording.FRAMES) {
      for (int i = 1; i < SyntheticRecording.FRAMES; i++) {
        assertThat(frames.fate(frame + i)).isEqualTo(frames.fate(frame));
      }
      fates.append(frames.fate(frame).name().charAt(0));
    }
    return fates.toString();
  }

  @Test
  void everyFrameHasTheFateOfItsLeaf() {
    Draft draft = draft("PRWWRTCP", -1);
    PlacedFrames frames = placed(draft, draft.plan).orElseThrow();
    assertThat(fates(frames)).isEqualTo("PRAARAAP");
    assertThat(frames.entry(47)).map(Entry::leaf).contains(4L);
    assertThat(frames.entry(55)).isEmpty();
    assertThat(frames.digests()).hasSize(1);
    assertThat(frames.media(11)).isZero();
  }

  @Test
  void framesAreShownInTheOrderOfTheirTimes() {
    Draft draft = draft("PRGRP", 1);
    PlacedFrames frames = placed(draft, draft.plan).orElseThrow();
    for (int frame = 1; frame < 40; frame++) {
      // 25 a second, and four seconds of nothing after the second GOP
      long expected = frame == 20 ? 101 * 40_000L : 40_000;
      assertThat(frames.time(frame) - frames.time(frame - 1))
          .as("frame %d", frame)
          .isBetween(expected - 1, expected + 1);
    }
    assertThat(frames.time(0)).isZero();
  }

  @Test
  void coverIsThatOfThePlan() {
    Draft draft = draft("PRP", -1);
    PlacedFrames frames = placed(draft, draft.plan).orElseThrow();
    assertThat(frames.cover(9)).isEqualTo(new FrameCover.Nothing());
    assertThat(frames.cover(10)).isInstanceOf(FrameCover.Boxes.class);
    assertThat(frames.cover(11)).isEqualTo(new FrameCover.Nothing());
    assertThat(frames.cover(29)).isEqualTo(new FrameCover.Nothing());
  }

  @Test
  void planOfAnotherLengthPlacesNothing() {
    Draft draft = draft("PRP", -1);
    Draft longer = draft("PRPP", -1);
    assertThat(placed(draft, longer.plan)).isEmpty();
    assertThat(
            PlacedFrames.of(
                draft.release(Map.of(Draft.MEDIA, draft.media())), draft.plan, TrackId.parse("v1")))
        .isEmpty();
  }

  @Test
  void mediaThatIsNotListedPlacesNothing() {
    Draft draft = draft("PRP", -1);
    assertThat(PlacedFrames.of(draft.release(Map.of()), draft.plan, SyntheticRecording.V0))
        .isEmpty();
  }
}
