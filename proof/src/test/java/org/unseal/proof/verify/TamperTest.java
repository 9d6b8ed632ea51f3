package org.unseal.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unseal.proof.verify.HonestReleaseTest.pinned;
import static org.unseal.proof.verify.HonestReleaseTest.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.model.plan.FrameCover;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.MerkleRange;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.mp4.TinyMp4;
import org.unseal.proof.mp4.TinyMp4.Unit;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.ReleaseTrack;
import org.unseal.proof.seal.Leaf;
import org.unseal.proof.seal.LeafTime;
import org.unseal.proof.seal.OpenedTimes;

/**
 * What somebody may do to a release who has its publisher's key: everything is signed anew, so that
 * only the seal stands against it. Each gives the finding that names it.
 */
final class TamperTest {
  private static final String KINDS = "PPRPPRPP";
  private static final int FRAMES = SyntheticRecording.FRAMES;

  @TempDir private Path folder;
  private SigningKey key;
  private Draft draft;

  @BeforeEach
  void honest() {
    key = SigningKey.create();
    draft = new Draft(new SyntheticRecording(5, 8, -1), KINDS);
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

  private static List<Long> leaves(Verdict verdict, FindingCode code) {
    return verdict.findings().stream()
        .filter(finding -> finding.code() == code)
        .map(finding -> finding.leaf().orElse(-1))
        .toList();
  }

  private void assertLeaf(FindingCode code, long... leaves) throws IOException {
    Verdict verdict = verdict();
    assertThat(codes(verdict)).as("%s", verdict.findings()).containsExactly(code);
    assertThat(leaves(verdict, code)).containsExactlyElementsOf(boxed(leaves));
    assertThat(verdict.intact()).isFalse();
  }

  private static List<Long> boxed(long... values) {
    List<Long> list = new ArrayList<>();
    for (long value : values) {
      list.add(value);
    }
    return list;
  }

  private static Unit withOtherByte(Unit unit) {
    byte[] bytes = unit.array();
    bytes[bytes.length - 5] ^= 1;
    return new Unit(Octets.of(bytes), unit.dts(), unit.later(), unit.key());
  }

  /** The same bytes at other times. */
  private static Unit at(Unit bytes, Unit times) {
    return new Unit(bytes.bytes(), times.dts(), times.later(), bytes.key());
  }

  private void put(int place, Unit bytes) {
    draft.pictures.set(place, at(bytes, draft.pictures.get(place)));
  }

  @Test
  void byteOfACopiedGopIsAChangedUnit() throws IOException {
    draft.pictures.set(13, withOtherByte(draft.pictures.get(13)));
    assertLeaf(FindingCode.UNIT_CHANGED, 1);
  }

  @Test
  void byteOfACopiedPacketOfSoundIsAChangedUnit() throws IOException {
    draft.packets.set(20, withOtherByte(draft.packets.get(20)));
    assertLeaf(FindingCode.UNIT_CHANGED, 1);
  }

  @Test
  void byteOfAMessageBetweenPicturesIsAnotherSupplement() throws IOException {
    byte[] bytes = draft.pictures.get(10).array();
    bytes[6] ^= 1;
    put(10, Unit.of(bytes, 0, 0, true));
    assertLeaf(FindingCode.SUPPLEMENT_DIFFERS, 1);
  }

  @Test
  void otherParameterSetsAreNamed() throws IOException {
    draft.changedMedia =
        bytes -> {
          int at = Draft.text(bytes).indexOf("avcC"); // plain letters before it
          byte[] changed = bytes.clone();
          for (int i = 0; i + 4 < bytes.length; i++) {
            if (bytes[i] == 'a'
                && bytes[i + 1] == 'v'
                && bytes[i + 2] == 'c'
                && bytes[i + 3] == 'C') {
              changed[i + 4 + 13] ^= 1; // last byte of the first SPS
            }
          }
          assertThat(at).isPositive();
          return changed;
        };
    assertThat(codes(verdict())).containsExactly(FindingCode.PARAMETERS_DIFFER);
  }

  @Test
  void gopsInEachOthersPlaceAreMovedLeaves() throws IOException {
    for (int i = 0; i < FRAMES; i++) {
      Unit one = draft.pictures.get(FRAMES + i);
      Unit other = draft.pictures.get(6 * FRAMES + i);
      put(FRAMES + i, other);
      put(6 * FRAMES + i, one);
    }
    assertLeaf(FindingCode.LEAF_MOVED, 1, 6);
  }

  @Test
  void gopInPlaceOfAnotherIsAMovedLeaf() throws IOException {
    for (int i = 0; i < FRAMES; i++) {
      put(4 * FRAMES + i, draft.pictures.get(3 * FRAMES + i));
    }
    assertLeaf(FindingCode.LEAF_MOVED, 4);
  }

  @Test
  void gopThatWasDroppedIsMissing() throws IOException {
    draft.pictures.subList(3 * FRAMES, 4 * FRAMES).clear();
    assertLeaf(FindingCode.UNIT_MISSING, 3);
  }

  @Test
  void lastGopThatWasDroppedIsMissing() throws IOException {
    draft.pictures.subList(7 * FRAMES, 8 * FRAMES).clear();
    assertLeaf(FindingCode.UNIT_MISSING, 7);
  }

  @Test
  void pictureThatWasDroppedIsMissing() throws IOException {
    draft.pictures.remove(35);
    assertLeaf(FindingCode.UNIT_MISSING, 3);
  }

  @Test
  void gopThatIsThereTwiceIsRepeated() throws IOException {
    List<Unit> gop = new ArrayList<>(draft.pictures.subList(3 * FRAMES, 4 * FRAMES));
    draft.pictures.addAll(4 * FRAMES, gop);
    retime();
    assertLeaf(FindingCode.UNIT_REPEATED, 3);
  }

  @Test
  void gopThatIsThereAgainAtTheEndIsRepeated() throws IOException {
    draft.pictures.addAll(new ArrayList<>(draft.pictures.subList(3 * FRAMES, 4 * FRAMES)));
    retime();
    assertLeaf(FindingCode.UNIT_REPEATED, 3);
  }

  @Test
  void pictureThatIsThereTwiceIsRepeated() throws IOException {
    draft.pictures.add(36, draft.pictures.get(35));
    retime();
    assertLeaf(FindingCode.UNIT_REPEATED, 3);
  }

  @Test
  void pictureInPlaceOfAnotherIsRepeated() throws IOException {
    put(35, draft.pictures.get(34));
    assertLeaf(FindingCode.UNIT_REPEATED, 3);
  }

  @Test
  void picturesInEachOthersPlaceAreReordered() throws IOException {
    Unit one = draft.pictures.get(33);
    put(33, draft.pictures.get(36));
    put(36, one);
    assertLeaf(FindingCode.UNIT_REORDERED, 3);
  }

  @Test
  void pictureThatWasPutInIsAdded() throws IOException {
    draft.pictures.add(
        36, Unit.of(SyntheticRecording.picture(new Random(1), false, false), 0, 0, false));
    retime();
    assertLeaf(FindingCode.UNIT_ADDED, 3);
  }

  /** One step from unit to unit; times are not what these tests are about. */
  private void retime() {
    long first = draft.pictures.getFirst().dts();
    for (int i = 0; i < draft.pictures.size(); i++) {
      Unit unit = draft.pictures.get(i);
      draft.pictures.set(
          i,
          new Unit(
              unit.bytes(), first + (long) SyntheticRecording.STEP * i, unit.later(), unit.key()));
    }
  }

  @Test
  void gopOfAnotherRecordingIsChanged() throws IOException {
    List<Unit> others = new SyntheticRecording(6, 8, -1).pictures;
    for (int i = 0; i < FRAMES; i++) {
      put(FRAMES + i, others.get(FRAMES + i));
    }
    assertLeaf(FindingCode.UNIT_CHANGED, 1);
  }

  @Test
  void reencodedGopPassedOffAsACopyIsChangedOrHasAnotherRoot() throws IOException {
    Random random = new Random(3);
    for (int i = 0; i < FRAMES; i++) {
      put(FRAMES + i, Unit.of(SyntheticRecording.picture(random, i == 0, false), 0, 0, i == 0));
    }
    assertLeaf(FindingCode.UNIT_CHANGED, 1);
    var reader = Draft.reader();
    Entry.Pass honest = (Entry.Pass) draft.video.get(1);
    reader.beginSealed(honest.salts());
    draft
        .pictures
        .subList(FRAMES, 2 * FRAMES)
        .forEach(unit -> reader.add(unit.array(), unit.array().length));
    draft.video.set(
        1,
        new Entry.Pass(
            1, honest.place(), reader.endSealed(), honest.salts(), honest.time(), honest.times()));
    assertThat(codes(verdict())).containsExactly(FindingCode.ROOT_DIFFERS);
  }

  @Test
  void byteOfAReencodedGopIsNamed() throws IOException {
    draft.pictures.set(25, withOtherByte(draft.pictures.get(25)));
    assertLeaf(FindingCode.RENDER_DIFFERS, 2);
  }

  @Test
  void messageInAReencodedGopIsNamed() throws IOException {
    byte[] message = {0, 0, 0, 4, 6, 5, 1, (byte) 0x80};
    Unit unit = draft.pictures.get(25);
    put(25, Unit.of(TinyMp4.join(message, unit.array()), 0, 0, false));
    assertLeaf(FindingCode.SUPPLEMENT_DIFFERS, 2);
  }

  @Test
  void timestampMoreThanATickOffIsNamed() throws IOException {
    Unit unit = draft.pictures.get(35);
    draft.pictures.set(35, new Unit(unit.bytes(), unit.dts(), unit.later() + 1, unit.key()));
    assertThat(verdict().good()).isTrue();
    draft.pictures.set(35, new Unit(unit.bytes(), unit.dts(), unit.later() + 2, unit.key()));
    assertLeaf(FindingCode.TIMES_DIFFER, 3);
  }

  @Test
  void slowedClipIsNamed() throws IOException {
    draft.timescale /= 2;
    Verdict verdict = verdict();
    assertThat(codes(verdict)).containsExactly(FindingCode.TIMES_DIFFER);
    assertThat(verdict.findings().getFirst().words()).contains("0.080 s later");
  }

  @Test
  void clipThatStartsAtAnotherTimeThanTheManifestSaysIsNamed() throws IOException {
    draft.startsAtZero = false;
    draft.changed =
        release ->
            Manifests.withMedia(
                release,
                release.media().stream()
                    .map(item -> Manifests.startingAt(item, item.startOffset() + 100))
                    .toList());
    assertThat(codes(verdict())).containsExactly(FindingCode.TIMES_DIFFER);
  }

  @Test
  void planOtherThanWasDecidedIsNamed() throws IOException {
    List<PlanDocument.Run> runs = new ArrayList<>(draft.plan.runs());
    assertThat(runs.get(2).cover()).isInstanceOf(FrameCover.Boxes.class);
    runs.set(2, new PlanDocument.Run(2, runs.get(2).cover()));
    runs.set(3, new PlanDocument.Run(runs.get(3).frames() - 1, runs.get(3).cover()));
    draft.plan = new PlanDocument(640, 360, 2, 2, "#000000", runs);
    assertThat(codes(verdict())).containsExactly(FindingCode.PLAN_DIFFERS);
  }

  @Test
  void copiedGopWithAMaskInThePlanIsNamed() throws IOException {
    List<PlanDocument.Run> runs = new ArrayList<>(draft.plan.runs());
    runs.set(0, new PlanDocument.Run(runs.get(0).frames() - 1, runs.get(0).cover()));
    runs.add(0, new PlanDocument.Run(1, runs.get(2).cover()));
    draft.plan = new PlanDocument(640, 360, 2, 2, "#000000", runs);
    draft.decidedPlan = draft.plan.digest();
    assertLeaf(FindingCode.PLAN_DIFFERS, 0);
  }

  @Test
  void reencodedGopWithoutAMaskOrAReasonIsNamed() throws IOException {
    draft.plan =
        new PlanDocument(
            640,
            360,
            2,
            2,
            "#000000",
            List.of(
                new PlanDocument.Run(2 * FRAMES, new FrameCover.Nothing()),
                draft.plan.runs().get(2),
                new PlanDocument.Run(6 * FRAMES - 1, new FrameCover.Nothing())));
    draft.decidedPlan = draft.plan.digest();
    assertLeaf(FindingCode.RENDER_UNEXPLAINED, 5);
  }

  @Test
  void planOfAnotherLengthIsNamed() throws IOException {
    draft.plan = new PlanDocument(640, 360, 2, 2, "#000000", draft.plan.runs().subList(0, 3));
    draft.decidedPlan = draft.plan.digest();
    assertThat(codes(verdict())).containsExactly(FindingCode.PLAN_DIFFERS);
  }

  @Test
  void decisionsAboutSomethingElseAreNamed() throws IOException {
    draft.changed = release -> Manifests.unreviewed(release, Optional.of("no time"));
    assertThat(codes(verdict()))
        .containsExactlyInAnyOrder(FindingCode.DECISIONS_DIFFER, FindingCode.UNREVIEWED);
  }

  private void assertEntries(FindingCode code, Consumer<List<Entry>> change) throws IOException {
    change.accept(draft.video);
    assertThat(codes(verdict())).contains(code);
  }

  @Test
  void leafThatIsLeftOutIsNamed() throws IOException {
    draft.pictures.subList(7 * FRAMES, 8 * FRAMES).clear();
    assertEntries(FindingCode.LEAVES_INCOMPLETE, List::removeLast);
  }

  @Test
  void leafThatIsThereTwiceIsNamed() throws IOException {
    assertEntries(FindingCode.LEAVES_INCOMPLETE, entries -> entries.set(1, entries.get(0)));
  }

  @Test
  void leavesInAnotherOrderAreNamed() throws IOException {
    assertEntries(FindingCode.LEAVES_INCOMPLETE, entries -> Collections.swap(entries, 0, 1));
  }

  @Test
  void trackThatIsLeftOutIsNamed() throws IOException {
    draft.changed = release -> Manifests.withTracks(release, release.tracks().subList(0, 1));
    assertThat(codes(verdict())).contains(FindingCode.LEAVES_INCOMPLETE);
  }

  @Test
  void claimedGapInPlaceOfPicturesIsNamed() throws IOException {
    Entry.Pass pass = (Entry.Pass) draft.video.get(7);
    draft.pictures.subList(7 * FRAMES, 8 * FRAMES).clear();
    draft.video.set(
        7,
        new Entry.Gap(
            7, pass.parts(), pass.salts(), pass.time(), OpenedTimes.of(pass.times().base())));
    assertThat(codes(verdict())).contains(FindingCode.GAP_DIFFERS, FindingCode.ROOT_DIFFERS);
  }

  @Test
  void otherTimeOfALeafIsAnotherRoot() throws IOException {
    Entry.Pass pass = (Entry.Pass) draft.video.get(7);
    draft.video.set(
        7,
        new Entry.Pass(
            7,
            pass.place(),
            pass.parts(),
            pass.salts(),
            new LeafTime(pass.time().begins() + 1_000_000, pass.time().ends() + 1_000_000),
            pass.times()));
    assertThat(codes(verdict())).containsExactly(FindingCode.ROOT_DIFFERS);
  }

  @Test
  void leafThatLiesInNoFileIsNamed() throws IOException {
    Entry.Pass pass = (Entry.Pass) draft.video.get(7);
    draft.video.set(
        7,
        new Entry.Pass(
            7,
            new Entry.Place(9, 0, FRAMES),
            pass.parts(),
            pass.salts(),
            pass.time(),
            pass.times()));
    assertThat(codes(verdict())).contains(FindingCode.MANIFEST_CONTRADICTS);
  }

  @Test
  void hiddenDataInTheMediaFileIsNamed() throws IOException {
    draft.options.editList = true;
    assertThat(codes(verdict())).containsExactly(FindingCode.MEDIA_HIDDEN_DATA);
    draft.options.editList = false;
    draft.options.stray = new byte[3];
    assertThat(codes(verdict())).containsExactly(FindingCode.MEDIA_HIDDEN_DATA);
    draft.options.stray = new byte[0];
    draft.options.inMovie = TinyMp4.box("udta", new byte[3]);
    assertThat(codes(verdict())).containsExactly(FindingCode.MEDIA_HIDDEN_DATA);
  }

  @Test
  void trackThatNobodyAccountsForIsHiddenData() throws IOException {
    draft.changed =
        release -> {
          List<ReleaseTrack> tracks = new ArrayList<>(release.tracks());
          return Manifests.withMedia(
              Manifests.withTracks(release, tracks), release.media().subList(0, 1));
        };
    assertThat(codes(verdict())).contains(FindingCode.MEDIA_HIDDEN_DATA);
  }

  @Test
  void fileThatNothingTiesToTheSealIsNamed() throws IOException {
    draft.more.put("media/other.mp4", new byte[10]);
    Verdict verdict = verdict();
    assertThat(codes(verdict)).containsExactly(FindingCode.NOT_PROVED);
    assertThat(verdict.good()).isFalse();
  }

  @Test
  void soundThatWasMadeAgainIsNotProvedAndNeverGood() throws IOException {
    List<Digest> leaves = draft.recording.sound.stream().map(Leaf::digest).toList();
    draft.sound.clear();
    draft.sound.add(
        new Entry.Closed(
            0,
            Entry.Absence.WITHHELD,
            leaves.size(),
            MerkleRange.nodes(leaves, 0, leaves.size()),
            "encoded again",
            OptionalInt.empty()));
    draft.changed =
        release ->
            Manifests.withMedia(
                release,
                List.of(release.media().get(0), Manifests.derived(release.media().get(1))));
    Verdict verdict = verdict();
    assertThat(codes(verdict)).containsExactly(FindingCode.NOT_PROVED);
    assertThat(verdict.intact()).isTrue();
    assertThat(verdict.good()).isFalse();
    assertThat(SummaryText.of(verdict).getFirst()).contains("NOT ALL OF IT IS PROVED");
  }

  @Test
  void leavesInWhatWasMadeAgainAsAWholeAreAContradiction() throws IOException {
    draft.changed =
        release ->
            Manifests.withMedia(
                release,
                List.of(Manifests.derived(release.media().get(0)), release.media().get(1)));
    assertThat(codes(verdict())).contains(FindingCode.MANIFEST_CONTRADICTS);
  }

  @Test
  void timesBeyondAllMeasureAreToldAndNothingBreaks() throws IOException {
    for (int i = 0; i < 8; i++) {
      if (draft.video.get(i) instanceof Entry.Pass pass) {
        draft.video.set(
            i,
            new Entry.Pass(
                i,
                pass.place(),
                pass.parts(),
                pass.salts(),
                new LeafTime(-(1L << 52), 1L << 52),
                OpenedTimes.of(pass.times().base(), pass.times().sorted())));
      }
    }
    Verdict verdict = verdict();
    assertThat(codes(verdict)).contains(FindingCode.ROOT_DIFFERS);
    assertThat(VerdictJson.of(verdict)).isNotEmpty();
    assertThat(SummaryText.of(verdict)).isNotEmpty();
  }

  @Test
  void everythingChangedIsExplainedWithinBounds() throws IOException {
    SyntheticRecording one = new SyntheticRecording(5, 60, -1, 20_000);
    draft = new Draft(one, "P".repeat(60));
    List<Unit> others = new SyntheticRecording(6, 60, -1, 20_000).pictures;
    for (int i = 0; i < draft.pictures.size(); i++) {
      put(i, others.get(i));
    }
    assertThat(codes(verdict())).containsExactly(FindingCode.UNIT_CHANGED);
  }

  @Test
  void mediaFileThatIsNoneIsNamed() throws IOException {
    draft.changedMedia = bytes -> Arrays.copyOf(bytes, bytes.length / 2);
    assertThat(codes(verdict())).containsExactly(FindingCode.MEDIA_UNREADABLE);
  }

  @Test
  void releaseWithASealOfItsOwnIsNeverGood() throws IOException {
    try (SigningKey forger = SigningKey.create()) {
      new Draft(new SyntheticRecording(99, 4, -1), "PPRP").write(folder, forger);
      Verdict verdict = verify(folder, pinned(key));
      assertThat(codes(verdict)).containsExactly(FindingCode.KEY_UNKNOWN);
      assertThat(verdict.intact()).isTrue();
      assertThat(verdict.good()).isFalse();
    }
  }

  @Test
  void sealOfAnUnknownKeyInAPinnedReleaseIsNeverGood() throws IOException {
    try (SigningKey forger = SigningKey.create()) {
      new Draft(new SyntheticRecording(99, 4, -1), "PPRP").write(folder, key, key, forger);
      Verdict verdict = verify(folder, pinned(key));
      assertThat(verdict.findings())
          .singleElement()
          .matches(
              finding ->
                  finding.code() == FindingCode.KEY_UNKNOWN
                      && finding.file().equals("recording.seal.json"));
      assertThat(verdict.good()).isFalse();
    }
  }

  @Test
  void changedFileOnDiskGivesItsFindingAndTheBadDigest() throws IOException {
    draft.write(folder, key);
    Path file = folder.resolve(Draft.MEDIA);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 4] ^= 1;
    Files.write(file, bytes);
    assertThat(codes(verify(folder, pinned(key)))).contains(FindingCode.FILE_DIFFERS);
  }
}
