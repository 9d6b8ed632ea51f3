package org.unseal.testkit.footage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.unseal.engine.port.DecodedFrame;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FrameStream;
import org.unseal.engine.port.PictureView;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.Damage;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.recording.StreamFacts;
import org.unseal.model.recording.TimeBase;

/**
 * A recording that draws each frame when it is asked for. Knows how many of its streams and frames
 * are open, so that a test sees what was not closed.
 */
public final class ScriptedFootage implements Footage {
  private final FootageFacts facts;
  private final int frames;
  private final long ticksPerFrame;
  private final Painter painter;
  private final Map<Integer, Damage> damages = new HashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private boolean closed;

  /**
   * A recording of black limited-range pictures that the painter draws on, 25 a second in a time
   * base of 1/1000.
   */
  public ScriptedFootage(PictureSize size, int frames, Painter painter) {
    this(facts(size, frames, false, 0), frames, 40, painter);
  }

  /**
   * A recording with facts of its own.
   *
   * @param ticksPerFrame from a frame to the next, in the facts' time base
   */
  public ScriptedFootage(FootageFacts facts, int frames, long ticksPerFrame, Painter painter) {
    this.facts = facts;
    this.frames = frames;
    this.ticksPerFrame = ticksPerFrame;
    this.painter = painter;
  }

  /** Ordinary facts. */
  public static FootageFacts facts(
      PictureSize size, int frames, boolean fullRange, int clockwiseDegrees) {
    return new FootageFacts(
        "scripted",
        List.of(new StreamFacts(0, "video", "scripted", true)),
        size,
        "yuv420p",
        fullRange,
        false,
        clockwiseDegrees,
        new TimeBase(1, 1000),
        0,
        frames,
        frames * 40L,
        1000);
  }

  /** This frame is damaged; without a picture where the damage leaves none. */
  public ScriptedFootage damage(int frame, Damage damage) {
    damages.put(frame, damage);
    return this;
  }

  /** Streams and frames that nobody closed yet. */
  public int open() {
    return open.get();
  }

  public boolean closed() {
    return closed;
  }

  @Override
  public FootageFacts facts() {
    return facts;
  }

  @Override
  public FrameStream frames() {
    return new Stream(1);
  }

  @Override
  public FrameStream keyframes() {
    return new Stream(25);
  }

  @Override
  public void close() {
    closed = true;
  }

  /** Draws a frame. */
  @FunctionalInterface
  public interface Painter {
    void paint(int frame, ScriptedPicture picture);
  }

  private final class Stream implements FrameStream {
    private final int step;
    private int next;
    private boolean streaming = true;

    Stream(int step) {
      this.step = step;
      open.incrementAndGet();
    }

    @Override
    public Optional<DecodedFrame> next() {
      if (closed || !streaming) {
        throw new IllegalStateException("read after close");
      }
      if (next >= frames) {
        return Optional.empty();
      }
      int index = next;
      next += step;
      return Optional.of(new Frame(index));
    }

    @Override
    public List<Finding> findings() {
      return new ArrayList<>();
    }

    @Override
    public void close() {
      if (streaming) {
        streaming = false;
        open.decrementAndGet();
      }
    }
  }

  private final class Frame implements DecodedFrame {
    private final int index;
    private boolean live = true;

    Frame(int index) {
      this.index = index;
      open.incrementAndGet();
    }

    @Override
    public int index() {
      return index;
    }

    @Override
    public long ticks() {
      return index * ticksPerFrame;
    }

    @Override
    public Optional<Damage> damage() {
      return Optional.ofNullable(damages.get(index));
    }

    @Override
    public Optional<PictureView> picture() {
      if (!live) {
        throw new IllegalStateException("picture of a closed frame");
      }
      if (damages.get(index) == Damage.NO_PICTURE) {
        return Optional.empty();
      }
      ScriptedPicture picture = new ScriptedPicture(facts.size(), facts.fullRange());
      painter.paint(index, picture);
      return Optional.of(picture);
    }

    @Override
    public void close() {
      if (live) {
        live = false;
        open.decrementAndGet();
      }
    }
  }
}
