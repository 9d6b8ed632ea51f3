package org.unseal.media.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** What is no recording, or wants to be more than one. */
final class HostileInputIT {
  @TempDir private Path folder;

  private ErrorCode refusal(Path file) {
    try (LibavFootage footage = new LibavFootageLibrary().open(file, 1)) {
      throw new AssertionError("opened as " + footage.facts().container());
    } catch (UnsealException e) {
      assertThat(e.getMessage()).doesNotContain("\n");
      return e.code();
    }
  }

  private Path text(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path victim() {
    return NumberedClip.write(folder.resolve("victim.mp4"), "mp4", "libx264", "yuv420p", 5, 5, "");
  }

  @Test
  void missingFile() {
    assertThat(refusal(folder.resolve("nowhere"))).isEqualTo(ErrorCode.INPUT_MISSING);
  }

  @Test
  void folderForAFile() {
    assertThat(refusal(folder)).isEqualTo(ErrorCode.INPUT_IS_DIRECTORY);
  }

  @Test
  void emptyFile() throws IOException {
    assertThat(refusal(text("empty", ""))).isEqualTo(ErrorCode.EMPTY_FILE);
  }

  @Test
  void unreadableFile() throws IOException {
    Path file = text("secret", "x");
    assumeTrue(
        Files.getFileStore(file).supportsFileAttributeView("posix")
            && !"root".equals(System.getProperty("user.name")));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assertThat(refusal(file)).isEqualTo(ErrorCode.INPUT_UNREADABLE);
  }

  @Test
  void somethingThatIsNoPlainFile() {
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device));
    assertThat(refusal(device)).isEqualTo(ErrorCode.INPUT_UNREADABLE);
  }

  @Test
  void textIsNoVideo() throws IOException {
    assertThat(refusal(text("letter.mp4", "Dear Sir or Madam, ".repeat(500))))
        .isEqualTo(ErrorCode.NOT_A_VIDEO);
  }

  @Test
  void zerosAreNoVideo() throws IOException {
    Path file = Files.write(folder.resolve("zeros"), new byte[300_000]);
    assertThat(refusal(file)).isEqualTo(ErrorCode.NOT_A_VIDEO);
  }

  @Test
  void soundAloneIsNoVideo() throws IOException {
    // a WAV header, one second of silence
    ByteBuffer wav = ByteBuffer.allocate(44 + 16_000).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 16_000);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16_000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(16_000);
    Path file = Files.write(folder.resolve("sound.wav"), wav.array());
    assertThat(refusal(file)).isEqualTo(ErrorCode.NOT_A_VIDEO);
  }

  @Test
  void containerWithoutPicturesHasNoFrames() throws IOException {
    byte[] clip = Files.readAllBytes(victim());
    PacketMap map = PacketMap.of(folder.resolve("victim.mp4"));
    byte[] headOnly = Arrays.copyOf(clip, clip.length);
    // the table of sample sizes says that there are none
    byte[] stsz = "stsz".getBytes(StandardCharsets.US_ASCII);
    int at = indexOf(headOnly, stsz);
    Arrays.fill(headOnly, at + 12, at + 16, (byte) 0);
    assertThat(map.spots()).hasSize(5);
    assertThat(refusal(PacketMap.save(headOnly, folder.resolve("hollow.mp4"))))
        .isIn(ErrorCode.NO_FRAMES, ErrorCode.NOT_A_VIDEO);
  }

  private static int indexOf(byte[] in, byte[] what) {
    for (int i = 0; i <= in.length - what.length; i++) {
      if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }

  @Test
  void recordingOfWhichNothingCanBeDecodedIsRefused() {
    Path clip = victim();
    PacketMap map = PacketMap.of(clip);
    for (int i = 0; i < map.spots().size(); i++) {
      map = map.wreck(i);
    }
    assertThat(refusal(PacketMap.save(map.file(), folder.resolve("noise.mp4"))))
        .isEqualTo(ErrorCode.NO_FRAMES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n#EXTINF:1.0,\n%s\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile '%s'\n",
        """
        v=0
        o=- 0 0 IN IP4 127.0.0.1
        s=x
        c=IN IP4 127.0.0.1
        t=0 0
        m=video 5004 RTP/AVP 96
        a=rtpmap:96 H264/90000
        """,
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\">"
            + "<Period><AdaptationSet><Representation id=\"1\"><BaseURL>%s</BaseURL>"
            + "</Representation></AdaptationSet></Period></MPD>",
        "RTSPtextRTSP://127.0.0.1/x\r\n",
        "[Reference]\r\nRef1=http://127.0.0.1/%s\r\n",
      })
  void filesThatNameOtherFilesAreRefused(String script) throws IOException {
    Path victim = victim();
    // were the other file opened, there would be a video
    for (String name : new String[] {victim.getFileName().toString(), victim.toString()}) {
      for (String extension : new String[] {"m3u8", "ffconcat", "sdp", "mpd", "mp4"}) {
        Path file = text("attack." + extension, script.replace("%s", name));
        assertThat(refusal(file)).isEqualTo(ErrorCode.NOT_A_VIDEO);
      }
    }
  }

  @Test
  void nameThatLooksLikeASequenceIsAName() throws IOException {
    for (int i = 1; i <= 3; i++) {
      Files.copy(victim(), folder.resolve("shot" + i + ".png"));
    }
    assertThat(refusal(folder.resolve("shot%d.png"))).isEqualTo(ErrorCode.INPUT_MISSING);
    Path pattern = text("shot%d.jpg", "not a picture");
    assertThat(refusal(pattern)).isEqualTo(ErrorCode.NOT_A_VIDEO);
  }

  @Test
  void picturesLargerThanTheLimitAreRefused() throws IOException {
    Path avi = NumberedClip.write(folder.resolve("avi"), "avi", "mpeg4", "yuv420p", 3, 3, "");
    byte[] header = Files.readAllBytes(avi);
    int strf = indexOf(header, "strf".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer.wrap(header)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .putInt(strf + 12, 40_000)
        .putInt(strf + 16, 40_000);
    Path large = PacketMap.save(header, folder.resolve("large.avi"));
    // whichever of the two sizes libav believes, nothing of 40,000 pixels may be allocated
    try (LibavFootage footage = new LibavFootageLibrary().open(large, 1)) {
      assertThat(footage.facts().size()).isEqualTo(NumberedClip.SIZE);
    } catch (UnsealException e) {
      assertThat(e.code())
          .isIn(ErrorCode.LIMIT_EXCEEDED, ErrorCode.NO_FRAMES, ErrorCode.UNSUPPORTED_STREAM);
    }
  }

  @Test
  void usedAfterCloseIsOurOwnFault() {
    LibavFootage footage = new LibavFootageLibrary().open(victim(), 1);
    footage.close();
    footage.close();
    assertThatThrownBy(footage::frames).isInstanceOf(IllegalStateException.class);
  }
}
