package org.unseal.model.track;

/** A segment's name, written {@code 3.1}: track 3, its first segment. Both count from 1. */
public record SegmentId(int track, int segment) implements Comparable<SegmentId> {
  public SegmentId {
    if (track < 1 || segment < 1) {
      throw new IllegalArgumentException("not a segment: " + track + "." + segment);
    }
  }

  /** Reads {@code 3.1}. */
  public static SegmentId parse(String text) {
    if (!text.matches("[1-9][0-9]{0,8}\\.[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("not a segment: " + text);
    }
    int dot = text.indexOf('.');
    return new SegmentId(
        Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
  }

  @Override
  public int compareTo(SegmentId other) {
    int byTrack = Integer.compare(track, other.track);
    return byTrack != 0 ? byTrack : Integer.compare(segment, other.segment);
  }

  @Override
  public String toString() {
    return track + "." + segment;
  }
}
