package org.unseal.media.read;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;

import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.FrameStream;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.Picture;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.Damage;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.TimeBase;

/**
 * All frames of a recording in order: every picture that the decoder shows, and one without a
 * picture for every coded picture that yields none.
 *
 * <p>What is wrong is never left to the decoder to mend. An error, a flag or a missing reference
 * makes every frame from there to the next keyframe a damaged one: the decoder is emptied, what
 * lies between is not given to it, and it begins anew at the keyframe. Frames count as sound again
 * once it has shown that keyframe without complaint; those shown before it, which may refer further
 * back, do not.
 */
public final class LibavFrames implements FrameStream {
  private final Units coded;
  private final PictureDecoder decoder;
  private final Recipe recipe;
  private final FrameOrder order = new FrameOrder();
  private final FrameMaker maker;
  private final ArrayDeque<Long> decodingTimes = new ArrayDeque<>();

  /** The frame whose successor is not known yet, with its time. */
  private @Nullable Placed pending;

  private long pendingTime;

  /**
   * Why nothing can be judged at the moment, if so: concerns pictures from {@link #hurtFrom} on.
   */
  private Optional<Damage> hurt = Optional.of(Damage.BEFORE_FIRST_KEYFRAME);

  private int hurtFrom;

  /** What went wrong just now, if anything, and the first picture that it concerns. */
  private Optional<Damage> spoilt = Optional.empty();

  private int spoiltFrom;

  /** The decoder is being emptied in the middle of the recording. */
  private boolean draining;

  /** The damage of the frames before, in the order of showing, since the last sound keyframe. */
  private Optional<Damage> lasting = Optional.empty();

  private boolean skipping;
  private boolean ended;
  private boolean closed;

  /**
   * What every stream of a recording is opened with.
   *
   * @param candidates how many video streams there are to choose from
   * @param keyframes the container says of some pictures that decoding may begin there
   * @param presentationTimes of some pictures at least the container gives them; where it does not,
   *     the order of decoding times is taken for them
   * @param size that all frames are shown in; empty for the recording's first look at itself, when
   *     each is shown in its own
   * @param step ticks that a frame lasts where no time says so
   */
  record Recipe(
      FileChannel channel,
      long length,
      int stream,
      int candidates,
      int threads,
      TimeBase base,
      long step,
      boolean keyframes,
      boolean presentationTimes,
      Optional<PictureSize> size) {
    Recipe withThreads(int most) {
      return new Recipe(
          channel,
          length,
          stream,
          candidates,
          most,
          base,
          step,
          keyframes,
          presentationTimes,
          size);
    }

    Recipe in(PictureSize shown) {
      return new Recipe(
          channel,
          length,
          stream,
          candidates,
          threads,
          base,
          step,
          keyframes,
          presentationTimes,
          Optional.of(shown));
    }
  }

  LibavFrames(Recipe recipe) {
    this(recipe, CodedStream.open(recipe.channel(), recipe.length(), recipe.stream()));
  }

  /** Of these coded pictures alone, which are closed with this. */
  LibavFrames(Recipe recipe, Units coded) {
    this(recipe, coded, 0);
  }

  /**
   * Of these coded pictures alone.
   *
   * @param first the number of the first frame; ticks count from it
   */
  LibavFrames(Recipe recipe, Units coded, int first) {
    this.recipe = recipe;
    this.coded = coded;
    try {
      decoder = PictureDecoder.open(coded.stream(), recipe.threads());
    } catch (RuntimeException e) {
      coded.close();
      throw e;
    }
    maker = new FrameMaker(recipe, first);
    skipping = recipe.keyframes();
  }

  @Override
  public Optional<DecodedFrame> next() {
    return nextFrame().map(frame -> frame);
  }

  /** As {@link #next}, with what the port leaves out. */
  public Optional<LibavFrame> nextFrame() {
    if (closed) {
      throw new IllegalStateException("stream is closed");
    }
    while (true) {
      Optional<Placed> placed = order.poll().map(this::afterDamage);
      if (placed.isPresent()) {
        long time = time(placed.get());
        Placed ready = pending;
        long readyTime = pendingTime;
        pending = placed.get();
        pendingTime = time;
        if (ready != null) {
          return Optional.of(maker.make(ready, readyTime, time));
        }
      } else if (!ended) {
        pump();
      } else {
        return last();
      }
    }
  }

  private Optional<LibavFrame> last() {
    Placed last = pending;
    pending = null;
    if (last == null) {
      return Optional.empty();
    }
    if (coded.brokenOff()) {
      maker.note(
          "BROKEN_OFF",
          "The file is broken here or ends in the middle of something; what came after, if"
              + " anything, is not in the output.");
    }
    return Optional.of(maker.make(last, pendingTime, Av.NO_TIME));
  }

  /**
   * In the order of showing, too, damage lasts to the next keyframe: a picture decoded before the
   * damage may be shown after it, and stays covered rather than flash up among covered ones.
   */
  private Placed afterDamage(Placed placed) {
    if (placed.damage().isEmpty() && lasting.isPresent() && !placed.keyframe()) {
      return placed.spoilt(lasting.get());
    }
    lasting = placed.damage().filter(damage -> damage != Damage.NO_PICTURE).or(() -> lasting);
    if (placed.damage().isEmpty()) {
      lasting = Optional.empty();
    }
    return placed;
  }

