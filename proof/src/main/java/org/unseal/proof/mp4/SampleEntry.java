package org.unseal.proof.mp4;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.unseal.proof.digest.Octets;

/**
 * How a track is coded: its one sample entry (ISO/IEC 14496-12, 8.5.2).
 *
 * @param codec its four characters
 * @param extradata what decoding needs beside the samples
 */
record SampleEntry(String codec, Octets extradata) {
  private static final int AVCC = Box.type("avcC");
  private static final int HVCC = Box.type("hvcC");
  private static final int ESDS = Box.type("esds");
  private static final int DOPS = Box.type("dOps");
  private static final int WAVE = Box.type("wave");

  /** Bytes of a sample entry before its boxes. */
  private static final int VIDEO_FIELDS = 78;

  private static final int SOUND_FIELDS = 28;
  private static final int QUICKTIME_1 = 16;
  private static final int QUICKTIME_2 = 36;

  /** Boxes that say how pictures or sound are meant and have no room for more. */
  private static final Set<Integer> HARMLESS =
      Set.of(
          Box.type("colr"),
          Box.type("pasp"),
          Box.type("btrt"),
          Box.type("fiel"),
          Box.type("clap"),
          Box.type("chan"));

  static SampleEntry read(Bytes bytes, Box entry, Mp4Track.Kind kind, Oddities oddities)
      throws MalformedMp4Exception {
    Octets[] extradata = {Octets.of()};
    int boxes = entry.from() + fields(bytes, entry, kind);
    if (boxes > entry.end()) {
      throw new MalformedMp4Exception("a sample entry that is cut off");
    }
    if (kind != Mp4Track.Kind.OTHER && entry.end() - boxes >= 8) {
      Box.each(
          bytes,
          boxes,
          entry.end(),
          box -> {
            if (box.type() == AVCC || box.type() == HVCC) {
              extradata[0] = Octets.of(bytes.copy(box.from(), box.end()));
            } else if (box.type() == ESDS) {
              extradata[0] = specific(bytes, box);
            } else if (box.type() == DOPS) {
              extradata[0] = opusHead(bytes, box);
            } else if (box.type() == WAVE) {
              Box.each(
                  bytes,
                  box.from(),
                  box.end(),
                  inner -> {
                    if (inner.type() == ESDS) {
                      extradata[0] = specific(bytes, inner);
                    }
                  });
            } else if (!HARMLESS.contains(box.type())) {
              oddities.add(
                  Oddity.Kind.UNKNOWN_BOX,
                  "a box " + Box.name(box.type()) + " in the description of a track");
            }
          });
    }
    return new SampleEntry(Box.name(entry.type()), extradata[0]);
  }

  private static int fields(Bytes bytes, Box entry, Mp4Track.Kind kind)
      throws MalformedMp4Exception {
    return switch (kind) {
      case VIDEO -> VIDEO_FIELDS;
      case SOUND ->
          SOUND_FIELDS
              + switch (bytes.u16(entry.from() + 8)) { // QuickTime's versions
                case 1 -> QUICKTIME_1;
                case 2 -> QUICKTIME_2;
                default -> 0;
              };
      case OTHER -> 8;
    };
  }

  /** The decoder's own part of an MPEG-4 descriptor (ISO/IEC 14496-1, 7.2.6); empty without. */
  private static Octets specific(Bytes bytes, Box box) throws MalformedMp4Exception {
    int at = box.from() + 4;
    while (at < box.end()) {
      int tag = bytes.u8(at++);
      int length = 0;
      int part;
      int parts = 0;
      do {
        part = bytes.u8(at++);
        length = length << 7 | (part & 0x7F);
      } while ((part & 0x80) != 0 && ++parts < 4);
      if (length > box.end() - at) {
        throw new MalformedMp4Exception("a descriptor that reaches beyond its box");
      }
      switch (tag) {
        case 3 -> at += elementary(bytes, at); // what follows lies within
        case 4 -> at += 13;
        case 5 -> {
          return Octets.of(bytes.copy(at, at + length));
        }
        default -> at += length;
      }
    }
    return Octets.of();
  }

  /** Bytes of an elementary stream's descriptor before what lies in it. */
  private static int elementary(Bytes bytes, int at) throws MalformedMp4Exception {
    int flags = bytes.u8(at + 2);
    int length = 3;
    if ((flags & 0x80) != 0) {
      length += 2;
    }
    if ((flags & 0x40) != 0) {
      length += 1 + bytes.u8(at + length);
    }
    return length + ((flags & 0x20) != 0 ? 2 : 0);
  }

  /** What other containers keep (RFC 7845, 5.1): the same with the lowest byte first. */
  private static Octets opusHead(Bytes bytes, Box box) throws MalformedMp4Exception {
    int at = box.from();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.writeBytes("OpusHead".getBytes(StandardCharsets.US_ASCII));
    head.write(1);
    head.write(bytes.u8(at + 1));
    head.writeBytes(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) bytes.u16(at + 2))
            .putInt(bytes.i32(at + 4))
            .putShort((short) bytes.u16(at + 8))
            .array());
    head.writeBytes(bytes.copy(at + 10, box.end()));
    return Octets.of(head.toByteArray());
  }
}
