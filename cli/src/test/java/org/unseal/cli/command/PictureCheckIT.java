package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.RecordingWriter;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.engine.seal.CheckTilesStep;
import org.unseal.engine.seal.CheckTilesStep.Discrepancy;
import org.unseal.engine.seal.OpenTilesStep;
import org.unseal.engine.seal.PictureSealStep;
import org.unseal.engine.seal.SealStep;
import org.unseal.media.read.LibavCodedLibrary;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.read.LibavPicturePass;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.picture.MalformedTilesException;
import org.unseal.proof.picture.PictureSeal;
import org.unseal.proof.picture.ReleasedPictures;
import org.unseal.proof.picture.TilesReader;

/**
 * Real recordings, sealed, encoded again and held against the seal: a small share of what {@code
 * bench/pictures} measures.
 */
final class PictureCheckIT {
  private static final PictureSize SIZE = new PictureSize(322, 182);
  private static final int RATE = 15;
  private static final int FRAMES = 90;
  private static final Box MASK = new Box(200, 20, 260, 160);

  @TempDir private Path folder;
  private Path recording = Path.of("");
  private PictureSealStep.Request request;

  /** Where somebody of 36 pixels walks, in the middle of their two seconds and before and after. */
  private static Box walker(int frame) {
    return Box.ofSize(20 + frame, 90, 14, 36);
  }

  private static byte[] yard(int frame, Optional<Box> person) {
    Random grain = new Random(frame);
    byte[] picture = new byte[size()];
    for (int y = 0; y < SIZE.height(); y++) {
      for (int x = 0; x < SIZE.width(); x++) {
        int ground = 80 + 24 * ((x / 40 + y / 30) % 2) + (x * 7 + y * 5) % 9 + grain.nextInt(5);
        picture[y * SIZE.width() + x] = (byte) ground;
      }
    }
    Arrays.fill(picture, (int) SIZE.pixels(), picture.length, (byte) 126);
    person.ifPresent(
        box -> {
          for (int y = box.top(); y < box.bottom(); y++) {
            for (int x = box.left(); x < box.right(); x++) {
              boolean head = y < box.top() + 8;
              picture[y * SIZE.width() + x] = (byte) (head ? 165 : 140 + (x + y) % 7);
            }
          }
        });
    return picture;
  }

  private static int size() {
    return (int) SIZE.pixels() + 2 * ((SIZE.width() + 1) / 2) * ((SIZE.height() + 1) / 2);
  }

  private static byte[] masked(byte[] picture) {
    byte[] masked = picture.clone();
    for (int y = MASK.top(); y < MASK.bottom(); y++) {
      Arrays.fill(
          masked, y * SIZE.width() + MASK.left(), y * SIZE.width() + MASK.right(), (byte) 16);
    }
    return masked;
  }

  private Path write(String name, int crf, String options, IntFunction<byte[]> pictures) {
    Path file = folder.resolve(name);
    RecordingFormat format =
        new RecordingFormat(
            "mp4", "libx264", "yuv420p", SIZE, new TimeBase(1, RATE), 30, "crf=" + crf + options);
    ByteBuffer buffer = ByteBuffer.allocateDirect(size());
    try (RecordingWriter.Sink sink = new LibavRecordingWriter().open(file, format)) {
      for (int frame = 0; frame < FRAMES; frame++) {
        sink.write(frame, buffer.clear().put(pictures.apply(frame)).flip());
      }
    }
    return file;
  }

  @BeforeEach
  void sealARecording() {
    recording = write("yard.mp4", 18, ";bf=2", frame -> yard(frame, Optional.of(walker(frame))));
    Path seal = folder.resolve("seal.json");
    Path seed = folder.resolve("seed");
    InstantSource clock = InstantSource.system();
    new SealStep(new LibavCodedLibrary(), PartialFiles.FORGOTTEN, clock, "t")
        .run(new SealStep.Request(recording, seal, seed, Optional.empty(), false), Progress.SILENT);
    request =
        new PictureSealStep.Request(
            recording, seal, seed, folder.resolve("pictures.json"), Optional.empty(), false, 2);
    new PictureSealStep(
            new LibavFootageLibrary(), new LibavPicturePass(), PartialFiles.FORGOTTEN, clock, "t")
        .run(request, Progress.SILENT);
  }