  private void pump() {
    Optional<Units.Unit> next = coded.next();
    if (next.isEmpty()) {
      decoder.drain(this::shown);
      order.finish(hurt.orElse(Damage.NO_PICTURE));
      ended = true;
      return;
    }
    Units.Unit unit = next.get();
    Coded picture = unit.coded();
    order.readUpTo(picture.dts());
    if (unit.counts() && !recipe.presentationTimes() && picture.dts() != Av.NO_TIME) {
      decodingTimes.add(picture.dts());
    }
    if (unit.corrupt()) {
      if (!skipping) {
        beginAnew(picture.id(), Damage.FLAGGED_CORRUPT);
      }
      skip(unit);
      return;
    }
    if (skipping && picture.key() && unit.content() == PacketContent.PICTURE) {
      skipping = false;
    }
    if (skipping) {
      skip(unit);
    } else {
      decode(unit);
    }
  }

  private void skip(Units.Unit unit) {
    if (unit.counts()) {
      order.lose(unit.coded(), hurt.orElse(Damage.NO_PICTURE));
    }
  }

  private void decode(Units.Unit unit) {
    Coded picture = unit.coded();
    if (unit.content() == PacketContent.PICTURE) {
      order.expect(picture);
    }
    List<Shown> shown = new ArrayList<>(1);
    Optional<Damage> wrong;
    try {
      wrong =
          decoder.decode(
              coded.packet().live(), picture.id(), (p, id) -> shown.add(new Shown(p, id)));
    } catch (RuntimeException e) {
      shown.forEach(s -> s.picture().close());
      throw e;
    }
    if (wrong.isPresent() && unit.content() != PacketContent.NOTHING) {
      if (wrong.get() == Damage.MISSING_REFERENCE && picture.key()) {
        hurtBy(picture.id(), wrong.get()); // the keyframe needs no other; it will heal this
      } else {
        spoil(picture.id(), wrong.get());
      }
    } // else: parameters on their own make some decoders complain that there is no picture
    shown.forEach(s -> shown(s.picture(), s.id()));
    spoilt.ifPresent(damage -> beginAnew(spoiltFrom, damage));
  }

  /** From this picture on nothing can be judged until a keyframe was shown. */
  private void hurtBy(int id, Damage damage) {
    if (hurt.isEmpty()) {
      hurt = Optional.of(damage);
      hurtFrom = id;
    }
  }

  /** From this picture on nothing is right, keyframes included, until the decoder begins anew. */
  private void spoil(int id, Damage damage) {
    if (spoilt.isEmpty()) {
      spoilt = Optional.of(damage);
      spoiltFrom = id;
    }
    spoiltFrom = Math.min(spoiltFrom, id);
  }

  private void beginAnew(int id, Damage damage) {
    spoil(id, damage);
    draining = true;
    decoder.drain(this::shown);
    draining = false;
    hurtBy(id, spoilt.orElse(damage));
    spoilt = Optional.empty();
    order.giveUp(hurt.orElse(damage));
    skipping = recipe.keyframes();
  }

  private void shown(Picture picture, int id) {
    Optional<Coded> expected = order.take(id);
    Coded from =
        expected
            .map(this::withTime)
            .orElseGet(() -> new Coded(id, Av.NO_TIME, Av.NO_TIME, 0, false, false));
    AVFrame frame = picture.live();
    boolean corrupt =
        (frame.flags() & AV_FRAME_FLAG_CORRUPT) != 0 || frame.decode_error_flags() != 0;
    if (corrupt && hurt.isEmpty()) {
      spoil(id, Damage.FLAGGED_CORRUPT);
    }
    boolean spoiltNow = spoilt.isPresent() && id >= spoiltFrom;
    boolean keyframe = isKeyframe(frame, from);
    if (!corrupt && !spoiltNow && id >= hurtFrom && keyframe) {
      hurt = Optional.empty();
    }
    Optional<Damage> damage = id >= hurtFrom ? hurt : Optional.empty();
    if (spoiltNow) {
      damage = damage.or(() -> spoilt);
    }
    if (from.hidden() || damage.isPresent()) {
      picture.close();
    }
    if (from.hidden()) {
      return;
    }
    if (damage.isPresent() && draining && expected.isPresent()) {
      order.lose(from, damage.get()); // by its time: what is shown before it may be to come
    } else {
      Optional<Picture> sound = damage.isPresent() ? Optional.empty() : Optional.of(picture);
      order.show(new Placed(from, sound, damage, expected.isEmpty(), keyframe, draining));
    }
  }

  /**
   * Containers such as AVI and MPEG-PS may give a presentation time to some pictures only. One that
   * waited for pictures to be shown before it is shown when the next that waits is decoded.
   */
  private Coded withTime(Coded coded) {
    return recipe.presentationTimes() && !coded.timed()
        ? coded.at(order.nextDecodingTime())
        : coded;
  }

  /** Some simple decoders say nothing of their pictures; then the container is believed. */
  static boolean isKeyframe(AVFrame frame, Coded from) {
    return (frame.flags() & AV_FRAME_FLAG_KEY) != 0
        || (frame.pict_type() == AV_PICTURE_TYPE_NONE && from.key());
  }

  private long time(Placed placed) {
    if (placed.coded().timed() || placed.extra() || recipe.presentationTimes()) {
      return placed.coded().pts();
    }
    Long decodingTime = placed.coded().dts() == Av.NO_TIME ? null : decodingTimes.poll();
    return decodingTime == null ? Av.NO_TIME : decodingTime;
  }

  @Override
  public List<Finding> findings() {
    return maker.findings();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (pending != null) {
        pending.discard();
        pending = null;
      }
      order.close();
      decoder.close();
      coded.close();
      maker.close();
    }
  }

  private record Shown(Picture picture, int id) {}
}
