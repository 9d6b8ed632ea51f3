package org.unseal.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.mp4.MalformedMp4Exception;
import org.unseal.proof.mp4.Mp4File;
import org.unseal.proof.mp4.Mp4Track;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseTrack;
import org.unseal.proof.seal.NalSplitter;

/**
 * Twenty thousand releases of which one file was changed at random: a stranger's, and such as
 * whoever signs could make: these are not signed at all, so that only the seal stands against them.
 * None may crash the check, none takes long, and none that says something else about the recording
 * is intact.
 */
final class VerifierFuzzTest {
  private static final long SEED = 20261124;
  private static final long LONGEST_NANOS = 8_000_000_000L;

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private SigningKey key;
  private Trust trust;
  private Draft draft;

  @BeforeEach
  void write() throws IOException {
    key = SigningKey.create();
    trust = new Trust(List.of(key.signer()), List.of(), List.of());
    draft = new Draft(new SyntheticRecording(8, 3, -1), "PRW");
  }

  @AfterEach
  void close() {
    key.close();
  }

  private byte[] mutated(byte[] honest) {
    byte[] bytes = honest.clone();
    for (int i = random.nextInt(3); i >= 0 && bytes.length > 8; i--) {
      int at = random.nextInt(bytes.length);
      int length = Math.min(bytes.length - at, 1 + random.nextInt(12));
      switch (random.nextInt(7)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> Arrays.fill(bytes, at, at + length, (byte) (random.nextBoolean() ? 0xff : 0));
        case 3 -> bytes[at] = (byte) ('0' + random.nextInt(10));
        case 4 -> bytes = joined(bytes, 0, at, bytes, at + length, bytes.length);
        case 5 -> bytes = joined(bytes, 0, at + length, bytes, at, bytes.length);
        default -> bytes = Arrays.copyOf(bytes, random.nextInt(16) == 0 ? at : bytes.length);
      }
    }
    return bytes;
  }

  private static byte[] joined(byte[] one, int from, int end, byte[] two, int from2, int end2) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(one, from, end - from);
    bytes.write(two, from2, end2 - from2);
    return bytes.toByteArray();
  }

  private Verdict verify(String what) throws IOException {
    long begun = System.nanoTime();
    Verdict verdict =
        new ReleaseVerifier(trust, Optional.empty(), Optional.empty())
            .verify(ReleaseFolder.find(folder).orElseThrow(), VerifyProgress.SILENT);
    SummaryText.of(verdict);
    VerdictJson.of(verdict);
    assertThat(System.nanoTime() - begun).as(what).isLessThan(LONGEST_NANOS);
    return verdict;
  }

  @Test
  void releaseThatAStrangerChangedIsNeverGood() throws IOException {
    draft.write(folder, key);
    List<Path> files;
    try (var walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (int round = 0; round < 3_000; round++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] honest = Files.readAllBytes(file);
      byte[] mutated = mutated(honest);
      if (!Arrays.equals(honest, mutated)) {
        Files.write(file, mutated);
        String what = "seed " + SEED + ", round " + round;
        assertThat(verify(what).good()).as(what).isFalse();
        Files.write(file, honest);
      }
    }
    assertThat(verify("at the end").good()).isTrue();
  }

  @Test
  void otherManifestIsOnlyIntactIfItSaysTheSameOfTheRecording()
      throws IOException, MalformedJsonException {
    draft.writeUnsigned(folder);
    Path file = folder.resolve(Release.NAME);
    byte[] honest = Files.readAllBytes(file);
    List<Object> said = said(Release.read(honest));
    int intact = 0;
    for (int round = 0; round < 12_000; round++) {
      byte[] mutated = mutated(honest);
      Files.write(file, mutated);
      String what = "seed " + SEED + ", round " + round;
      if (verify(what).intact()) {
        intact++;
        assertThat(said(Release.read(mutated))).as(what).isEqualTo(said);
      }
    }
    assertThat(intact).as("otherwise nothing was tried behind the documents").isPositive();
  }

  /** What a manifest says but for words and figures about how it was made. */
  private static List<Object> said(Release release) {
    List<Object> said = new ArrayList<>(release.files());
    release.media().forEach(item -> said.add(Manifests.startingAt(item, 0)));
    for (ReleaseTrack track : release.tracks()) {
      track.entries().forEach(entry -> said.add(bare(entry)));
    }
    return said;
  }

  private static Entry bare(Entry entry) {
    return switch (entry) {
      case Entry.Render render ->
          new Entry.Render(
              render.leaf(),
              render.place(),
              render.parts(),
              render.timeSalt(),
              render.unitsSalt(),
              render.time(),
              render.times(),
              render.content(),
              Optional.empty(),
              OptionalInt.empty(),
              render.frames(),
              Optional.empty());
      case Entry.Closed closed ->
          new Entry.Closed(
              closed.leaf(),
              closed.is(),
              closed.leaves(),
              closed.nodes(),
              "withheld",
              closed.units());
      default -> entry;
    };
  }

  @Test
  void otherMediaFileIsOnlyIntactIfItsPicturesAreTheSame()
      throws IOException, MalformedJsonException, MalformedMp4Exception {
    draft.writeUnsigned(folder);
    Path media = folder.resolve(Draft.MEDIA);
    byte[] honest = Files.readAllBytes(media);
    byte[] manifest = Files.readAllBytes(folder.resolve(Release.NAME));
    Release release = Release.read(manifest);
    List<Octets> samples = samples(media);
    int intact = 0;
    for (int round = 0; round < 5_000; round++) {
      byte[] mutated = mutated(honest);
      Files.write(media, mutated);
      byte[] changed =
          Manifests.withFiles(
                  release,
                  release.files().stream()
                      .map(
                          listed ->
                              listed.name().equals(Draft.MEDIA)
                                  ? new org.unseal.proof.release.ReleaseFile(
                                      listed.name(),
                                      Digest.of(Digest.sha256().digest(mutated)),
                                      mutated.length)
                                  : listed)
                      .toList())
              .bytes();
      Files.write(folder.resolve(Release.NAME), changed);
      String what = "seed " + SEED + ", round " + round;
      if (verify(what).intact()) {
        intact++;
        assertThat(samples(media).equals(samples)).as(what).isTrue();
      }
    }
    assertThat(intact).as("otherwise nothing was tried behind the file's digest").isPositive();
  }

  /** What a player makes of all samples: NAL units of pictures, packets of sound. */
  private static List<Octets> samples(Path file) throws IOException, MalformedMp4Exception {
    byte[] bytes = Files.readAllBytes(file);
    List<Octets> samples = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file)) {
      for (Mp4Track track : Mp4File.read(channel).tracks()) {
        for (int i = 0; i < track.samples().count(); i++) {
          int offset = (int) track.samples().offset(i);
          byte[] sample = Arrays.copyOfRange(bytes, offset, offset + track.samples().size(i));
          if (track.kind() == Mp4Track.Kind.SOUND) {
            samples.add(Octets.of(sample));
          } else {
            NalSplitter.split(
                sample,
                sample.length,
                4,
                (from, end) -> {
                  int type = sample[from] & 0x1f;
                  if (type < 9 || type > 12) { // delimiters and filling show nothing
                    samples.add(Octets.of(sample, from, end));
                  }
                });
          }
        }
      }
    }
    return samples;
  }
}
