package org.unseal.model.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;

/**
 * For every frame of a span: how far the thing itself reaches, and which boxes cover it if it is
 * covered. Immutable, compact (four integers a box) and thread-safe. Build one with {@link
 * Builder}.
 */
public final class Trail {
  private static final int BOX = 4;
  private final FrameSpan frames;
  private final int[] extents;
  private final int[] covers;
  private final int[] coverEnds;

  private Trail(FrameSpan frames, int[] extents, int[] covers, int[] coverEnds) {
    this.frames = frames;
    this.extents = extents;
    this.covers = covers;
    this.coverEnds = coverEnds;
  }

  public FrameSpan frames() {
    return frames;
  }

  /** Bounding box of what is followed, seen or guessed, in this frame. */
  public Box extentAt(int frame) {
    return read(extents, place(frame) * BOX);
  }

  /** The boxes that cover it in this frame; may be none, may overlap. */
  public List<Box> coversAt(int frame) {
    int place = place(frame);
    int from = place == 0 ? 0 : coverEnds[place - 1];
    List<Box> boxes = new ArrayList<>((coverEnds[place] - from) / BOX);
    for (int at = from; at < coverEnds[place]; at += BOX) {
      boxes.add(read(covers, at));
    }
    return boxes;
  }

  /** The part of this trail that lies in the span, which must overlap it. */
  public Trail part(FrameSpan span) {
    int from = Math.max(span.start(), frames.start());
    int to = Math.min(span.endExclusive(), frames.endExclusive());
    Builder builder = new Builder(from);
    for (int frame = from; frame < to; frame++) {
      builder.add(extentAt(frame), coversAt(frame));
    }
    return builder.build();
  }

  private int place(int frame) {
    if (!frames.contains(frame)) {
      throw new IndexOutOfBoundsException("frame " + frame + " is not in " + frames);
    }
    return frame - frames.start();
  }

  private static Box read(int[] from, int at) {
    return new Box(from[at], from[at + 1], from[at + 2], from[at + 3]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Trail that
        && frames.equals(that.frames)
        && Arrays.equals(extents, that.extents)
        && Arrays.equals(covers, that.covers)
        && Arrays.equals(coverEnds, that.coverEnds);
  }

  @Override
  public int hashCode() {
    return 31 * frames.hashCode() + Arrays.hashCode(covers);
  }

  @Override
  public String toString() {
    return "Trail[" + frames + ", " + covers.length / BOX + " boxes]";
  }

  /** Collects a trail frame by frame, from its first frame on. One thread. */
  public static final class Builder {
    private final int start;
    private int length;
    private int coverLength;
    private int[] extents = new int[64];
    private int[] covers = new int[64];
    private int[] coverEnds = new int[16];

    /** Begins at this frame. */
    public Builder(int start) {
      this.start = start;
    }

    /** Adds the next frame. */
    public Builder add(Box extent, List<Box> coveredBy) {
      if ((length + 1) * BOX > extents.length) {
        extents = Arrays.copyOf(extents, extents.length * 2);
      }
      if (length == coverEnds.length) {
        coverEnds = Arrays.copyOf(coverEnds, coverEnds.length * 2);
      }
      write(extents, length * BOX, extent);
      for (Box box : coveredBy) {
        if (coverLength + BOX > covers.length) {
          covers = Arrays.copyOf(covers, covers.length * 2);
        }
        write(covers, coverLength, box);
        coverLength += BOX;
      }
      coverEnds[length++] = coverLength;
      return this;
    }

    /** The trail so far, which must have a frame. */
    public Trail build() {
      return new Trail(
          new FrameSpan(start, start + length),
          Arrays.copyOf(extents, length * BOX),
          Arrays.copyOf(covers, coverLength),
          Arrays.copyOf(coverEnds, length));
    }

    private static void write(int[] to, int at, Box box) {
      to[at] = box.left();
      to[at + 1] = box.top();
      to[at + 2] = box.right();
      to[at + 3] = box.bottom();
    }
  }
}
