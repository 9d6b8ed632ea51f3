package org.unseal.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.unseal.campus.clock.ClockClip;
import org.unseal.campus.scene.CameraClock;
import org.unseal.campus.scene.ClockStyle;
import org.unseal.campus.scene.FrameTimes;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;

/** Small recordings with clocks. */
final class ClockClips {
  /** 14:16:40 and a bit of 6 May 2025, local time. */
  static final long START = CameraClock.ANCHOR + 8_200_123_457L;

  static final PictureSize SIZE = new PictureSize(320, 96);

  private ClockClips() {}

  /** Strongly compressed with x264, 15 pictures a second. */
  static RecordingFormat h264(int quality) {
    return new RecordingFormat(
        "mp4",
        "libx264",
        "yuv420p",
        SIZE,
        new TimeBase(1, 90_000),
        60,
        "preset=veryfast;crf=" + quality);
  }

  static RecordingFormat mjpeg(int quality) {
    return new RecordingFormat(
        "avi",
        "mjpeg",
        "yuvj420p",
        SIZE,
        new TimeBase(1, 7),
        1,
        "framerate=7;qmin=%d;qmax=%d".formatted(quality, quality + 4));
  }

  static CameraClock clock(
      CameraClock.Format format, ClockStyle.Font font, int height, ClockStyle.Look look) {
    return new CameraClock(
        41_300_000, 18, format, new ClockStyle(font, height, look, ClockStyle.Corner.TOP_LEFT));
  }

  static CameraClock plain() {
    return clock(
        CameraClock.Format.MONTH_DAY_YEAR, ClockStyle.Font.DOTS, 12, ClockStyle.Look.BOXED);
  }

  /** Clocks that follow one another, each for as long as the others. */
  static ClockClip clip(
      RecordingFormat format,
      int fps,
      boolean variable,
      int seconds,
      ClockClip.Backdrop backdrop,
      ClockClip.Extra extra,
      CameraClock... clocks) {
    List<ClockClip.Shown> shown = new ArrayList<>();
    for (CameraClock clock : clocks) {
      shown.add(new ClockClip.Shown(shown.size() * (seconds * 1_000_000L / clocks.length), clock));
    }
    return new ClockClip(
        new FrameTimes(format.base(), fps, 1, variable),
        START,
        seconds * 1_000_000L,
        shown,
        backdrop,
        extra,
        format,
        7);
  }

  static ClockClip plain(int seconds, CameraClock... clocks) {
    return clip(
        h264(28), 15, false, seconds, ClockClip.Backdrop.STILL, ClockClip.Extra.NONE, clocks);
  }

  static Path write(ClockClip clip, Path file) {
    clip.record(new LibavRecordingWriter(), file);
    return file;
  }
}
