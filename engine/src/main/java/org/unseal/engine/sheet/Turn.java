package org.unseal.engine.sheet;

import org.unseal.model.picture.Box;

/**
 * How far a picture is turned for looking at it: clockwise degrees, a multiple of 90. What lies in
 * the picture keeps its own coordinates and is turned with it.
 */
record Turn(int degrees) {

  /** The recording's rotation, or none where it is not a quarter turn. */
  static Turn of(int rotation) {
    int degrees = Math.floorMod(rotation, 360);
    return new Turn(degrees % 90 == 0 ? degrees : 0);
  }

  private boolean onItsSide() {
    return degrees % 180 != 0;
  }

  /** An SVG view box that shows the turned part of a picture. */
  String viewBox(Box part) {
    return onItsSide()
        ? "0 0 " + part.height() + " " + part.width()
        : "0 0 " + part.width() + " " + part.height();
  }

  /** An SVG transformation from the picture's coordinates into that view box. */
  String transform(Box part) {
    String shift = "translate(" + -part.left() + " " + -part.top() + ")";
    return switch (degrees) {
      case 90 -> "translate(" + part.height() + " 0) rotate(90) " + shift;
      case 180 -> "translate(" + part.width() + " " + part.height() + ") rotate(180) " + shift;
      case 270 -> "translate(0 " + part.width() + ") rotate(270) " + shift;
      default -> shift;
    };
  }

  /** Turns text back so that it stands upright at a place. */
  String upright(int x, int y) {
    return "rotate(" + -degrees + " " + x + " " + y + ")";
  }
}
