package org.unseal.media.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.engine.port.RecordingWriter.Sink;
import org.unseal.media.gop.GopIndex;
import org.unseal.media.read.LibavFootage;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;

final class LibavRecordingWriterIT {
  private static final PictureSize SIZE = new PictureSize(96, 64);
  private final LibavRecordingWriter writer = new LibavRecordingWriter();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "mp4,libx264,yuv420p,",
    "mp4,libx264,yuv444p10le,qp=0",
    "mp4,libx264,yuv420p,movflags=+frag_keyframe+empty_moov;bf=2",
    "matroska,libx265,yuv420p10le,",
    "mpeg,mpeg1video,yuv420p,",
    "mpeg,mpeg2video,yuv422p,flags=+ildct+ilme;field_order=tt",
    "avi,mpeg4,yuv420p,",
    "avi,msmpeg4,yuv420p,",
    "avi,msmpeg4v2,yuv420p,",
    "asf,msmpeg4,yuv420p,",
    "avi,mjpeg,yuvj422p,",
    "matroska,ffv1,gray,",
    "matroska,ffv1,yuv422p10le,",
    "mp4,libaom-av1,yuv420p,cpu-used=8",
    "webm,libvpx-vp9,yuv420p,deadline=realtime;cpu-used=8",
    "mpegts,libx264,yuv420p,bf=2",
    "h264,libx264,yuv420p,bf=2",
  })
  void samePicturesGiveTheSameFileTwice(
      String container, String codec, String pixelFormat, String options) throws IOException {
    RecordingFormat format =
        new RecordingFormat(
            container,
            codec,
            pixelFormat,
            SIZE,
            new TimeBase(1, 25),
            12,
            options == null ? "" : options);
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    write(first, format, 14);
    write(second, format, 14);
    assertThat(Files.size(first)).isGreaterThan(300);
    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void decodingCanBeginAfreshWhereItWasAskedFor() {
    Path file = folder.resolve("a.mp4");
    write(file, x264("idr=5,12;x264-params=open-gop=1:keyint=4:bframes=2"), 20);

    try (LibavFootage footage = new LibavFootageLibrary().open(file, 1)) {
      GopIndex index = GopIndex.of(footage);
      assertThat(IntStream.range(0, index.gops()).map(index::start)).containsExactly(0, 5, 12);
    }
  }

  @Test
  void anUnknownOptionIsRefused() {
    assertThatThrownBy(() -> writer.open(folder.resolve("a.mp4"), x264("colour=red")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("colour");
  }

  @Test
  void anUnknownCodecIsRefused() {
    RecordingFormat format =
        new RecordingFormat("mp4", "none", "yuv420p", SIZE, new TimeBase(1, 25), 12, "");
    assertThatThrownBy(() -> writer.open(folder.resolve("a.mp4"), format))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTimeThatDoesNotIncreaseIsRefused() {
    try (Sink sink = writer.open(folder.resolve("a.mp4"), x264(""))) {
      sink.write(5, picture(0));
      assertThatThrownBy(() -> sink.write(5, picture(1)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aMissingFolderIsSaidToBeNotWritable() {
    assertThatThrownBy(() -> writer.open(folder.resolve("none").resolve("a.mp4"), x264("")))
        .isInstanceOfSatisfying(
            UnsealException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.FOLDER_NOT_WRITABLE));
  }

  @Test
  void aFullDiskIsSaidToBeFull() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "only some systems have a device that is always full");
    RecordingFormat format =
        new RecordingFormat("h264", "libx264", "yuv420p", SIZE, new TimeBase(1, 25), 1, "");
    assertThatThrownBy(() -> write(full, format, 100))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DISK_FULL));
  }

  private void write(Path file, RecordingFormat format, int frames) {
    try (Sink sink = writer.open(file, format)) {
      for (int i = 0; i < frames; i++) {
        sink.write(i, picture(i));
      }
    }
  }

  private static RecordingFormat x264(String options) {
    return new RecordingFormat("mp4", "libx264", "yuv420p", SIZE, new TimeBase(1, 25), 12, options);
  }

  private static ByteBuffer picture(int number) {
    ByteBuffer i420 = ByteBuffer.allocate(SIZE.width() * SIZE.height() * 3 / 2);
    for (int i = 0; i < i420.capacity(); i++) {
      i420.put(i, (byte) (16 + (i * 7 + number * 5) % 200));
    }
    return i420;
  }
}
