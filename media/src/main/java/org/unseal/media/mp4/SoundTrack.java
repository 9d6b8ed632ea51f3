package org.unseal.media.mp4;

import static java.util.Objects.requireNonNull;

import org.unseal.proof.digest.Octets;

/**
 * A track of sound. Its time scale is the sample rate.
 *
 * @param coding how it is coded
 * @param rate samples a second, below 65,536
 * @param configuration what a decoder needs first: an AudioSpecificConfig for AAC, nothing for MP3,
 *     for Opus the body of {@code dOps}
 */
public record SoundTrack(Coding coding, int rate, int channels, Octets configuration)
    implements TrackKind {
  /** How sound is coded. The numbers are object types of ISO/IEC 14496-1. */
  public enum Coding {
    AAC(0x40),
    MP3(0x6B),
    OPUS(0);

    private final int objectType;

    Coding(int objectType) {
      this.objectType = objectType;
    }
  }

  public SoundTrack {
    requireNonNull(coding, "coding");
    if (rate < 1 || rate > 0xFFFF || channels < 1) {
      throw new IllegalArgumentException("not a sound track: " + rate + " Hz, " + channels);
    }
  }

  void writeEntry(Boxes boxes) {
    boxes.begin(coding == Coding.OPUS ? "Opus" : "mp4a").zeros(6).u16(1);
    boxes.zeros(8).u16(channels).u16(16).zeros(4).u32((long) rate << 16);
    if (coding == Coding.OPUS) {
      boxes.begin("dOps").bytes(configuration.toArray()).end();
    } else {
      writeDescriptor(boxes);
    }
    boxes.end();
  }

  /** The elementary stream descriptor of ISO/IEC 14496-1, 7.2.6.5 and 7.2.6.6. */
  private void writeDescriptor(Boxes boxes) {
    int specific = configuration.length() == 0 ? 0 : 2 + configuration.length();
    int decoder = 13 + specific;
    boxes.begin("esds", 0, 0);
    boxes.u8(3).u8(3 + 2 + decoder + 3).u16(0).u8(0);
    boxes.u8(4).u8(decoder).u8(coding.objectType).u8(0x15).zeros(3 + 4 + 4);
    if (specific > 0) {
      boxes.u8(5).u8(configuration.length()).bytes(configuration.toArray());
    }
    boxes.u8(6).u8(1).u8(2);
    boxes.end();
  }
}
