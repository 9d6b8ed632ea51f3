package org.unseal.campus.scene;

import static java.util.Objects.requireNonNull;

import org.unseal.campus.geometry.Viewpoint;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;

/**
 * A camera and how its recorder stores what it sees.
 *
 * @param name e.g. {@code cam-yard}
 * @param noise standard deviation of the sensor's noise in levels of luminance
 * @param brightness factor on all light: 1 by day, 0.3 after dark
 * @param clockAtBottom the clock stands in the lower right corner, not in the upper left
 */
public record Camera(
    String name,
    Site site,
    Viewpoint viewpoint,
    CameraClock clock,
    boolean clockAtBottom,
    FrameTimes times,
    double noise,
    double brightness,
    RecordingFormat format) {
  /** Where it hangs. */
  public enum Site {
    GROUNDS,
    HALL
  }

  public Camera {
    requireNonNull(name, "name");
    requireNonNull(site, "site");
    requireNonNull(viewpoint, "viewpoint");
    requireNonNull(clock, "clock");
    requireNonNull(times, "times");
    requireNonNull(format, "format");
  }

  /** The same camera with another way to store what it sees. */
  public Camera storing(RecordingFormat other) {
    return new Camera(name, site, viewpoint, clock, clockAtBottom, times, noise, brightness, other);
  }
}
