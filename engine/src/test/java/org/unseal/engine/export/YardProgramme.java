package org.unseal.engine.export;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.time.TimeClass;

/** Two cameras and a call, as a small release has them. */
final class YardProgramme {
  /** 2025-05-06 18:17:30 UTC. */
  static final long NOON = 1_746_555_450_000_000L;

  static final TimeBase NTSC = new TimeBase(1001, 30_000);
  static final String HOSTILE =
      "=cmd()|' /C calc'!A0 <script>alert(1)</script> --> \u202Eevil\u001B[31m\u0000 & \"quoted\"\n\nWEBVTT";

  private YardProgramme() {}

  static Piece pictures(String id, String source, TimeBase base, long ticks, Placed placed) {
    return new Piece(
        id,
        Piece.Sort.PICTURES,
        source,
        "clips/" + id + "/media.mp4",
        base,
        ticks,
        placed,
        Optional.of("05-06-2025 14:18:11"),
        List.of());
  }

  static Placed around(long micros, long half) {
    return Placed.between(micros - half, micros + half, TimeClass.BOUNDED);
  }

  static Programme programme() {
    Piece first = pictures("c1", "cam-yard", NTSC, 301, around(NOON, 700_000));
    Piece later =
        new Piece(
            "c2",
            Piece.Sort.PICTURES,
            "cam-yard",
            "clips/c2/media file.mp4",
            new TimeBase(1, 15_360),
            15_360L * 20,
            around(NOON + 60_000_000, 700_000),
            Optional.empty(),
            List.of(
                new Missing(
                        Missing.Why.NOT_RELEASED,
                        Optional.of("withheld by o1/hall"),
                        OptionalLong.of(49_956_633))
                    .words()));
    Piece gate = pictures("c3", "cam-gate", new TimeBase(1, 90_000), 90_000L * 12, Placed.NOWHERE);
    Piece call =
        new Piece(
            "d1",
            Piece.Sort.SOUND,
            "radio-1",
            "calls/d1.wav",
            new TimeBase(1, 8_000),
            8_000L * 6,
            new Placed(
                OptionalLong.of(NOON + 2_000_000), OptionalLong.empty(), TimeClass.ORDER_ONLY),
            Optional.empty(),
            List.of());
    return new Programme(
        "Larkspur yard, version 1",
        -4 * 3600,
        List.of(first, later, gate, call),
        List.of(
            new Happening(
                "e2",
                "observed",
                "the deputy runs",
                List.of("c1, frames 120 to 180"),
                around(NOON + 5_000_000, 900_000),
                List.of(new Happening.Seen("c1", 4_004_000, 6_006_000))),
            new Happening(
                "e1",
                "observed",
                HOSTILE,
                List.of(HOSTILE),
                around(NOON + 1_000_000, 900_000),
                List.of(
                    new Happening.Seen("c1", 1_001_000, 1_501_500),
                    new Happening.Seen("c3", 2_000_000, 3_000_000))),
            new Happening(
                "e3", "stated", "nobody knows when", List.of(), Placed.NOWHERE, List.of())));
  }
}
