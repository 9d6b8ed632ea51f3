package org.unseal.proof.mp4;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.unseal.proof.digest.Octets;

/**
 * Writes MP4 files of any units, honest ones and such as no honest program writes. Every sample is
 * a chunk of its own; tracks take turns.
 */
public final class TinyMp4 {
  private final List<Track> tracks;

  /** Offsets of chunks with 64 bits, and the media box too. */
  public boolean wide;

  /** The movie box before the media. */
  public boolean movieFirst;

  /** Composition offsets as signed numbers. */
  public int cttsVersion;

  public boolean editList;
  public boolean secondEntry;

  /** Put behind everything else at the top of the file. */
  public byte[] appended = new byte[0];

  /** Put behind the boxes of the movie. */
  public byte[] inMovie = new byte[0];

  /** Put into the media box where no sample is. */
  public byte[] stray = new byte[0];

  /**
   * A unit.
   *
   * @param later composition offset
   */
  public record Unit(Octets bytes, long dts, int later, boolean key) {
    /** Of these bytes. */
    public static Unit of(byte[] bytes, long dts, int later, boolean key) {
      return new Unit(Octets.of(bytes), dts, later, key);
    }

    public byte[] array() {
      return bytes.toArray();
    }

    public long pts() {
      return dts + later;
    }
  }

  /**
   * A track.
   *
   * @param entry four characters of its sample entry
   * @param config box within the sample entry
   */
  public record Track(
      int id, boolean video, String entry, Octets config, int timescale, List<Unit> units) {
    public Track {
      units = List.copyOf(units);
    }
  }

  public TinyMp4(List<Track> tracks) {
    this.tracks = List.copyOf(tracks);
  }

  public static byte[] box(String type, byte[]... parts) {
    byte[] body = join(parts);
    return join(
        ByteBuffer.allocate(4).putInt(body.length + 8).array(),
        type.getBytes(StandardCharsets.ISO_8859_1),
        body);
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  private static byte[] ints(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    for (long value : values) {
      bytes.putInt((int) value);
    }
    return bytes.array();
  }

  /** The file. */
  public byte[] bytes() {
    byte[] ftyp = box("ftyp", "isom".getBytes(StandardCharsets.US_ASCII), ints(0));
    long header = wide ? 16 : 8;
    if (!movieFirst) {
      byte[] media = media();
      return join(ftyp, mediaHeader(media), media, movie(ftyp.length + header), appended);
    }
    int movieLength = movie(0).length;
    byte[] media = media();
    return join(
        ftyp, movie(ftyp.length + movieLength + header), mediaHeader(media), media, appended);
  }

  private byte[] mediaHeader(byte[] media) {
    byte[] type = "mdat".getBytes(StandardCharsets.US_ASCII);
    return wide
        ? join(ints(1), type, ByteBuffer.allocate(8).putLong(media.length + 16L).array())
        : join(ints(media.length + 8L), type);
  }

  /** Takes turns: unit i of every track, then unit i + 1. */
  private byte[] media() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < longest(); i++) {
      for (Track track : tracks) {
        if (i < track.units.size()) {
          bytes.writeBytes(track.units.get(i).array());
        }
      }
      if (i == 0) {
        bytes.writeBytes(stray);
      }
    }
    return bytes.toByteArray();
  }

  private int longest() {
    return tracks.stream().mapToInt(track -> track.units.size()).max().orElse(0);
  }

  private List<Long> offsets(Track wanted, long first) {
    List<Long> offsets = new ArrayList<>();
    long at = first;
    for (int i = 0; i < longest(); i++) {
      for (Track track : tracks) {
        if (i < track.units.size()) {
          if (track.id == wanted.id) {
            offsets.add(at);
          }
          at += track.units.get(i).array().length;
        }
      }
      at += i == 0 ? stray.length : 0;
    }
    return offsets;
  }

  private byte[] movie(long firstOffset) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(box("mvhd", new byte[100]));
    for (Track track : tracks) {
      body.writeBytes(track(track, offsets(track, firstOffset)));
    }
    body.writeBytes(inMovie);
    return box("moov", body.toByteArray());
  }

  private byte[] track(Track track, List<Long> offsets) {
    byte[] header = box("tkhd", ints(7, 0, 0, track.id, 0), new byte[64]);
    byte[] edits =
        editList ? box("edts", box("elst", ints(0, 1, 1000, 512, 0x10000))) : new byte[0];
    byte[] media =
        box(
            "mdia",
            box("mdhd", ints(0, 0, 0, track.timescale, 0, 0)),
            box(
                "hdlr",
                ints(0, 0),
                (track.video ? "vide" : "soun").getBytes(StandardCharsets.US_ASCII),
                ints(0, 0, 0),
                new byte[1]),
            box(
                "minf",
                track.video ? box("vmhd", ints(1, 0, 0)) : box("smhd", ints(0, 0)),
                table(track, offsets)));
    return box("trak", header, edits, media);
  }

  private byte[] table(Track track, List<Long> offsets) {
    byte[] entry = box(track.entry, new byte[track.video ? 78 : 28], track.config.toArray());
    ByteArrayOutputStream times = new ByteArrayOutputStream();
    ByteArrayOutputStream later = new ByteArrayOutputStream();
    ByteArrayOutputStream sizes = new ByteArrayOutputStream();
    ByteArrayOutputStream keys = new ByteArrayOutputStream();
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    int keyCount = 0;
    List<Unit> units = track.units;
    for (int i = 0; i < units.size(); i++) {
      long next = i + 1 < units.size() ? units.get(i + 1).dts() : units.get(i).dts() + 1;
      times.writeBytes(ints(1, next - units.get(i).dts()));
      later.writeBytes(ints(1, units.get(i).later()));
      sizes.writeBytes(ints(units.get(i).array().length));
      if (units.get(i).key()) {
        keys.writeBytes(ints(i + 1L));
        keyCount++;
      }
      chunks.writeBytes(
          wide ? ByteBuffer.allocate(8).putLong(offsets.get(i)).array() : ints(offsets.get(i)));
    }
    long count = units.size();
    return box(
        "stbl",
        box("stsd", ints(0, secondEntry ? 2 : 1), entry, secondEntry ? entry : new byte[0]),
        box("stts", ints(0, count), times.toByteArray()),
        box("ctts", ints((long) cttsVersion << 24, count), later.toByteArray()),
        box("stss", ints(0, keyCount), keys.toByteArray()),
        box("stsz", ints(0, 0, count), sizes.toByteArray()),
        box("stsc", ints(0, count == 0 ? 0 : 1), count == 0 ? new byte[0] : ints(1, 1, 1)),
        box(wide ? "co64" : "stco", ints(0, count), chunks.toByteArray()));
  }
}
