package org.unseal.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.unseal.testkit.engine.Findings.backdrop;
import static org.unseal.testkit.engine.Findings.segment;
import static org.unseal.testkit.engine.Findings.stretch;
import static org.unseal.testkit.engine.Findings.track;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.analysis.StoredAnalysis.StoredBackdrop;
import org.unseal.engine.analysis.StoredAnalysis.StoredStretch;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.port.AnalysisSink;
import org.unseal.engine.port.AnalysisSink.Backdrop;
import org.unseal.engine.port.AnalysisSink.StretchAnalysis;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.WholeReason;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Risk;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Stretch;
import org.unseal.model.track.Track;
import org.unseal.model.track.TrackKind;
import org.unseal.model.track.Trail;
import org.unseal.model.track.WholeCover;
import org.unseal.testkit.engine.Findings;
import org.unseal.testkit.engine.RecordedPartials;

class AnalysisStoreTest {
  private static final PictureSize SIZE = new PictureSize(20, 10);
  private static final AnalysisKey KEY =
      new AnalysisKey(
          "12".repeat(32),
          Policy.HEADS,
          List.of(new DetectorIdentity("one", "ab"), new DetectorIdentity("two", "cd")),
          "analyst-1",
          "0.1.0");
  private static final List<Finding> FINDINGS =
      List.of(new Finding("TIMES_REPAIRED", new FrameSpan(2, 4), "2 times were repaired"));

  @TempDir Path folder;
  private final RecordedPartials partials = new RecordedPartials();
  private Path root;
  private AnalysisStore store;

  @BeforeEach
  void prepare() {
    root = folder.resolve("cache").resolve("analyses");
    store = new AnalysisStore(root, partials);
  }

