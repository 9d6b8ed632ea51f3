package org.unseal.media.write;

import java.nio.file.Path;
import org.unseal.engine.port.RecordingWriter;
import org.unseal.media.libav.Av;

/**
 * Writes recordings with libav. Keys of {@link RecordingFormat#options} are, first, those of this
 * class:
 *
 * <ul>
 *   <li>{@code framerate=25} or {@code 30000/1001}: the encoder counts in frames of this length
 *       rather than in the format's ticks. MPEG-1, MPEG-2 and MPEG-4 need it where the ticks are
 *       shorter than a frame.
 *   <li>{@code rotation=90}: clockwise degrees for a player to turn the picture by.
 *   <li>{@code tone=aac} or another sound encoder: a steady tone beside the pictures; {@code
 *       tone_delay=500} lets it begin so many milliseconds later.
 *   <li>{@code idr=45,90}: x264 makes IDR pictures of these frames, counted from 0, whatever it
 *       would have chosen.
 *   <li>{@code metadata.KEY=text}: an entry of the container's metadata.
 *   <li>{@code field_order=tt} or {@code bb}: marks every frame as interlaced (the encoder's own
 *       {@code flags=+ildct+ilme} make it code them so).
 * </ul>
 *
 * <p>then those of the encoder, then those of the muxer. A key that nobody knows is refused. The
 * same pictures give the same bytes, but for interlaced MPEG-2 of a height that is no multiple of
 * 32: its encoder reads memory that nobody has filled. Any number of sinks may be open, each with
 * its own native memory, which its close gives back.
 */
public final class LibavRecordingWriter implements RecordingWriter {
  /** Loads libav. */
  public LibavRecordingWriter() {
    Av.load();
  }

  /**
   * Opens a new file, replacing one that is there.
   *
   * @throws IllegalArgumentException where libav has no such container, codec, pixel format or
   *     option, or the codec can't encode such pictures
   * @throws org.unseal.model.failure.UnsealException where the file can't be written
   */
  @Override
  public Sink open(Path file, RecordingFormat format) {
    return new LibavSink(file, format);
  }
}
