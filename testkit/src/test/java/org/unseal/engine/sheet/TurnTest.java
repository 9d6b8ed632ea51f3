package org.unseal.engine.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.model.picture.Box;

class TurnTest {
  private static final Box PART = new Box(10, 20, 70, 50);

  /** Where the part's own left upper and right lower corners are shown. */
  @ParameterizedTest
  @CsvSource({
    "0, 0 0 60 30, 0, 0, 60, 30",
    "90, 0 0 30 60, 30, 0, 0, 60",
    "180, 0 0 60 30, 60, 30, 0, 0",
    "270, 0 0 30 60, 0, 60, 30, 0",
    "-90, 0 0 30 60, 0, 60, 30, 0",
    "45, 0 0 60 30, 0, 0, 60, 30"
  })
  void thePartFillsTheViewBoxTurnedClockwise(
      int rotation, String viewBox, int x0, int y0, int x1, int y1) {
    Turn turn = Turn.of(rotation);
    assertThat(turn.viewBox(PART)).isEqualTo(viewBox);
    AffineTransform shown = parse(turn.transform(PART));
    assertThat(at(shown, PART.left(), PART.top())).isEqualTo(new Point2D.Double(x0, y0));
    assertThat(at(shown, PART.right(), PART.bottom())).isEqualTo(new Point2D.Double(x1, y1));
  }

  @Test
  void aTurnedPictureHasUprightText() {
    assertThat(new Turn(90).upright(5, 6)).isEqualTo("rotate(-90 5 6)");
  }

  private static Point2D at(AffineTransform transform, int x, int y) {
    Point2D point = transform.transform(new Point2D.Double(x, y), null);
    return new Point2D.Double(Math.rint(point.getX()) + 0.0, Math.rint(point.getY()) + 0.0);
  }

  private static AffineTransform parse(String svg) {
    AffineTransform all = new AffineTransform();
    Matcher found = Pattern.compile("(translate|rotate)\\(([^)]*)\\)").matcher(svg);
    while (found.find()) {
      String[] numbers = found.group(2).split(" ", -1);
      if (found.group(1).equals("translate")) {
        all.translate(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
      } else {
        all.rotate(Math.toRadians(Double.parseDouble(numbers[0])));
      }
    }
    return all;
  }
}