  @Test
  void whatIsStoredIsReadAgainUnchanged() {
    Random random = new Random(20261107);
    ByteBuffer rgb = ByteBuffer.allocate((int) SIZE.pixels() * 3);
    random.nextBytes(rgb.array());
    List<StretchAnalysis> stretches =
        List.of(
            new StretchAnalysis(
                new Stretch(1, new FrameSpan(0, 10), true, Policy.HEADS),
                List.of(
                    new Track(4, TrackKind.MOVER, List.of(anySegment(random, 4, 1, 0, 6))),
                    new Track(
                        9,
                        TrackKind.STILL_FACE,
                        List.of(anySegment(random, 9, 1, 2, 5), anySegment(random, 9, 2, 5, 10)))),
                List.of(new WholeCover(new FrameSpan(3, 4), WholeReason.CAMERA_MOVED)),
                List.of(
                    new Backdrop(
                        1, new FrameSpan(0, 10), SIZE, rgb, List.of(new Box(1, 2, 3, 4))))),
            new StretchAnalysis(
                new Stretch(2, new FrameSpan(10, 13), false, Policy.FACES),
                List.of(),
                List.of(),
                List.of()));
    StoredAnalysis stored = store(stretches, 13);

    List<StoredStretch> read = new ArrayList<>();
    StoredAnalysis.Summary end = stored.read(read::add);

    assertThat(stored.madeWith()).isEqualTo(KEY);
    assertThat(end).isEqualTo(new StoredAnalysis.Summary(13, FINDINGS));
    assertThat(read).hasSameSizeAs(stretches);
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i).stretch()).isEqualTo(stretches.get(i).stretch());
      assertThat(read.get(i).tracks()).isEqualTo(stretches.get(i).tracks());
      assertThat(read.get(i).wholes()).isEqualTo(stretches.get(i).wholes());
    }
    StoredBackdrop backdrop = read.getFirst().backdrops().getFirst();
    assertThat(backdrop.unsure()).containsExactly(new Box(1, 2, 3, 4));
    assertThat(backdrop.size()).isEqualTo(SIZE);
    assertThat(stored.still(backdrop)).isEqualTo(rgb.array());
  }

  @Test
  void aFinishedAnalysisIsFoundByItsKeyAndByNoOther() {
    StoredAnalysis stored = simple();
    assertThat(store.find(KEY.digest())).contains(stored);
    assertThat(partials.now()).isEmpty();
    AnalysisKey other =
        new AnalysisKey(KEY.inputSha256(), Policy.MOVING, KEY.detectors(), "analyst-1", "0.1.0");
    assertThat(store.find(other.digest())).isEmpty();
    assertThat(store.find("../" + KEY.digest())).isEmpty();
    assertThat(store.find("\0")).isEmpty();
  }

  @Test
  void everyPartOfTheKeyMatters() {
    List<DetectorIdentity> none = List.of();
    assertThat(
            Set.of(
                KEY.digest(),
                new AnalysisKey("34", Policy.HEADS, KEY.detectors(), "analyst-1", "0.1.0").digest(),
                new AnalysisKey(KEY.inputSha256(), Policy.MOVING, none, "analyst-1", "0.1.0")
                    .digest(),
                new AnalysisKey(KEY.inputSha256(), Policy.HEADS, none, "analyst-1", "0.1.0")
                    .digest(),
                new AnalysisKey(KEY.inputSha256(), Policy.HEADS, none, "analyst-2", "0.1.0")
                    .digest(),
                new AnalysisKey(KEY.inputSha256(), Policy.HEADS, none, "analyst-2", "0.1.1")
                    .digest()))
        .hasSize(6);
  }

  @Test
  void theSameAnalysisHasTheSameDigestInAnotherStore() {
    String digest = simple().digest();
    store = new AnalysisStore(folder.resolve("elsewhere"), partials);
    assertThat(simple().digest()).isEqualTo(digest);
  }

  @Test
  void anAnalysisThatIsNotFinishedLeavesNothing() throws IOException {
    try (AnalysisStore.Draft draft = store.begin(KEY)) {
      draft.writer().stretch(Findings.simple(SIZE, 6).getFirst());
      assertThat(partials.now()).hasSize(1);
    }
    assertThat(partials.now()).isEmpty();
    assertThat(inRoot()).isEmpty();
    assertThat(store.find(KEY.digest())).isEmpty();
  }

  @Test
  void completingWithoutAnEndIsAMistakeAndLeavesNothing() throws IOException {
    try (AnalysisStore.Draft draft = store.begin(KEY)) {
      assertThatThrownBy(draft::complete).isInstanceOf(IllegalStateException.class);
    }
    assertThat(inRoot()).isEmpty();
  }

  @Test
  void aChangedAnalysisIsNotFound() throws IOException {
    StoredAnalysis stored = simple();
    rewrite(stored, "\"kind\":\"MOVER\"", "\"kind\":\"FACE\"");
    assertThat(store.find(KEY.digest())).isEmpty();
  }

  @Test
  void anAnalysisThatChangesAfterItWasFoundIsNoticedByWhoeverReadsIt() throws IOException {
    StoredAnalysis stored = simple();
    rewrite(stored, "\"kind\":\"MOVER\"", "\"kind\":\"FACE\"");
    assertThatExceptionOfType(UnsealException.class)
        .isThrownBy(() -> stored.read(stretch -> {}))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.ANALYSIS_MISSING));
  }

  @Test
  void anotherRecordingsAnalysisUnderThisKeyIsNotFound() throws IOException {
    StoredAnalysis stored = simple();
    String changed = rewrite(stored, KEY.inputSha256(), "34".repeat(32));
    Files.writeString(stored.folder().resolve("complete"), changed + "\n");
    assertThat(store.find(KEY.digest())).isEmpty();
  }

  @Test
  void aStillThatWasExchangedIsNotShown() throws IOException {
    StoredAnalysis stored = simple();
    List<StoredBackdrop> backdrops = new ArrayList<>();
    stored.read(stretch -> backdrops.addAll(stretch.backdrops()));
    StoredBackdrop backdrop = backdrops.getFirst();
    assertThat(stored.still(backdrop)).hasSize((int) SIZE.pixels() * 3);
    Path still = stored.folder().resolve("backdrop-1.rgb");
    Files.write(still, new byte[(int) SIZE.pixels() * 3]);
    assertThatExceptionOfType(UnsealException.class)
        .isThrownBy(() -> stored.still(backdrop))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.ANALYSIS_MISSING));
  }

  @Test
  void whatLiesWhereOthersMayWriteIsNotTrustedAndMadeAnew() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    simple();
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(store.find(KEY.digest())).isEmpty();
    simple();
    assertThat(store.find(KEY.digest())).isPresent();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
        .isEqualTo("rwx------");
  }

  @Test
  void theFirstOfTwoWritersKeepsItsOwn() throws IOException {
    StoredAnalysis first;
    StoredAnalysis second;
    try (AnalysisStore.Draft one = store.begin(KEY);
        AnalysisStore.Draft two = new AnalysisStore(root, partials).begin(KEY)) {
      write(one.writer(), Findings.simple(SIZE, 6), 6);
      write(two.writer(), Findings.simple(SIZE, 8), 8);
      first = one.complete();
      second = two.complete();
    }
    assertThat(second).isEqualTo(first);
    assertThat(second.read(stretch -> {}).frames()).isEqualTo(6);
    assertThat(inRoot()).containsExactly(KEY.digest());
    assertThat(partials.now()).isEmpty();
  }

  @Test
  void aBrokenAnalysisIsReplaced() throws IOException {
    StoredAnalysis stored = simple();
    Files.delete(stored.folder().resolve("analysis.jsonl.gz"));
    assertThat(simple().read(stretch -> {}).frames()).isEqualTo(6);
  }

  @Test
  void clearingFreesWhatWasInUse() throws IOException {
    assertThat(store.clear()).isZero();
    simple();
    long used = store.size();
    assertThat(used).isPositive();
    assertThat(store.clear()).isEqualTo(used);
    assertThat(store.size()).isZero();
    assertThat(store.find(KEY.digest())).isEmpty();
  }

  @Test
  void stretchesThatDoNotFitTogetherAreRefused() {
    FrameSpan frames = new FrameSpan(0, 6);
    Track inside = track(TrackKind.MOVER, segment(1, 1, frames, SIZE.box(), 0, 0));
    Track outside = track(TrackKind.MOVER, segment(1, 1, new FrameSpan(4, 7), SIZE.box(), 0, 0));
    Track overlapping =
        track(
            TrackKind.MOVER,
            segment(1, 1, new FrameSpan(0, 4), SIZE.box(), 0, 0),
            segment(1, 2, new FrameSpan(3, 6), SIZE.box(), 0, 0));
    WholeCover early = new WholeCover(new FrameSpan(0, 3), WholeReason.NO_BACKDROP);
    WholeCover late = new WholeCover(new FrameSpan(2, 5), WholeReason.NO_BACKDROP);
    WholeCover beyond = new WholeCover(new FrameSpan(5, 7), WholeReason.NO_BACKDROP);
    List<StretchAnalysis> wrong =
        List.of(
            stretch(1, new FrameSpan(1, 6), List.of(), List.of(), List.of()),
            stretch(2, frames, List.of(), List.of(), List.of()),
            stretch(1, frames, List.of(outside), List.of(), List.of()),
            stretch(1, frames, List.of(inside, inside), List.of(), List.of()),
            stretch(1, frames, List.of(overlapping), List.of(), List.of()),
            stretch(1, frames, List.of(), List.of(early, late), List.of()),
            stretch(1, frames, List.of(), List.of(beyond), List.of()),
            stretch(
                1, frames, List.of(), List.of(), List.of(backdrop(1, new FrameSpan(0, 7), SIZE))),
            stretch(
                1,
                frames,
                List.of(),
                List.of(),
                List.of(new Backdrop(1, frames, SIZE, ByteBuffer.allocate(5), List.of()))));
    for (StretchAnalysis one : wrong) {
      assertThatThrownBy(() -> store(List.of(one), 6))
          .as("%s", one)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> store(Findings.simple(SIZE, 6), 7))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store(Findings.simple(SIZE, 6), 6)).isNotNull();
  }

  private StoredAnalysis simple() {
    return store(Findings.simple(SIZE, 6), 6);
  }

  private StoredAnalysis store(List<StretchAnalysis> stretches, int frames) {
    try (AnalysisStore.Draft draft = store.begin(KEY)) {
      write(draft.writer(), stretches, frames);
      return draft.complete();
    }
  }

  private static void write(AnalysisSink sink, List<StretchAnalysis> stretches, int frames) {
    stretches.forEach(sink::stretch);
    sink.end(frames, FINDINGS);
  }

  private List<String> inRoot() throws IOException {
    try (var files = Files.list(root)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Changes the stored lines and gives their new digest. */
  private static String rewrite(StoredAnalysis stored, String from, String to) throws IOException {
    Path lines = stored.folder().resolve("analysis.jsonl.gz");
    Path changed = stored.folder().resolve("changed");
    String text;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(lines))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(text).contains(from);
    String rewritten = text.replace(from, to);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(changed))) {
      out.write(rewritten.getBytes(StandardCharsets.UTF_8));
    }
    Files.move(changed, lines, StandardCopyOption.REPLACE_EXISTING);
    return Digests.ofText(rewritten);
  }

  private static Segment anySegment(Random random, int track, int number, int start, int end) {
    Trail.Builder trail = new Trail.Builder(start);
    for (int frame = start; frame < end; frame++) {
      List<Box> covers = new ArrayList<>();
      for (int n = random.nextInt(3); n > 0; n--) {
        covers.add(Box.ofSize(random.nextInt(30) - 5, random.nextInt(9), 3, 2));
      }
      trail.add(Box.ofSize(random.nextInt(30) - 5, random.nextInt(9), 4, 4), covers);
    }
    return new Segment(
        new SegmentId(track, number),
        random.nextBoolean() ? Set.of(Risk.CROSSING, Risk.APPEARS) : Set.of(),
        trail.build(),
        List.of(new FrameSpan(start, start + 1)),
        random.nextInt(1001));
  }
}
