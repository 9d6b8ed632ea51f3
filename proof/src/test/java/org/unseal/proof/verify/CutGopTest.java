package org.unseal.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unseal.proof.verify.HonestReleaseTest.pinned;
import static org.unseal.proof.verify.HonestReleaseTest.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.MerkleRange;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.mp4.TinyMp4.Unit;
import org.unseal.proof.picture.ReleasedPictures.Fate;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.seal.Leaf;
import org.unseal.proof.seal.LeafTime;

/**
 * A clip that begins and ends in the middle of a GOP: what a verifier says of an honest one, and of
 * one by somebody who has its publisher's key.
 */
final class CutGopTest {
  private static final int FRAMES = SyntheticRecording.FRAMES;
  private static final int BEGINS = FRAMES + Draft.LATE.from();
  private static final int ENDS = 4 * FRAMES + Draft.EARLY.end();

  @TempDir private Path folder;
  private SigningKey key;
  private Draft draft;

  @BeforeEach
  void honest() {
    key = SigningKey.create();
    draft = new Draft(new SyntheticRecording(5, 8, -1), "CEPRBWWC");
  }

  @AfterEach
  void close() {
    key.close();
  }

  private Verdict verdict() throws IOException {
    draft.write(folder, key);
    return verify(folder, pinned(key));
  }

  private static Set<FindingCode> codes(Verdict verdict) {
    return verdict.findings().stream().map(Finding::code).collect(Collectors.toSet());
  }

  private void showing(int entry, Entry.Frames frames) {
    Entry.Render cut = (Entry.Render) draft.video.get(entry);
    draft.video.set(entry, with(cut, cut.place(), Optional.of(frames)));
  }

  private static Entry.Render with(
      Entry.Render cut, Entry.Place place, Optional<Entry.Frames> frames) {
    return new Entry.Render(
        cut.leaf(),
        place,
        cut.parts(),
        cut.timeSalt(),
        cut.unitsSalt(),
        cut.time(),
        cut.times(),
        cut.content(),
        cut.ground(),
        cut.ssim(),
        frames,
        cut.why());
  }

