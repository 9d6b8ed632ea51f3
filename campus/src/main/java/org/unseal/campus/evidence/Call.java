package org.unseal.campus.evidence;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One call on the dispatch channel.
 *
 * @param id for the truth, e.g. {@code call-3}
 * @param stamps what the recorder's clock gave each transmission, whole seconds since 1970
 */
record Call(String id, List<Transmission> transmissions, List<Long> stamps) {
  Call {
    requireNonNull(id, "id");
    transmissions = List.copyOf(transmissions);
    stamps = List.copyOf(stamps);
  }

  /**
   * Somebody keys the radio and speaks.
   *
   * @param start true microseconds since 1970
   * @param milliseconds how long the key is held
   * @param draft what the clerk who typed it understood
   */
  record Transmission(long start, int milliseconds, Unit unit, String words, String draft) {
    long end() {
      return start + milliseconds * 1_000L;
    }
  }

  /** Who has a radio. */
  enum Unit {
    DISPATCH(9_000_001, "Dispatch", 178),
    CALDER(4_170, "417", 112),
    FIRST_CAR(4_220, "422", 128),
    SECOND_CAR(4_310, "431", 97);

    private final int number;
    private final String tag;
    private final double pitch;

    Unit(int number, String tag, double pitch) {
      this.number = number;
      this.tag = tag;
      this.pitch = pitch;
    }

    int number() {
      return number;
    }

    String tag() {
      return tag;
    }

    double pitch() {
      return pitch;
    }
  }

  long start() {
    return transmissions.getFirst().start();
  }

  long end() {
    return transmissions.getLast().end();
  }

  long stamp() {
    return stamps.getFirst();
  }

  /** By the recorder's clock; it waits a little before it ends a call. */
  long stopStamp() {
    Transmission last = transmissions.getLast();
    return Math.ceilDiv(stamps.getLast() * 1_000 + last.milliseconds(), 1_000L) + 1;
  }

  /** Of the audio: the pauses between transmissions are not in it. */
  int milliseconds() {
    return transmissions.stream().mapToInt(Transmission::milliseconds).sum();
  }

  /** As trunk-recorder names its files. */
  String file() {
    int number = Integer.parseInt(id.substring(id.indexOf('-') + 1));
    return RadioFolder.TALKGROUP
        + "-"
        + stamp()
        + "_"
        + RadioFolder.FREQUENCY
        + "-call_"
        + (600 + number);
  }
}
