package org.unseal.media.read;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.FrameStream;
import org.unseal.media.libav.Picture;
import org.unseal.model.recording.Damage;
import org.unseal.model.recording.Finding;

/**
 * The keyframes alone: every other packet is read and left. Each keyframe is decoded by itself,
 * with a decoder that knows of no other picture.
 */
final class KeyframeStream implements FrameStream {
  private final CodedStream coded;
  private final PictureDecoder decoder;
  private final LibavFrames.Recipe recipe;
  private final Index index;
  private final ViewScalers scalers = new ViewScalers();
  private final List<Picture> shown = new ArrayList<>(1);
  private int lastIndex = -1;
  private long lastTicks = -1;
  private boolean closed;

  /** The keyframe that is in the decoder, if one is, and whether it is spoilt. */
  private Optional<Coded> current = Optional.empty();

  private boolean spoilt;

  KeyframeStream(LibavFrames.Recipe recipe, Index index) {
    this.recipe = recipe;
    this.index = index;
    coded = CodedStream.open(recipe.channel(), recipe.length(), recipe.stream());
    try {
      decoder = PictureDecoder.open(coded.stream(), recipe.threads());
    } catch (RuntimeException e) {
      coded.close();
      throw e;
    }
  }

  @Override
  public Optional<DecodedFrame> next() {
    if (closed) {
      throw new IllegalStateException("stream is closed");
    }
    while (true) {
      Optional<Units.Unit> unit = coded.next();
      boolean fieldOfCurrent =
          unit.isPresent() && unit.get().content() == PacketContent.SECOND_FIELD;
      if (current.isPresent() && !fieldOfCurrent) {
        Optional<LibavFrame> frame = finish(current.get());
        current = Optional.empty();
        begin(unit);
        if (frame.isPresent()) {
          return frame.map(f -> f);
        }
      } else if (current.isPresent()) {
        decode(unit.orElseThrow());
      } else {
        begin(unit);
      }
      if (unit.isEmpty()) {
        return Optional.empty();
      }
    }
  }

  private void begin(Optional<Units.Unit> unit) {
    if (unit.isEmpty()
        || unit.get().content() != PacketContent.PICTURE
        || !unit.get().coded().key()
        || unit.get().coded().hidden()) {
      return;
    }
    current = Optional.of(unit.get().coded());
    spoilt = false;
    decode(unit.get());
  }

  private void decode(Units.Unit unit) {
    Optional<Damage> wrong =
        decoder.decode(coded.packet().live(), unit.coded().id(), (p, id) -> shown.add(p));
    spoilt |= unit.corrupt() || seriously(wrong);
  }

  /** A keyframe needs no other, so that others are missing is as it must be. */
  private static boolean seriously(Optional<Damage> wrong) {
    return wrong.filter(damage -> damage != Damage.MISSING_REFERENCE).isPresent();
  }

  private Optional<LibavFrame> finish(Coded key) {
    spoilt |= seriously(decoder.drain((p, id) -> shown.add(p)));
    Optional<LibavFrame> frame = Optional.empty();
    if (shown.size() == 1 && !spoilt) {
      AVFrame picture = shown.getFirst().live();
      boolean sound =
          (picture.flags() & AV_FRAME_FLAG_CORRUPT) == 0
              && picture.decode_error_flags() == 0
              && LibavFrames.isKeyframe(picture, key);
      if (sound) {
        frame = place(key, shown.removeFirst());
      }
    }
    shown.forEach(Picture::close);
    shown.clear();
    return frame;
  }

  private Optional<LibavFrame> place(Coded key, Picture picture) {
    int keyframe = index.keyframe(key);
    int place = keyframe < 0 ? -1 : index.place(keyframe);
    long ticks = keyframe < 0 ? -1 : index.ticks(keyframe, recipe.step());
    if (place <= lastIndex || ticks <= lastTicks) { // only where the container contradicts itself
      picture.close();
      return Optional.empty();
    }
    lastIndex = place;
    lastTicks = ticks;
    Geometry geometry = Geometry.fit(picture.size(), recipe.size().orElseGet(picture::size));
    return Optional.of(new LibavFrame(place, ticks, Optional.empty(), picture, geometry, scalers));
  }

  @Override
  public List<Finding> findings() {
    return List.of();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      shown.forEach(Picture::close);
      shown.clear();
      decoder.close();
      coded.close();
      scalers.close();
    }
  }
}