  /** The first second was passed through, the last frame is not there. */
  private record Rendered() implements ReleasedPictures {
    @Override
    public int frames() {
      return FRAMES;
    }

    @Override
    public Fate fate(int frame) {
      return frame < RATE ? Fate.PASS : Fate.RENDER;
    }

    @Override
    public long time(int frame) {
      return frame * 1_000_000L / RATE;
    }

    @Override
    public int media(int frame) {
      return 0;
    }

    @Override
    public FrameCover cover(int frame) {
      return frame < RATE ? new FrameCover.Nothing() : new FrameCover.Boxes(List.of(MASK));
    }
  }

  private List<Discrepancy> check(Path released)
      throws IOException, MalformedJsonException, MalformedTilesException {
    Path tiles = folder.resolve("tiles.bin");
    List<Digest> media = List.of(Digest.ofHex(Digests.ofFile(released, Progress.SILENT)));
    LibavFootageLibrary library = new LibavFootageLibrary();
    try (Footage footage = library.open(recording, 1)) {
      OpenTilesStep.Opened opened =
          new OpenTilesStep(new LibavPicturePass())
              .run(
                  new OpenTilesStep.Request(
                      request.pictures(),
                      request.blocks(),
                      request.seed(),
                      new Rendered(),
                      media,
                      false,
                      2),
                  footage,
                  tiles,
                  Progress.SILENT);
      assertThat(opened.blocks()).isBetween(3, 6);
    }
    PictureSeal seal = PictureSeal.read(Files.readAllBytes(request.pictures()));
    try (InputStream in = new BufferedInputStream(Files.newInputStream(tiles))) {
      return new CheckTilesStep(new LibavPicturePass(), 2)
          .run(
              new TilesReader(in, Files.size(tiles), seal),
              new Rendered(),
              media,
              _ -> library.open(released, 1),
              Progress.SILENT)
          .discrepancies();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 20, 26, 30})
  void honestRenderingIsNotAccused(int crf) throws Exception {
    Path released =
        write(
            "release.mp4",
            crf,
            ";preset=superfast;bf=0",
            frame -> masked(yard(frame, Optional.of(walker(frame)))));
    assertThat(check(released)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"out,14", "out,30", "in,22", "in,30", "elsewhere,18", "elsewhere,30"})
  void personPaintedForTwoSecondsIsFound(String deed, int crf) throws Exception {
    Path released =
        write(
            "release.mp4",
            crf,
            ";preset=superfast;bf=0",
            frame -> {
              boolean forged = frame >= 40 && frame < 40 + 2 * RATE;
              Box really = walker(frame);
              byte[] honest = yard(frame, Optional.of(really));
              return masked(
                  !forged
                      ? honest
                      : switch (deed) {
                        case "out" -> yard(frame, Optional.empty());
                        case "in" -> both(honest, yard(frame, Optional.of(really.move(0, -60))));
                        default -> yard(frame, Optional.of(really.move(30, 20)));
                      });
            });
    List<Discrepancy> found = check(released);
    assertThat(found).isNotEmpty().allMatch(Discrepancy.Differs.class::isInstance);
    List<Integer> frames = new ArrayList<>();
    found.forEach(one -> frames.add(((Discrepancy.Differs) one).difference().frame()));
    assertThat(frames).allMatch(frame -> frame >= 40 && frame < 40 + 2 * RATE);
  }

  /** The upper half of the one, the lower half of the other. */
  private static byte[] both(byte[] lower, byte[] upper) {
    byte[] both = lower.clone();
    System.arraycopy(upper, 0, both, 0, 80 * SIZE.width());
    return both;
  }

  @Test
  void recordingItselfIsNotAccused() throws Exception {
    assertThat(check(recording)).isEmpty();
  }
}
