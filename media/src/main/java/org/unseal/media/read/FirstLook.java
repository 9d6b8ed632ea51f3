package org.unseal.media.read;

import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;
import static org.bytedeco.ffmpeg.global.swscale.sws_isSupportedInput;

import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.BytePointer;
import org.unseal.media.libav.Picture;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.PictureSize;

/** What the first picture that can be judged says: it sets the recording's size. */
record FirstLook(
    PictureSize size,
    String pixelFormat,
    boolean fullRange,
    boolean interlaced,
    PictureTraits traits) {

  /**
   * Decodes up to the first sound picture.
   *
   * @throws UnsealException {@code NO_FRAMES} where there is none, {@code UNSUPPORTED_STREAM} where
   *     its pixels are of an unknown kind
   */
  static FirstLook at(LibavFrames.Recipe recipe, AVStream stream) {
    try (LibavFrames frames = new LibavFrames(recipe)) {
      for (Optional<LibavFrame> frame = frames.nextFrame();
          frame.isPresent();
          frame = frames.nextFrame()) {
        try (LibavFrame current = frame.get()) {
          if (current.decoded().isPresent()) {
            return of(current, current.decoded().get(), stream);
          }
        }
      }
    }
    throw new UnsealException(
        ErrorCode.NO_FRAMES,
        "Not one picture in this file can be decoded without error; copy the file again, or export"
            + " it from the recorder's own software.");
  }

  private static FirstLook of(LibavFrame frame, Picture picture, AVStream stream) {
    BytePointer name = av_get_pix_fmt_name(picture.pixelFormat());
    if (name == null || sws_isSupportedInput(picture.pixelFormat()) == 0) {
      throw new UnsealException(
          ErrorCode.UNSUPPORTED_STREAM,
          "The pictures are of a kind that can't be converted here; export the recording from the"
              + " recorder's own software in another format.");
    }
    return new FirstLook(
        picture.size(),
        name.getString(),
        ViewScaler.fullRange(picture.live()),
        frame.interlaced(),
        PictureTraits.of(stream, picture.live()));
  }
}
