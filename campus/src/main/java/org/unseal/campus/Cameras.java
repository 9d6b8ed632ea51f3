package org.unseal.campus;

import org.unseal.campus.geometry.Vec;
import org.unseal.campus.geometry.Viewpoint;
import org.unseal.campus.scene.Camera;
import org.unseal.campus.scene.CameraClock;
import org.unseal.campus.scene.FrameTimes;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;

/** The cameras of Larkspur High School, each with the recorder that it came with. */
public final class Cameras {
  private Cameras() {}

  private static final TimeBase FINE = new TimeBase(1, 90_000);

  /** The yard: a lamp pole, a walkway from edge to edge. */
  public static Camera yard(double noise, double brightness, int quality) {
    PictureSize size = new PictureSize(1280, 720);
    return new Camera(
        "cam-yard",
        Camera.Site.GROUNDS,
        new Viewpoint(new Vec(0, 0, 3.6), 0, 13, 1300, size),
        new CameraClock(41_300_000, 18, CameraClock.Format.MONTH_DAY_YEAR),
        false,
        new FrameTimes(FINE, 15, 1, false),
        noise,
        brightness,
        new RecordingFormat(
            "mp4",
            "libx264",
            "yuv420p",
            size,
            FINE,
            30,
            "framerate=15;preset=veryfast;crf=" + quality));
  }

  /** The corner of Building 7: keyframes only where the picture changes, frames at odd times. */
  public static Camera buildingSeven(double noise, double brightness, int quality) {
    PictureSize size = new PictureSize(704, 480);
    return new Camera(
        "cam-b7",
        Camera.Site.GROUNDS,
        new Viewpoint(new Vec(6, 25.5, 3.9), 40, 14, 760, size),
        new CameraClock(-133_600_000, -35, CameraClock.Format.YEAR_SLASHES_HALF),
        true,
        new FrameTimes(FINE, 12, 1, true),
        noise,
        brightness,
        new RecordingFormat(
            "mp4", "libx264", "yuv420p", size, FINE, 96, "preset=veryfast;crf=" + quality));
  }

  /** The gate: seven frames a second, each a JPEG. */
  public static Camera gate(double noise, double brightness) {
    PictureSize size = new PictureSize(640, 360);
    TimeBase base = new TimeBase(1, 7);
    return new Camera(
        "cam-gate",
        Camera.Site.GROUNDS,
        new Viewpoint(new Vec(60, 2, 3.4), 4, 12, 640, size),
        new CameraClock(-3_593_000_000L, 0, CameraClock.Format.TIME_ONLY),
        false,
        new FrameTimes(base, 7, 1, false),
        noise,
        brightness,
        new RecordingFormat(
            "avi", "mjpeg", "yuvj420p", size, base, 1, "framerate=7;qmin=4;qmax=6"));
  }

  /** The hall, inside: faces come close. */
  public static Camera hall(double noise, double brightness, int quality) {
    PictureSize size = new PictureSize(1280, 720);
    TimeBase base = new TimeBase(1, 1000);
    return new Camera(
        "cam-hall",
        Camera.Site.HALL,
        new Viewpoint(new Vec(200.9, 0.2, 2.35), -4, 13, 850, size),
        new CameraClock(3_900_000, 0, CameraClock.Format.YEAR_DASHES),
        false,
        new FrameTimes(base, 15, 1, false),
        noise,
        brightness,
        new RecordingFormat(
            "matroska",
            "libx265",
            "yuv420p",
            size,
            base,
            30,
            "preset=ultrafast;crf=" + quality + ";x265-params=log-level=none"));
  }
}