  @Test
  void honestClipIsIntactAndEveryFrameIsAccountedFor() throws IOException {
    Verdict verdict = verdict();
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.good()).isTrue();
    Facts.Track track = verdict.facts().orElseThrow().tracks().getFirst();
    long missing = track.missing().values().stream().mapToLong(Facts.Share::units).sum();
    assertThat(track.copied().units() + track.rendered().units()).isEqualTo(ENDS - BEGINS);
    assertThat(missing).isEqualTo(8 * FRAMES - (ENDS - BEGINS));
    assertThat(track.missing())
        .containsKeys(
            "an ongoing case",
            "outside of what was released: nobody asked for it",
            "frames of it were cut off, which are not part of this clip");
    assertThat(track.rendered().micros())
        .isEqualTo((FRAMES + Draft.LATE.count() + Draft.EARLY.count()) * 40_000L);
  }

  @Test
  void framesArePlacedWhereTheRecordingHasThem() {
    PlacedFrames placed =
        PlacedFrames.of(
                draft.release(Map.of(Draft.MEDIA, draft.media())),
                draft.plan,
                SyntheticRecording.V0)
            .orElseThrow();
    for (int frame = 0; frame < 8 * FRAMES; frame++) {
      boolean shown = frame >= BEGINS && frame < ENDS;
      assertThat(placed.fate(frame) != Fate.ABSENT).as("frame %d", frame).isEqualTo(shown);
      if (shown) {
        assertThat(placed.time(frame)).as("frame %d", frame).isEqualTo(frame * 40_000L);
      }
    }
  }

  @Test
  void otherFramesOfAGopThanItSaysAreShownAtOtherTimes() throws IOException {
    showing(1, new Entry.Frames(Draft.LATE.from() - 1, Draft.LATE.end() - 1));
    assertThat(codes(verdict())).containsExactly(FindingCode.TIMES_DIFFER);
  }

  @Test
  void otherFramesOfTheLastGopAreShownAtOtherTimes() throws IOException {
    showing(4, new Entry.Frames(1, Draft.EARLY.end() + 1));
    assertThat(codes(verdict())).containsExactly(FindingCode.TIMES_DIFFER);
  }

  @Test
  void frameOfATrimmedPartInTheFileIsAdded() throws IOException {
    Unit first = draft.pictures.getFirst();
    int step = SyntheticRecording.STEP;
    draft.pictures.addFirst(new Unit(first.bytes(), first.dts() - step, first.later(), true));
    Verdict verdict = verdict();
    assertThat(codes(verdict))
        .containsAnyOf(FindingCode.UNIT_ADDED, FindingCode.UNIT_REPEATED)
        .doesNotContain(FindingCode.UNIT_MISSING);
    assertThat(verdict.intact()).isFalse();
  }

  @Test
  void frameOfAWithheldPartAtTheEndIsAdded() throws IOException {
    Leaf withheld = draft.recording.video.get(5);
    Unit hidden = draft.recording.units(withheld).getFirst();
    Unit last = draft.pictures.getLast();
    draft.pictures.add(
        new Unit(hidden.bytes(), last.dts() + SyntheticRecording.STEP, last.later(), true));
    assertThat(codes(verdict())).containsExactly(FindingCode.UNIT_ADDED);
  }

  @Test
  void frameOfAGopThatIsLeftOutUntoldIsMissing() throws IOException {
    draft.pictures.remove(Draft.LATE.count() - 1);
    assertThat(codes(verdict())).containsExactly(FindingCode.UNIT_MISSING);
  }

  @Test
  void trimmedGopThatIsPassedOffAsACopyIsMissing() throws IOException {
    Leaf leaf = draft.recording.video.getFirst();
    draft.video.set(
        0,
        new Entry.Pass(
            0,
            new Entry.Place(0, 0, leaf.units()),
            leaf.parts(),
            draft.recording.seed.salts(SyntheticRecording.V0, 0),
            new LeafTime(leaf.start(), leaf.end()),
            draft.recording.times(leaf)));
    for (int i = 1; i < 5; i++) {
      Entry.Shown shown = (Entry.Shown) draft.video.get(i);
      Entry.Place place =
          new Entry.Place(0, shown.place().sample() + leaf.units(), shown.place().count());
      draft.video.set(
          i,
          switch (shown) {
            case Entry.Render render -> with(render, place, render.frames());
            case Entry.Pass pass ->
                new Entry.Pass(
                    pass.leaf(), place, pass.parts(), pass.salts(), pass.time(), pass.times());
          });
    }
    Verdict verdict = verdict();
    assertThat(codes(verdict)).contains(FindingCode.UNIT_MISSING);
    assertThat(verdict.findings())
        .anyMatch(
            finding ->
                finding.code() == FindingCode.UNIT_MISSING
                    && finding.leaf().equals(OptionalLong.of(0)));
  }

  @Test
  void cutGopThatClaimsToBeWholeIsRefused() {
    Entry.Render cut = (Entry.Render) draft.video.get(1);
    assertThatThrownBy(() -> with(cut, cut.place(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void withheldGopsOfAnotherRecordingAreAnotherRoot() throws IOException {
    List<Digest> others =
        new SyntheticRecording(6, 8, -1).video.stream().map(Leaf::digest).toList();
    Entry.Closed withheld = (Entry.Closed) draft.video.get(5);
    draft.video.set(
        5,
        new Entry.Closed(
            withheld.leaf(),
            withheld.is(),
            withheld.leaves(),
            MerkleRange.nodes(others, 5, 7),
            withheld.ground(),
            withheld.units()));
    assertThat(codes(verdict())).containsExactly(FindingCode.ROOT_DIFFERS);
  }

  /** Else masks could be told to lie in other frames than those that they were drawn in. */
  @Test
  void wrongNumberOfFramesBeforeTheClipIsNamed() throws IOException {
    Entry.Closed before = (Entry.Closed) draft.video.getFirst();
    draft.video.set(
        0,
        new Entry.Closed(
            0,
            before.is(),
            before.leaves(),
            before.nodes(),
            before.ground(),
            OptionalInt.of(FRAMES - 1)));
    assertThat(codes(verdict())).containsExactly(FindingCode.PLAN_DIFFERS);
  }

  @Test
  void maskInACopiedGopOfAClipIsNamed() throws IOException {
    List<PlanDocument.Run> runs = new ArrayList<>();
    FrameCover mask = new FrameCover.Boxes(List.of(new Box(10, 10, 60, 90)));
    runs.add(new PlanDocument.Run(2 * FRAMES, new FrameCover.Nothing()));
    runs.add(new PlanDocument.Run(1, mask));
    runs.add(new PlanDocument.Run(FRAMES - 1, new FrameCover.Nothing()));
    runs.add(new PlanDocument.Run(1, mask));
    runs.add(new PlanDocument.Run(5 * FRAMES - 1, new FrameCover.Nothing()));
    draft.plan = new PlanDocument(640, 360, 2, 2, "#000000", runs);
    draft.decidedPlan = draft.plan.digest();
    Verdict verdict = verdict();
    assertThat(codes(verdict)).containsExactly(FindingCode.PLAN_DIFFERS);
    assertThat(verdict.findings().getFirst().leaf().orElse(-1)).isEqualTo(2);
  }
}
