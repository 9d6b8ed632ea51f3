package org.unseal.campus.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** A WAV file of one channel in G.711 µ-law, with or without the {@code bext} chunk of EBU 3285. */
public final class CallFile {
  private static final int MU_LAW = 7;
  private static final int FORMAT_BYTES = 18;
  private static final int FACT_BYTES = 4;
  private static final int ORIGIN_BYTES = 602;
  private static final int ORIGINATOR = 256;
  private static final int DATE = 320;
  private static final int SINCE_MIDNIGHT = 338;

  private CallFile() {}

  /**
   * Where a recorder says that a file begins.
   *
   * @param start by its own clock, in whole seconds
   */
  public record Origin(String recorder, LocalDateTime start) {}

  /** Writes a new file, which must not exist. */
  public static void write(Path file, short[] samples, Optional<Origin> origin) {
    int padded = samples.length + (samples.length & 1);
    int originBytes = origin.isPresent() ? 8 + ORIGIN_BYTES : 0;
    int riff = 4 + originBytes + 8 + FORMAT_BYTES + 8 + FACT_BYTES + 8 + padded;
    ByteBuffer out = ByteBuffer.allocate(8 + riff).order(ByteOrder.LITTLE_ENDIAN);
    chunk(out, "RIFF", riff);
    out.put("WAVE".getBytes(StandardCharsets.US_ASCII));
    origin.ifPresent(o -> origin(out, o));
    chunk(out, "fmt ", FORMAT_BYTES);
    out.putShort((short) MU_LAW).putShort((short) 1);
    out.putInt(SpeechTones.RATE).putInt(SpeechTones.RATE);
    out.putShort((short) 1).putShort((short) 8).putShort((short) 0);
    chunk(out, "fact", FACT_BYTES);
    out.putInt(samples.length);
    chunk(out, "data", samples.length);
    for (short sample : samples) {
      out.put(MuLaw.code(sample));
    }
    try {
      Files.write(file, out.array(), StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.FOLDER_NOT_WRITABLE, "can't write " + file + ": choose another folder", e);
    }
  }

  private static void chunk(ByteBuffer out, String name, int bytes) {
    out.put(name.getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
  }

  private static void origin(ByteBuffer out, Origin origin) {
    chunk(out, "bext", ORIGIN_BYTES);
    int at = out.position();
    out.put(at + ORIGINATOR, origin.recorder().getBytes(StandardCharsets.US_ASCII));
    DateTimeFormatter written = DateTimeFormatter.ofPattern("yyyy-MM-ddHH:mm:ss", Locale.ROOT);
    out.put(at + DATE, written.format(origin.start()).getBytes(StandardCharsets.US_ASCII));
    out.putLong(
        at + SINCE_MIDNIGHT,
        (long) origin.start().toLocalTime().toSecondOfDay() * SpeechTones.RATE);
    out.putShort(at + SINCE_MIDNIGHT + Long.BYTES, (short) 1);
    out.position(at + ORIGIN_BYTES);
  }
}
