package org.unseal.campus.draw;

import java.util.List;
import org.unseal.campus.geometry.Vec;
import org.unseal.campus.scene.Camera;
import org.unseal.campus.scene.Happening;

/**
 * How much light there is at each place of a picture, in 256ths of full daylight: night, clouds,
 * the camera's exposure, a strobe. A coarse grid, straight lines between. One thread.
 */
final class GainMap {
  private static final int CELL = 16;

  private final Camera camera;
  private final int columns;
  private final int rows;
  private final int[] gains;
  private final Vec[] ground;
  private boolean even = true;

  GainMap(Camera camera) {
    this.camera = camera;
    columns = camera.viewpoint().size().width() / CELL + 2;
    rows = camera.viewpoint().size().height() / CELL + 2;
    gains = new int[columns * rows];
    ground = new Vec[columns * rows];
    Vec eye = camera.viewpoint().position();
    for (int i = 0; i < ground.length; i++) {
      int row = i / columns;
      Vec ray = camera.viewpoint().ray(CELL * (double) (i % columns), CELL * (double) row);
      double reach = eye.z() / Math.max(0.1, -ray.z());
      ground[i] = eye.plus(ray.times(reach));
    }
  }

  /** Sets the light of this instant. */
  void set(long time, List<Happening> happenings) {
    double all = camera.brightness();
    boolean flash = false;
    for (Happening h : happenings) {
      if (h.at(time)
          && h instanceof Happening.ExposureJump jump
          && jump.camera().equals(camera.name())) {
        double age = (time - jump.start()) / 1_500_000.0;
        all *= 1 + (jump.factor() - 1) * Math.max(0, 1 - age);
      }
    }
    java.util.Arrays.fill(gains, (int) Math.round(all * 256));
    even = true;
    for (Happening h : happenings) {
      if (!h.at(time)) {
        continue;
      }
      switch (h) {
        case Happening.Clouds clouds -> clouds(clouds, time);
        case Happening.Strobe strobe -> flash |= flash(strobe, time);
        case Happening.ExposureJump _, Happening.Smoke _ -> {}
      }
    }
    if (camera.brightness() < 0.6 && camera.site() == Camera.Site.GROUNDS) {
      lamps();
    }
    even &= !flash;
  }

  private void clouds(Happening.Clouds clouds, long time) {
    double second = (time - clouds.start()) / 1e6;
    even = false;
    for (int i = 0; i < gains.length; i++) {
      Vec at = ground[i];
      double cover =
          Grain.smooth(clouds.seed(), at.x() / 14 - second * 0.11, at.y() / 14 + second * 0.03);
      double dark = Math.clamp((cover - 0.5) * 4, 0, 1);
      gains[i] = (int) Math.round(gains[i] * (1 - 0.38 * dark));
    }
  }

  private boolean flash(Happening.Strobe strobe, long time) {
    if (!flashes(strobe, time)) {
      return false;
    }
    for (int i = 0; i < gains.length; i++) {
      double near = 1 / (1 + ground[i].minus(strobe.lamp()).length() / 4);
      gains[i] = (int) Math.round(gains[i] * (1.05 + 0.9 * near));
    }
    return true;
  }

  /** True while the lamp is lit. */
  static boolean flashes(Happening.Strobe strobe, long time) {
    return strobe.at(time) && Math.floorMod(time - strobe.start(), 1_000_000L) < 80_000;
  }

  // After dark the lamp post lights a round of ground.
  private void lamps() {
    even = false;
    Vec lamp = new Vec(1.6, 9, 0);
    for (int i = 0; i < gains.length; i++) {
      double d = ground[i].minus(lamp).length();
      gains[i] = (int) Math.round(gains[i] * (0.75 + 0.7 * StrictMath.exp(-d * d / 60)));
    }
  }

  /** The same light everywhere. */
  boolean isEven() {
    return even;
  }

  int evenGain() {
    return gains[0];
  }

  /** The gain at a place, 256 is full daylight. */
  int at(double x, double y) {
    int c = Math.clamp(Math.round(x / CELL), 0, columns - 1);
    int r = Math.clamp(Math.round(y / CELL), 0, rows - 1);
    return gains[r * columns + c];
  }

  /** Gains of one row of pixels. */
  void row(int y, int[] out) {
    int r = y / CELL;
    int low = y % CELL;
    int high = CELL - low;
    int base = r * columns;
    for (int c = 0, x = 0; x < out.length; c++) {
      int left = gains[base + c] * high + gains[base + columns + c] * low;
      int right = gains[base + c + 1] * high + gains[base + columns + c + 1] * low;
      for (int i = 0; i < CELL && x < out.length; i++, x++) {
        out[x] = (left * (CELL - i) + right * i) / (CELL * CELL);
      }
    }
  }
}
