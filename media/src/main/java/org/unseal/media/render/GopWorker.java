package org.unseal.media.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.unseal.media.gop.Obstacle;
import org.unseal.media.libav.Av;
import org.unseal.media.libav.Packet;
import org.unseal.media.libav.Picture;
import org.unseal.media.read.Geometry;
import org.unseal.media.read.PictureDecoder;
import org.unseal.model.plan.FrameCover;

/**
 * Decodes, covers and encodes a run of GOPs on a thread of its own, and again with a better quality
 * as long as the result is too unlike its source.
 */
final class GopWorker implements Callable<EncodedRun> {
  private final Job job;
  private final GopRun run;
  private final Shared shared;

  /**
   * What all runs of a rendition have in common.
   *
   * @param stream what a decoder is opened with; open as long as any worker is at work
   * @param compareEvery of how many pictures one is held against its source
   */
  record Job(SourceSetup source, AVStream stream, int compareEvery) {}

  /**
   * @param done how many pictures were encoded
   * @param stopped set once nobody wants the result any more
   */
  record Shared(AtomicLong done, AtomicBoolean stopped) {}

  GopWorker(Job job, GopRun run, Shared shared) {
    this.job = job;
    this.run = run;
    this.shared = shared;
  }

  @Override
  public EncodedRun call() {
    List<Integer> qualities = EncoderSetup.QUALITIES;
    for (int quality : qualities.subList(0, qualities.size() - 1)) {
      EncodedRun encoded = encode(quality);
      if (encoded.similar() || shared.stopped().get()) {
        shared.done().addAndGet(run.pictures());
        return encoded;
      }
    }
    EncodedRun best = encode(qualities.getLast());
    shared.done().addAndGet(run.pictures());
    return best;
  }

  private EncodedRun encode(int quality) {
    EncoderSetup setup = job.source().encoder().at(quality);
    RunQuality compared = new RunQuality(job.compareEvery(), job.source().canvas().fillLuma());
    try (PictureDecoder decoder = PictureDecoder.open(job.stream(), 1);
        FramePainter painter = new FramePainter(job.source().canvas());
        Waiting waiting = new Waiting(compared);
        RunEncoder encoder = new RunEncoder(setup, waiting::reconstructed)) {
      Pass pass = new Pass(painter, encoder, waiting);
      for (int i = 0; i < run.units().size() && !shared.stopped().get(); i++) {
        try (Packet packet = packet(run.units().get(i), run.times().get(i))) {
          require(decoder.decode(packet.live(), i, pass::take).isEmpty());
        }
      }
      if (!shared.stopped().get()) {
        require(decoder.drain(pass::take).isEmpty() && pass.complete());
      }
      return encoder.finish().judged(quality, compared.millionths(), compared.enough());
    }
  }

  private static Packet packet(byte[] bytes, long time) {
    Packet packet = new Packet();
    try {
      Av.check(avcodec.av_new_packet(packet.live(), bytes.length), "make room for a packet");
      packet.live().data().put(bytes);
      packet.live().pts(time);
      return packet;
    } catch (RuntimeException e) {
      packet.close();
      throw e;
    }
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new Refused(Obstacle.DAMAGED);
    }
  }

  /** One way through the run, in the order of showing. */
  private final class Pass {
    private final FramePainter painter;
    private final RunEncoder encoder;
    private final Waiting waiting;
    private int decoded;
    private int shown;
    private long before = Long.MIN_VALUE;
    private long since;

    Pass(FramePainter painter, RunEncoder encoder, Waiting waiting) {
      this.painter = painter;
      this.encoder = encoder;
      this.waiting = waiting;
    }

    boolean complete() {
      return decoded == run.units().size() && shown == run.pictures();
    }

    void take(Picture picture, int unit) {
      try (Picture owned = picture) {
        require(unit >= 0 && decoded < run.units().size() && run.times().get(unit) > before);
        before = run.times().get(unit);
        decoded++;
        if (run.hidden().get(unit)) {
          return;
        }
        require(shown < run.pictures());
        if (shown == 0) {
          since = before;
        }
        Geometry geometry = Geometry.fit(owned.size(), job.source().canvas().shown());
        require(geometry.identical());
        FrameCover cover = run.covers().get(shown);
        Picture painted =
            cover instanceof FrameCover.Whole
                ? painter.whole()
                : painter.paint(
                    owned,
                    geometry,
                    cover instanceof FrameCover.Boxes boxes ? boxes.boxes() : List.of());
        waiting.add(painted, cover);
        encoder.encode(
            painted, job.source().encoderTicks(before - since), run.entrances().contains(shown));
        shown++;
      }
    }
  }

  /** Painted pictures whose reconstruction has not come out yet. */
  private static final class Waiting implements AutoCloseable {
    private final RunQuality compared;
    private final Deque<Picture> pictures = new ArrayDeque<>();
    private final Deque<FrameCover> covers = new ArrayDeque<>();

    Waiting(RunQuality compared) {
      this.compared = compared;
    }

    void add(Picture painted, FrameCover cover) {
      pictures.add(painted);
      covers.add(cover);
    }

    void reconstructed(Picture made) {
      try (Picture painted = pictures.remove()) {
        compared.take(painted, made, covers.remove());
      }
    }

    @Override
    public void close() {
      for (Optional<Picture> next = Optional.ofNullable(pictures.poll());
          next.isPresent();
          next = Optional.ofNullable(pictures.poll())) {
        next.get().close();
      }
    }
  }
}
