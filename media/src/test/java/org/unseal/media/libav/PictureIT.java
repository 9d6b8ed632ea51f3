package org.unseal.media.libav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import org.junit.jupiter.api.Test;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.PictureSize;

final class PictureIT {
  private static final PictureSize SIZE = new PictureSize(64, 48);

  @Test
  void closingTwiceFreesOnce() {
    int before = OpenNatives.count();
    Picture picture = Picture.allocate(SIZE, AV_PIX_FMT_YUV420P);
    picture.close();
    picture.close();
    assertThat(OpenNatives.count()).isEqualTo(before);
  }

  @Test
  void closedPictureIsRefused() {
    Picture picture = Picture.allocate();
    picture.close();
    assertThatThrownBy(picture::live).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sharedPixelsOutliveTheFirstOwner() {
    Picture first = Picture.allocate(SIZE, AV_PIX_FMT_YUV420P);
    first.live().data(0).put((byte) 77);
    try (Picture second = first.share()) {
      first.close();
      assertThat(second.live().data(0).get()).isEqualTo((byte) 77);
      assertThat(second.size()).isEqualTo(SIZE);
    }
  }

  @Test
  void drawingOnAWritableCopyLeavesTheOtherOwnersPixelsAlone() {
    try (Picture first = Picture.allocate(SIZE, AV_PIX_FMT_YUV420P);
        Picture second = first.share()) {
      first.live().data(0).put((byte) 1);
      second.makeWritable();
      second.live().data(0).put((byte) 2);
      assertThat(first.live().data(0).get()).isEqualTo((byte) 1);
    }
  }

  @Test
  void movedPixelsLeaveAnEmptyPicture() {
    try (Picture first = Picture.allocate(SIZE, AV_PIX_FMT_YUV420P);
        Picture second = first.moveOut()) {
      assertThat(second.size()).isEqualTo(SIZE);
      assertThat(first.live().width()).isZero();
    }
  }

  @Test
  void outOfMemoryAndFullDiskAreToldFromOurOwnFaults() {
    assertThat(Av.failure(-12, "x").code()).isEqualTo(ErrorCode.OUT_OF_MEMORY);
    assertThat(Av.failure(-28, "x").code()).isEqualTo(ErrorCode.DISK_FULL);
    assertThatThrownBy(() -> Av.check(-22, "do it"))
        .isInstanceOf(UnsealException.class)
        .hasMessageContaining("could not do it");
    assertThat(Av.check(3, "do it")).isEqualTo(3);
  }
}
