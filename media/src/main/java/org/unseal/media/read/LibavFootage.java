package org.unseal.media.read;

import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_PROGRESSIVE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_UNKNOWN;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.seal.TrackId;

/**
 * A recording that libav reads, with what the port leaves out for those who render it. The file is
 * open as long as this is; every stream reads it through a place of its own.
 */
public final class LibavFootage implements Footage {
  private static final int UNKNOWN_RATE = 25;

  private final LibavFrames.Recipe recipe;
  private final Index index;
  private final FootageFacts facts;
  private final PictureTraits traits;
  private final TrackId track;
  private boolean closed;

  private LibavFootage(
      LibavFrames.Recipe recipe,
      Index index,
      FootageFacts facts,
      PictureTraits traits,
      TrackId track) {
    this.recipe = recipe;
    this.track = track;
    this.index = index;
    this.facts = facts;
    this.traits = traits;
  }

  /** Owns the channel once it returns. */
  static LibavFootage open(FileChannel channel, long length, int threads) {
    try (Demuxer demuxer = Demuxer.open(channel, length)) {
      StreamChoice choice = StreamChoice.of(demuxer);
      AVStream stream = demuxer.stream(choice.chosen());
      checkSize(stream.codecpar());
      TimeBase base = base(stream.time_base());
      Index index = index(channel, length, choice.chosen());
      LibavFrames.Recipe unsized =
          new LibavFrames.Recipe(
              channel,
              length,
              choice.chosen(),
              choice.candidates(),
              threads,
              base,
              step(stream, base),
              index.keyframes(),
              index.presentationTimes(),
              Optional.empty());
      FirstLook look = FirstLook.at(unsized, stream);
      int order = stream.codecpar().field_order();
      FootageFacts facts =
          new FootageFacts(
              demuxer.container(),
              choice.streams(),
              look.size(),
              look.pixelFormat(),
              look.fullRange(),
              look.interlaced() || (order != AV_FIELD_UNKNOWN && order != AV_FIELD_PROGRESSIVE),
              look.traits().rotation(),
              base,
              index.firstTime(),
              index.pictures(),
              index.duration(),
              index.longestGap());
      return new LibavFootage(
          unsized.in(look.size()),
          index,
          facts,
          look.traits(),
          LibavCodedRecording.track(demuxer, choice.chosen()));
    }
  }

  private static void checkSize(AVCodecParameters codec) {
    if ((codec.width() > 0 || codec.height() > 0) && !Limits.allow(codec.width(), codec.height())) {
      throw new UnsealException(
          ErrorCode.LIMIT_EXCEEDED,
          "The pictures are "
              + codec.width()
              + "x"
              + codec.height()
              + ", larger than Unseal takes; scale the recording down.");
    }
  }

  private static Index index(FileChannel channel, long length, int stream) {
    Index.Builder builder = new Index.Builder();
    try (CodedStream coded = CodedStream.open(channel, length, stream)) {
      for (Optional<Units.Unit> unit = coded.next(); unit.isPresent(); unit = coded.next()) {
        if (unit.get().content() == PacketContent.PICTURE) {
          builder.add(unit.get().coded());
        }
      }
    }
    Index index = builder.build();
    if (index.pictures() == 0) {
      throw new UnsealException(
          ErrorCode.NO_FRAMES, "The video in this file has no pictures; copy the file again.");
    }
    return index;
  }

  private static TimeBase base(AVRational base) {
    if (base.num() < 1 || base.den() < 1) {
      throw new UnsealException(
          ErrorCode.UNSUPPORTED_STREAM,
          "The video's times have no unit; export it from the recorder's own software.");
    }
    return new TimeBase(base.num(), base.den());
  }

  /** Ticks a frame, as the container says on average; else 25 pictures a second. */
  private static long step(AVStream stream, TimeBase base) {
    double rate = UNKNOWN_RATE;
    for (AVRational said : List.of(stream.avg_frame_rate(), stream.r_frame_rate())) {
      if (said.num() > 0 && said.den() > 0) {
        rate = (double) said.num() / said.den();
        break;
      }
    }
    double ticks = base.denominator() / (rate * base.numerator());
    return Math.clamp(Math.round(ticks), 1, Integer.MAX_VALUE);
  }

  @Override
  public FootageFacts facts() {
    return facts;
  }

  /** What a rendition carries over. */
  public PictureTraits traits() {
    return traits;
  }

  /** The index of the stream whose pictures are shown. */
  public int videoStream() {
    return recipe.stream();
  }

  @Override
  public FrameStream frames() {
    return nativeFrames();
  }

  @Override
  public FrameStream frames(int frame) {
    return nativeFrames(frame);
  }

  /** As {@link #frames}, with the pictures as decoded. */
  public LibavFrames nativeFrames() {
    checkOpen();
    return new LibavFrames(recipe);
  }

  /** As {@link #frames(int)}, with the pictures as decoded. */
  public LibavFrames nativeFrames(int frame) {
    checkOpen();
    if (frame == 0) {
      return nativeFrames();
    }
    LateStart late = LateStart.before(frame, recipe);
    return new LibavFrames(recipe, late, late.firstFrame());
  }

  /** What streams are opened with that share the work between them, one thread each. */
  LibavFrames.Recipe oneThreaded() {
    checkOpen();
    return recipe.withThreads(1);
  }

  /** Which of the recording's tracks the pictures are of. */
  TrackId track() {
    return track;
  }

  @Override
  public FrameStream keyframes() {
    checkOpen();
    return new KeyframeStream(recipe, index);
  }

  /** All packets of all streams, from the start; for carrying the sound over. */
  public Demuxer packets() {
    checkOpen();
    return Demuxer.open(recipe.channel(), recipe.length());
  }

  /** The coded pictures, from the start; for passing them on as they are. */
  public CodedPictures codedPictures() {
    checkOpen();
    return new CodedPictures(CodedStream.open(recipe.channel(), recipe.length(), recipe.stream()));
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("footage is closed");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try {
        recipe.channel().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
