package org.unseal.engine.dispatch.call;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unseal.engine.dispatch.continuity.Bounds;

/**
 * The head of a WAV file with a broadcast extension (EBU Tech 3285): when it was begun, in whole
 * seconds, and how many samples after midnight its first sample is. Reads the chunks' heads and
 * nothing of the sound; what does not fit is no extension.
 *
 * @param origin as written, local time
 * @param reference samples since midnight
 * @param rate samples a second
 */
public record WaveHeader(LocalDateTime origin, long reference, int rate) {
  private static final int MOST_CHUNKS = 256;
  private static final int CHUNK_HEAD = 8;
  private static final int EXTENSION = 602;
  private static final int DATE = 320;
  private static final int TIME = 330;
  private static final int REFERENCE = 338;
  private static final int FORMAT = 16;
  private static final long MICROS = 1_000_000;
  private static final long DAY = 86_400;

  /** The standard allows these between the numbers. */
  private static final Pattern DATED = Pattern.compile("(\\d{4})[-_: .](\\d\\d)[-_: .](\\d\\d)");

  private static final Pattern TIMED = Pattern.compile("(\\d\\d)[-_: .](\\d\\d)[-_: .](\\d\\d)");

  /** Reads the head; empty where it is no such file or says no time. */
  public static Optional<WaveHeader> read(SeekableByteChannel file) throws IOException {
    long size = file.size();
    Optional<ByteBuffer> riff = bytes(file, 0, 12);
    if (riff.isEmpty()
        || !List.of("RIFF", "RF64", "BW64").contains(name(riff.get(), 0))
        || !name(riff.get(), 8).equals("WAVE")) {
      return Optional.empty();
    }
    Optional<ByteBuffer> extension = Optional.empty();
    int rate = 0;
    long at = 12;
    for (int i = 0; i < MOST_CHUNKS; i++) {
      Optional<ByteBuffer> head = bytes(file, at, CHUNK_HEAD);
      if (head.isEmpty()) {
        break;
      }
      String name = name(head.get(), 0);
      long length = Integer.toUnsignedLong(head.get().getInt(4));
      long body = at + CHUNK_HEAD;
      if (name.equals("bext") && length >= EXTENSION && extension.isEmpty()) {
        extension = bytes(file, body, EXTENSION);
      } else if (name.equals("fmt ") && length >= FORMAT) {
        rate = bytes(file, body, FORMAT).map(format -> format.getInt(4)).orElse(0);
      }
      if (length > size - body) { // of a file that grew over 4 GB, or that is cut off
        break;
      }
      at = body + length + (length & 1);
    }
    int found = rate;
    return extension.flatMap(bytes -> header(bytes, found));
  }

  private static Optional<ByteBuffer> bytes(SeekableByteChannel file, long at, int count)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    file.position(at);
    while (bytes.hasRemaining()) {
      if (file.read(bytes) < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(bytes.flip());
  }

  private static String name(ByteBuffer bytes, int at) {
    return text(bytes, at, 4);
  }

  private static String text(ByteBuffer bytes, int at, int count) {
    byte[] text = new byte[count];
    bytes.get(at, text);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static Optional<WaveHeader> header(ByteBuffer bytes, int rate) {
    Matcher date = DATED.matcher(text(bytes, DATE, 10));
    Matcher time = TIMED.matcher(text(bytes, TIME, 8));
    long reference = bytes.getLong(REFERENCE);
    if (rate < 1 || !date.matches() || !time.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new WaveHeader(
              LocalDateTime.of(
                  LocalDate.of(number(date, 1), number(date, 2), number(date, 3)),
                  LocalTime.of(number(time, 1), number(time, 2), number(time, 3))),
              reference < 0 || reference / rate >= DAY ? 0 : reference,
              rate));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  /**
   * When the file begins. Both statements where they agree, one that is left out does not count,
   * and where they differ the bounds hold both.
   */
  public CallFacts facts(RecorderClock clock) {
    Bounds whole = clock.local(origin, RecorderClock.SECOND);
    Bounds start = whole;
    if (reference > 0) {
      long micros = reference * MICROS / rate; // less than a day of at most 2^31 samples a second
      LocalDateTime exact =
          origin.toLocalDate().atStartOfDay().plusNanos(Math.multiplyExact(micros, 1_000L));
      Bounds fine = clock.local(exact, 2);
      long early = Math.max(whole.earliest(), fine.earliest());
      long late = Math.min(whole.latest(), fine.latest());
      start =
          early <= late
              ? new Bounds(early, late)
              : new Bounds(
                  Math.min(whole.earliest(), fine.earliest()),
                  Math.max(whole.latest(), fine.latest()));
    }
    return new CallFacts(
        CallFacts.Basis.BROADCAST_WAVE,
        Optional.of(start),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        List.of());
  }
}
