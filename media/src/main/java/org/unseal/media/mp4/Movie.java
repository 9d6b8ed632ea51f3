package org.unseal.media.mp4;

import java.util.ArrayList;
import java.util.List;

/** The index of a file, ISO/IEC 14496-12: {@code moov} and what is in it. */
final class Movie {
  private static final int IN_MOVIE_AND_ENABLED = 3;
  private static final int NO_LANGUAGE = 0x55C4;
  private static final long UPRIGHT_FIXED = 1L << 16;

  private final List<Track> tracks = new ArrayList<>();
  private final int scale;

  private record Track(SampleTable table, TrackTiming timing) {}

  Movie(List<SampleTable> tables, List<TrackTiming> timings) {
    for (int i = 0; i < tables.size(); i++) {
      TrackTiming timing = timings.get(i);
      int samples = tables.get(i).count();
      if (timing.count() != samples) {
        throw new IllegalArgumentException(timing.count() + " times for " + samples + " samples");
      }
      if (samples > 0) {
        tracks.add(new Track(tables.get(i), timing));
      }
    }
    scale = tracks.isEmpty() ? 1 : tracks.getFirst().timing().scale();
  }

  void write(Boxes boxes, long shift) {
    boxes.begin("moov");
    long longest = tracks.stream().mapToLong(this::inMovieTicks).max().orElse(0);
    int version = version(longest);
    boxes.begin("mvhd", version, 0);
    dates(boxes, version).u32(scale);
    duration(boxes, version, longest).u32(UPRIGHT_FIXED).u16(0x100).zeros(10);
    matrix(boxes, DisplayMatrix.UPRIGHT.numbers(0, 0)).zeros(24).u32(tracks.size() + 1L);
    boxes.end();
    for (int i = 0; i < tracks.size(); i++) {
      writeTrack(boxes, tracks.get(i), i + 1, shift);
    }
    boxes.end();
  }

  private void writeTrack(Boxes boxes, Track track, int id, long shift) {
    boxes.begin("trak");
    writeHeader(boxes, track, id);
    boxes.begin("mdia");
    TrackTiming timing = track.timing();
    int version = version(timing.end());
    boxes.begin("mdhd", version, 0);
    dates(boxes, version).u32(timing.scale());
    duration(boxes, version, timing.end()).u16(NO_LANGUAGE).u16(0).end();
    boolean sound = timing.kind() instanceof SoundTrack;
    boxes.begin("hdlr", 0, 0).u32(0).text(sound ? "soun" : "vide").zeros(12 + 1).end();
    boxes.begin("minf");
    if (sound) {
      boxes.begin("smhd", 0, 0).zeros(4).end();
    } else {
      boxes.begin("vmhd", 0, 1).zeros(8).end();
    }
    boxes.begin("dinf").begin("dref", 0, 0).u32(1).begin("url ", 0, 1).end().end().end();
    boxes.begin("stbl");
    boxes.begin("stsd", 0, 0).u32(1);
    switch (timing.kind()) {
      case PictureTrack pictures -> pictures.writeEntry(boxes);
      case SoundTrack samples -> samples.writeEntry(boxes);
    }
    boxes.end();
    track.table().write(boxes, timing, shift);
    boxes.end().end().end().end();
  }

  private void writeHeader(Boxes boxes, Track track, int id) {
    long duration = inMovieTicks(track);
    int version = version(duration);
    boxes.begin("tkhd", version, IN_MOVIE_AND_ENABLED);
    dates(boxes, version).u32(id).u32(0);
    duration(boxes, version, duration).zeros(8 + 4);
    switch (track.timing().kind()) {
      case PictureTrack pictures -> {
        long width = pictures.screenWidth();
        long height = (long) pictures.shown().height() << 16;
        boxes.u16(0).u16(0);
        matrix(boxes, pictures.turn().numbers(width, height)).u32(width).u32(height);
      }
      case SoundTrack _ -> {
        boxes.u16(0x100).u16(0);
        matrix(boxes, DisplayMatrix.UPRIGHT.numbers(0, 0)).u32(0).u32(0);
      }
    }
    boxes.end();
  }

  private long inMovieTicks(Track track) {
    long ticks = track.timing().end();
    long own = track.timing().scale();
    return ticks / own * scale + Math.ceilDiv(ticks % own * scale, own);
  }

  /** Version 1 of a header has 64 bits for a time. */
  private static int version(long duration) {
    return duration > 0xFFFF_FFFFL ? 1 : 0;
  }

  /** Made and changed at no time that anyone is told. */
  private static Boxes dates(Boxes boxes, int version) {
    return boxes.zeros(version == 1 ? 16 : 8);
  }

  private static Boxes duration(Boxes boxes, int version, long duration) {
    return version == 1 ? boxes.u64(duration) : boxes.u32(duration);
  }

  private static Boxes matrix(Boxes boxes, List<Integer> numbers) {
    numbers.forEach(boxes::u32);
    return boxes;
  }
}
