package org.unseal.model.recording;

/** Half-open run of frames, counted from 0 in presentation order; never empty. */
public record FrameSpan(int start, int endExclusive) {
  public FrameSpan {
    if (start < 0 || endExclusive <= start) {
      throw new IllegalArgumentException("empty span: " + start + ".." + endExclusive);
    }
  }

  public int length() {
    return endExclusive - start;
  }

  /** Whether both have a frame in common. */
  public boolean overlaps(FrameSpan other) {
    return start < other.endExclusive && other.start < endExclusive;
  }

  public boolean contains(int frame) {
    return frame >= start && frame < endExclusive;
  }
}
