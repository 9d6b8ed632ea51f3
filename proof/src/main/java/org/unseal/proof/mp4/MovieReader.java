package org.unseal.proof.mp4;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unseal.model.recording.TimeBase;

/** Reads the box {@code moov}: the tracks of a file. Goes only where it knows what is there. */
final class MovieReader {
  /** Samples of all tracks together: a day of 60 pictures a second, and its sound. */
  private static final int MOST_SAMPLES = 1 << 23;

  private static final int MOST_TRACKS = 64;

  private static final int MVHD = Box.type("mvhd");
  private static final int TRAK = Box.type("trak");
  private static final int TKHD = Box.type("tkhd");
  private static final int MDIA = Box.type("mdia");
  private static final int MDHD = Box.type("mdhd");
  private static final int HDLR = Box.type("hdlr");
  private static final int MINF = Box.type("minf");
  private static final int STBL = Box.type("stbl");
  private static final int STSD = Box.type("stsd");
  private static final int EDTS = Box.type("edts");
  private static final int MVEX = Box.type("mvex");

  private static final Map<Integer, Mp4Track.Kind> HANDLERS =
      Map.of(Box.type("vide"), Mp4Track.Kind.VIDEO, Box.type("soun"), Mp4Track.Kind.SOUND);

  private static final Set<Integer> METADATA = Set.of(Box.type("udta"), Box.type("meta"), Box.UUID);

  /** Boxes that every file may have and that hold a few numbers. */
  private static final Set<Integer> PLAIN =
      Set.of(
          MVHD,
          HDLR,
          Box.type("iods"),
          Box.type("vmhd"),
          Box.type("smhd"),
          Box.type("nmhd"),
          Box.type("gmhd"),
          Box.type("dinf"),
          Box.type("cslg"));

  /** Boxes that say something of every sample. */
  private static final Set<Integer> PER_SAMPLE =
      Set.of(Box.type("sgpd"), Box.type("sbgp"), Box.type("sdtp"));

  /** Most bytes of a plain one. */
  private static final int LONGEST_PLAIN = 256;

  private final Bytes bytes;
  private final long fileLength;
  private final Oddities oddities;
  private int samplesLeft = MOST_SAMPLES;

  MovieReader(Bytes bytes, long fileLength, Oddities oddities) {
    this.bytes = bytes;
    this.fileLength = fileLength;
    this.oddities = oddities;
  }

  /** Tracks of a movie box, whose contents these bytes are. */
  List<Mp4Track> tracks() throws MalformedMp4Exception {
    List<Mp4Track> tracks = new ArrayList<>();
    Box.each(
        bytes,
        0,
        bytes.length(),
        box -> {
          if (box.type() == TRAK) {
            if (tracks.size() == MOST_TRACKS) {
              throw new MalformedMp4Exception("more than " + MOST_TRACKS + " tracks");
            }
            Mp4Track track = new TrackReader().read(box);
            if (tracks.stream().anyMatch(other -> other.id() == track.id())) {
              throw new MalformedMp4Exception("two tracks of one number");
            }
            samplesLeft -= track.samples().count();
            tracks.add(track);
          } else if (box.type() == MVEX) {
            throw new MalformedMp4Exception("a file in fragments, which are not read here");
          } else {
            other(box, "the movie");
          }
        });
    return tracks;
  }

  private void other(Box box, String place) {
    if (METADATA.contains(box.type())) {
      oddities.add(Oddity.Kind.METADATA, "a box " + Box.name(box.type()) + " in " + place);
    } else if (PLAIN.contains(box.type())
        ? box.length() > LONGEST_PLAIN
        : !PER_SAMPLE.contains(box.type())) {
      oddities.add(Oddity.Kind.UNKNOWN_BOX, "a box " + Box.name(box.type()) + " in " + place);
    }
  }

  /** Reads one track. */
  private final class TrackReader {
    private long id;
    private long timescale;
    private Mp4Track.Kind kind = Mp4Track.Kind.OTHER;
    private final List<SampleEntry> entries = new ArrayList<>();
    private final SampleTable table = new SampleTable(bytes, fileLength, samplesLeft);

    Mp4Track read(Box track) throws MalformedMp4Exception {
      each(track, this::inTrack);
      if (entries.isEmpty() || timescale == 0 || timescale > Integer.MAX_VALUE || id == 0) {
        throw new MalformedMp4Exception("a track that lacks what every track has");
      }
      if (entries.size() > 1) {
        oddities.add(Oddity.Kind.MORE_ENTRIES, "a track with several descriptions");
      }
      return new Mp4Track(
          id,
          kind,
          entries.getFirst().codec(),
          entries.getFirst().extradata(),
          new TimeBase(1, (int) timescale),
          table.samples());
    }

    private void each(Box box, Box.Taker taker) throws MalformedMp4Exception {
      Box.each(bytes, box.from(), box.end(), taker);
    }

    private void inTrack(Box box) throws MalformedMp4Exception {
      if (box.type() == TKHD) {
        id = bytes.u32(box.from() + (bytes.u8(box.from()) == 1 ? 20 : 12));
      } else if (box.type() == MDIA) {
        readKind(box); // decides how a sample entry is read, wherever it stands
        each(box, this::inMedia);
      } else if (box.type() == EDTS) {
        oddities.add(Oddity.Kind.EDIT_LIST, "an edit list");
      } else {
        other(box, "a track");
      }
    }

    private void readKind(Box media) throws MalformedMp4Exception {
      each(
          media,
          box -> {
            if (box.type() == HDLR) {
              kind = HANDLERS.getOrDefault((int) bytes.u32(box.from() + 8), Mp4Track.Kind.OTHER);
            }
          });
    }

    private void inMedia(Box box) throws MalformedMp4Exception {
      if (box.type() == MDHD) {
        timescale = bytes.u32(box.from() + (bytes.u8(box.from()) == 1 ? 20 : 12));
      } else if (box.type() == MINF) {
        each(box, this::inInformation);
      } else {
        other(box, "a track's media");
      }
    }

    private void inInformation(Box box) throws MalformedMp4Exception {
      if (box.type() == STBL) {
        each(box, this::inTable);
      } else {
        other(box, "a track's media");
      }
    }

    private void inTable(Box box) throws MalformedMp4Exception {
      if (box.type() == STSD) {
        Box.each(
            bytes,
            box.from() + 8,
            box.end(),
            entry -> {
              if (entries.size() < 2) { // the second is odd enough
                entries.add(SampleEntry.read(bytes, entry, kind, oddities));
              }
            });
      } else if (!table.take(box)) {
        other(box, "a track's tables");
      }
    }
  }
}
