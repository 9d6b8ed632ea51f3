package org.unseal.media.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.engine.port.CodedRecording;
import org.unseal.engine.port.Progress;
import org.unseal.engine.verify.CopiedMedia;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.seal.UnitFormat;
import org.unseal.proof.verify.Draft;
import org.unseal.proof.verify.Finding;
import org.unseal.proof.verify.FindingCode;
import org.unseal.proof.verify.ReleaseFolder;
import org.unseal.proof.verify.ReleaseVerifier;
import org.unseal.proof.verify.SyntheticRecording;
import org.unseal.proof.verify.Trust;
import org.unseal.proof.verify.Verdict;
import org.unseal.proof.verify.VerifyProgress;

/** Releases of real coded pictures, and copies of their media in other containers. */
final class RemuxedReleaseIT {
  @TempDir private Path folder;
  private SigningKey key;

  @BeforeEach
  void makeAKey() {
    key = SigningKey.create();
  }

  @AfterEach
  void close() {
    key.close();
  }

  private Path release(Path clip) throws IOException {
    List<Octets> units = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    SyntheticRecording recording;
    try (CodedRecording coded = new LibavCodedLibrary().open(clip)) {
      coded.read(
          (_, bytes, length, pts, _) -> {
            units.add(Octets.of(bytes, 0, length));
            times.add(pts);
          },
          Progress.SILENT);
      CodedRecording.CodedTrack track = coded.tracks().getFirst();
      recording =
          new SyntheticRecording(units, times, (UnitFormat.Nal) track.format(), track.base());
    }
    Path release = Files.createDirectories(folder.resolve("release"));
    return new Draft(recording, "P".repeat(recording.leaves())).write(release, key);
  }

  private Verdict verify(Path release, Optional<Path> copy) throws IOException {
    return new ReleaseVerifier(
            new Trust(List.of(key.signer()), List.of(), List.of()),
            Optional.empty(),
            copy.map(file -> () -> new CopiedMedia(new LibavCodedLibrary(), file)))
        .verify(ReleaseFolder.find(release).orElseThrow(), VerifyProgress.SILENT);
  }

  private void assertGood(Path release, Path copy) throws IOException {
    Verdict verdict = verify(release, Optional.of(copy));
    assertThat(verdict.findings())
        .extracting(Finding::code)
        .as("%s: %s", copy.getFileName(), verdict.findings())
        .containsExactly(FindingCode.COPY_CHECKED);
    assertThat(verdict.good()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "libx264, x264-params=bframes=0:scenecut=0",
    "libx264, x264-params=bframes=2:scenecut=0",
    "libx264, x264-params=bframes=2:open-gop=1:scenecut=0",
    "libx265, x265-params=bframes=2:open-gop=0:scenecut=0:info=0:log-level=none"
  })
  void everyRemuxOfTheMediaIsGood(String codec, String options) throws IOException {
    Path clip =
        NumberedClip.write(folder.resolve("clip.mp4"), "mp4", codec, "yuv420p", 60, 12, options);
    Path release = release(clip);
    assertThat(verify(release, Optional.empty()).findings()).isEmpty();
    Path media = release.resolve(Draft.MEDIA);
    assertGood(release, media);
    assertGood(release, JoinedStreams.remux(media, folder.resolve("a.mkv"), "matroska", ""));
    assertGood(release, JoinedStreams.remux(media, folder.resolve("a.ts"), "mpegts", ""));
    assertGood(
        release,
        JoinedStreams.remux(
            media, folder.resolve("a.mp4"), "mp4", "frag_keyframe+empty_moov+default_base_moof"));
  }

  @Test
  void copyOfAnotherRecordingIsChanged() throws IOException {
    Path clip =
        NumberedClip.write(
            folder.resolve("clip.mp4"), "mp4", "libx264", "yuv420p", 60, 12, "crf=20");
    Path other =
        NumberedClip.write(
            folder.resolve("other.mp4"), "mp4", "libx264", "yuv420p", 60, 12, "crf=30");
    Verdict verdict = verify(release(clip), Optional.of(other));
    assertThat(verdict.intact()).isFalse();
    assertThat(verdict.findings()).extracting(Finding::code).contains(FindingCode.UNIT_CHANGED);
  }
}
