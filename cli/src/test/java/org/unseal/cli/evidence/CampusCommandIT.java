package org.unseal.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.campus.truth.CaseTruth;
import org.unseal.campus.truth.FrameTruth;
import org.unseal.campus.truth.TruthReader;
import org.unseal.cli.CommandLineRun;
import org.unseal.cli.process.Cancellation;
import org.unseal.cli.process.Scratch;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.files.UserFolders;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.Progress;
import org.unseal.media.read.LibavCodedLibrary;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.model.recording.FootageFacts;

/** The small case through the program's own reader, and from the command line. */
@ExtendWith(SmallEvidenceExtension.class)
final class CampusCommandIT {
  private static final long SECOND = 1_000_000;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Cancellation cancellation, String... arguments) {
    return CommandLineRun.run(
        arguments,
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            cancellation,
            new Scratch(Optional.empty()),
            new UserFolders(folder.resolve("home/cache"), folder.resolve("home/settings"))));
  }

  @ParameterizedTest
  @CsvSource({
    "cam-yard, mp4, h264, 1280, 720, 15",
    "cam-b7, mp4, h264, 704, 480, 12",
    "cam-gate, avi, mjpeg, 640, 360, 7",
    "cam-hall, matroska, hevc, 1280, 720, 15"
  })
  void everyCameraOpensAsTheStorySays(
      String camera,
      String container,
      String codec,
      int width,
      int height,
      int rate,
      SmallEvidence small) {
    CaseTruth.Span span = small.truth().source(camera).recorded().orElseThrow();
    try (Footage footage = new LibavFootageLibrary().open(small.recording(camera), 1)) {
      FootageFacts facts = footage.facts();
      assertThat(facts.container()).contains(container);
      assertThat(facts.streams()).hasSize(1);
      assertThat(facts.streams().getFirst().codec()).isEqualTo(codec);
      assertThat(facts.size().width()).isEqualTo(width);
      assertThat(facts.size().height()).isEqualTo(height);
      long length = facts.timeBase().toMicroseconds(facts.durationTicks());
      long recorded = span.end() - span.start();
      assertThat(length).isBetween(recorded - 2 * SECOND / rate, recorded + 2 * SECOND / rate);
      assertThat(span.frames() * SECOND * 1.0 / recorded).isBetween(rate * 0.93, rate * 1.02);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cam-yard, 8, 8, 3, 19",
    "cam-b7, -8, -8, 2, 22",
    "cam-gate, 8, 8, 2, 8",
    "cam-hall, 8, 8, 3, 19"
  })
  void everyFrameComesAtItsTimeAndTheClockInThePictureTurnsWhereTheTruthSays(
      String camera, int left, int top, int dots, int letters, SmallEvidence small) {
    CaseTruth.Span span = small.truth().source(camera).recorded().orElseThrow();
    List<Integer> turns = new ArrayList<>();
    List<Integer> same = new ArrayList<>();
    int frames = 0;
    try (TruthReader truth = new TruthReader(small.frames(camera));
        Footage footage = new LibavFootageLibrary().open(small.recording(camera), 1);
        FrameStream stream = footage.frames()) {
      byte[] before = new byte[0];
      String shownBefore = "";
      for (Optional<DecodedFrame> next = stream.next(); next.isPresent(); next = stream.next()) {
        try (DecodedFrame frame = next.get()) {
          FrameTruth expected = truth.next().orElseThrow();
          assertThat(frame.damage()).isEmpty();
          // The container may round to its own ticks.
          assertThat(footage.facts().timeBase().toMicroseconds(frame.ticks()))
              .isBetween(
                  expected.time() - span.start() - 1_000, expected.time() - span.start() + 1_000);
          byte[] clock = clock(frame.picture().orElseThrow(), left, top, dots, letters);
          if (before.length > 0) {
            List<Integer> list = expected.clock().equals(shownBefore) ? same : turns;
            list.add(difference(before, clock));
          }
          before = clock;
          shownBefore = expected.clock();
          frames++;
        }
      }
      assertThat(truth.next()).isEmpty();
    }
    assertThat(frames).isEqualTo(span.frames());
    assertThat(turns).hasSizeGreaterThan(2);
    assertThat(turns.stream().mapToInt(d -> d).min().orElseThrow())
        .isGreaterThan(same.stream().mapToInt(d -> d).max().orElseThrow());
  }

  /** The luminance of the last digit of the seconds. */
  private static byte[] clock(PictureView picture, int left, int top, int dots, int letters) {
    int width = (letters * 6 + 1) * dots;
    int height = 9 * dots;
    int x0 = left < 0 ? (picture.size().width() - width + left) & ~1 : left;
    int y0 = top < 0 ? (picture.size().height() - height + top) & ~1 : top;
    int digit = letters == 22 ? 18 : letters - 1;
    int from = x0 + digit * 6 * dots;
    ByteBuffer plane = picture.plane(0);
    byte[] cell = new byte[6 * dots * height];
    for (int y = 0; y < height; y++) {
      plane.get((y0 + y) * picture.stride(0) + from, cell, y * 6 * dots, 6 * dots);
    }
    return cell;
  }

  private static int difference(byte[] a, byte[] b) {
    int sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 255) - (b[i] & 255));
    }
    return sum;
  }

  private static List<Long> keyTimes(Path file, List<Long> all) {
    List<Long> keys = new ArrayList<>();
    try (CodedRecording coded = new LibavCodedLibrary().open(file)) {
      coded.read(
          (track, _, _, pts, key) -> {
            long time = coded.tracks().get(track).base().toMicroseconds(pts);
            all.add(time);
            if (key) {
              keys.add(time);
            }
          },
          Progress.SILENT);
    }
    return keys;
  }

  @Test
  void theYardAndTheHallHaveAKeyframeEveryTwoSecondsAndTheGateHasNothingElse(SmallEvidence small) {
    for (String camera : List.of("cam-yard", "cam-hall")) {
      List<Long> all = new ArrayList<>();
      List<Long> keys = keyTimes(small.recording(camera), all);
      assertThat(keys).as(camera).hasSize(Math.ceilDiv(all.size(), 30));
      for (int i = 1; i < keys.size(); i++) {
        assertThat(keys.get(i) - keys.get(i - 1)).isBetween(1_999_000L, 2_001_000L);
      }
    }
    List<Long> all = new ArrayList<>();
    assertThat(keyTimes(small.recording("cam-gate"), all)).isEqualTo(all);
  }

  @Test
  void theGopsOfBuildingSevenFollowWhatHappensAndLastEightSecondsAtMost(SmallEvidence small) {
    List<Long> all = new ArrayList<>();
    List<Long> keys = keyTimes(small.recording("cam-b7"), all);
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < keys.size(); i++) {
      gaps.add(keys.get(i) - keys.get(i - 1));
    }
    assertThat(gaps).allMatch(gap -> gap <= 8 * SECOND).anyMatch(gap -> gap > 7 * SECOND);
    assertThat(gaps.stream().distinct().count()).isGreaterThan(3);
    long start = small.truth().source("cam-b7").recorded().orElseThrow().start();
    long alarm = small.truth().event("alarm-onset").time() - start;
    assertThat(keys).anyMatch(key -> key >= alarm && key < alarm + 80_000);
  }

  @Test
  void theHallShowsLargeFacesAndTheStrobeIsSeenAtBuildingSevenAlone(SmallEvidence small) {
    double largest =
        frames(small, "cam-hall")
            .flatMap(FrameTruth::people)
            .filter(person -> person.visiblePixels() > 1_000)
            .mapToDouble(FrameTruth.Someone::faceHeight)
            .max()
            .orElse(0);
    assertThat(largest).isBetween(75.0, 130.0);
    assertThat(frames(small, "cam-b7").filter(f -> f.events().contains("strobe")).findFirst())
        .hasValueSatisfying(
            first ->
                assertThat(first.time() - small.truth().event("alarm-onset").time())
                    .isBetween(0L, 80_000L));
    assertThat(frames(small, "cam-yard")).noneMatch(f -> f.events().contains("strobe"));
    assertThat(frames(small, "cam-b7")).anyMatch(f -> f.events().contains("smoke"));
  }

  private static Stream<FrameTruth> frames(SmallEvidence small, String camera) {
    List<FrameTruth> all = new ArrayList<>();
    try (TruthReader truth = new TruthReader(small.frames(camera))) {
      for (Optional<FrameTruth> f = truth.next(); f.isPresent(); f = truth.next()) {
        all.add(f.get());
      }
    }
    return all.stream();
  }

  @Test
  void theEvidenceHasAFolderForEverySourceThatCameAndTellsNoTruth(SmallEvidence small)
      throws IOException {
    try (Stream<Path> sources = Files.list(small.evidence())) {
      assertThat(sources.filter(Files::isDirectory).map(p -> String.valueOf(p.getFileName())))
          .containsExactlyInAnyOrder(
              "cam-yard", "cam-b7", "cam-gate", "cam-hall", "radio-1", "alarm");
    }
    assertThat(Files.readString(small.evidence().resolve("handover.csv")))
        .contains("cam-lot,camera,Student parking lot,Larkspur School District,2025-05-08,no");
    assertThat(small.truth().source("cam-lot").files()).isEmpty();
    List<String> secrets = new ArrayList<>(List.of("campus", "unseal", "truth", "drift"));
    small.truth().events().forEach(event -> secrets.add(Long.toString(event.time())));
    small.truth().calls().forEach(call -> secrets.add(Long.toString(call.start())));
    for (Path file : files(small.evidence())) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
      assertThat(secrets).as("%s", file.getFileName()).noneMatch(bytes::contains);
      assertThat(file.toString().toLowerCase(Locale.ROOT)).doesNotContain("truth");
    }
    for (CaseTruth.Source source : small.truth().sources()) {
      assertThat(source.files()).allMatch(file -> Files.exists(small.evidence().resolve(file)));
    }
  }

  @Test
  void theTruthIsOnTheDiskAsItWasReturned(SmallEvidence small) {
    assertThat(CaseTruth.read(small.folder().resolve("truth/case.json"))).isEqualTo(small.truth());
  }

  @Test
  void theCommandMakesTheSameBytesOnceMore(SmallEvidence small) throws IOException {
    Path again = folder.resolve("again");
    assertThat(run(new Cancellation(), "campus", again.toString(), "--small", "--quiet")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("cam-lot   camera    promised");
    List<Path> files = files(small.folder());
    assertThat(files(again)).hasSameSizeAs(files).hasSizeGreaterThan(25);
    for (Path file : files) {
      Path other = again.resolve(small.folder().relativize(file).toString());
      assertThat(Files.mismatch(file, other)).as("%s", file.getFileName()).isEqualTo(-1);
    }
    out.reset();
    assertThat(run(new Cancellation(), "campus", again.toString(), "--small")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("name a folder that does not");
  }

  @Test
  void aStopLeavesNothingBehind() throws IOException {
    Cancellation stopped = new Cancellation();
    stopped.ask();
    Path target = folder.resolve("stopped");
    assertThat(run(stopped, "campus", target.toString(), "--small", "--quiet")).isEqualTo(130);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void fullAndSmallAtOnceAreRefused() {
    String target = folder.resolve("both").toString();
    assertThat(run(new Cancellation(), "campus", target, "--small", "--full")).isEqualTo(2);
    assertThat(folder.resolve("both")).doesNotExist();
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
