package org.unseal.engine.crop;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.testkit.footage.ScriptedPicture;

class CropEncoderTest {
  /** Values of the standards' colour bars. */
  @ParameterizedTest
  @CsvSource({
    "false, 480, 235, 128, 128, 255, 255, 255",
    "false, 480, 16, 128, 128, 0, 0, 0",
    "false, 480, 81, 90, 240, 255, 0, 0",
    "false, 480, 145, 54, 34, 0, 255, 0",
    "false, 720, 63, 102, 240, 255, 0, 0",
    "true, 480, 255, 128, 128, 255, 255, 255",
    "true, 480, 0, 128, 128, 0, 0, 0",
    "true, 480, 76, 85, 255, 255, 0, 0"
  })
  void coloursComeOutAsTheirStandardSays(
      boolean full, int rows, int luma, int cb, int cr, int red, int green, int blue) {
    PictureSize size = new PictureSize(64, rows);
    ScriptedPicture picture = new ScriptedPicture(size, full).fill(size.box(), luma, cb, cr);
    int rgb = CropEncoder.crop(picture, new Box(10, 10, 30, 30)).getRGB(5, 5);
    assertThat(rgb >> 16 & 0xff).isCloseTo(red, org.assertj.core.data.Offset.offset(3));
    assertThat(rgb >> 8 & 0xff).isCloseTo(green, org.assertj.core.data.Offset.offset(3));
    assertThat(rgb & 0xff).isCloseTo(blue, org.assertj.core.data.Offset.offset(3));
  }

  @Test
  void aCropAtTheLastOddColumnAndRowIsReadFromInsideThePlanes() {
    PictureSize size = new PictureSize(31, 21);
    ScriptedPicture picture = new ScriptedPicture(size, true);
    Box corner = new Box(30, 20, 31, 21);
    picture.fill(corner, 200, 128, 128);
    BufferedImage image = CropEncoder.crop(picture, corner);
    assertThat(image.getWidth()).isEqualTo(1);
    assertThat(image.getRGB(0, 0) & 0xff).isEqualTo(200);
    assertThat(CropEncoder.crop(picture, size.box()).getWidth()).isEqualTo(31);
  }

  @Test
  void aLargeCropIsMadeSmallerAndKeepsItsShape() {
    PictureSize size = new PictureSize(1000, 500);
    BufferedImage image = CropEncoder.crop(new ScriptedPicture(size, true), size.box());
    assertThat(image.getWidth()).isEqualTo(CropEncoder.LONGEST);
    assertThat(image.getHeight()).isEqualTo(CropEncoder.LONGEST / 2);
  }
}
