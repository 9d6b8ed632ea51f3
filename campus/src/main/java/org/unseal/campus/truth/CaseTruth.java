package org.unseal.campus.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that truly happened in a demonstration case, and what each source's clock made of it.
 * Times are true microseconds since 1970 where nothing else is said. Never part of the evidence.
 *
 * @param form full, short or small
 */
public record CaseTruth(
    String schema,
    int version,
    String form,
    long seed,
    List<Source> sources,
    List<Event> events,
    List<Call> calls,
    List<LogRow> alarm,
    List<Anchor> anchors,
    List<Released> released) {
  /** Name of the document's schema. */
  public static final String SCHEMA = "unseal.campus.case-truth";

  /** Version of the document's schema; readers refuse any other. */
  public static final int VERSION = 1;

  private static final int MOST_BYTES = 8 << 20;

  public CaseTruth {
    sources = List.copyOf(sources);
    events = List.copyOf(events);
    calls = List.copyOf(calls);
    alarm = List.copyOf(alarm);
    anchors = List.copyOf(anchors);
    released = List.copyOf(released);
  }

  /**
   * A source of evidence.
   *
   * @param kind camera, dispatch or log
   * @param files within the evidence folder; none where the source never came
   * @param clock empty where there is none, or where it never came
   * @param recorded what a camera recorded; empty for others
   */
  public record Source(
      String id, String kind, List<String> files, Optional<Clock> clock, Optional<Span> recorded) {
    public Source {
      files = List.copyOf(files);
    }
  }

  /**
   * How wrong a clock is: displayed minus true lies between two offsets, at noon of the day, and
   * grows by a rate.
   */
  public record Clock(long leastOffset, long mostOffset, long partsPerMillion) {}

  /** From the first frame until the end, half-open, and how many frames. */
  public record Span(long start, long end, int frames) {}

  /** Something that happens at one instant. */
  public record Event(String id, String source, long time) {}

  /**
   * A call on the radio.
   *
   * @param file of its audio, in the evidence folder
   * @param stamp whole seconds since 1970 by the recorder's clock
   * @param stopStamp the same for the end
   */
  public record Call(
      String id,
      String file,
      long start,
      long end,
      long stamp,
      long stopStamp,
      List<Transmission> transmissions) {
    public Call {
      transmissions = List.copyOf(transmissions);
    }
  }

  /**
   * Somebody speaks.
   *
   * @param filePosition microseconds within the call's file
   * @param stamp whole seconds since 1970 by the recorder's clock
   */
  public record Transmission(
      long start, long end, long filePosition, long stamp, String speaker, String words) {}

  /**
   * A row of the panel's log.
   *
   * @param time of the event
   * @param shown what the row says, as microseconds since 1970
   */
  public record LogRow(int number, long time, long shown, String zone, String what) {}

  /**
   * One pair of events that a person says belong together.
   *
   * @param wrong they do not
   */
  public record Anchor(
      String id, String firstEvent, String secondEvent, long first, long second, boolean wrong) {}

  /** What was ordered to be released, by a camera's own clock, microseconds since 1970 of it. */
  public record Released(String camera, long shownFrom, long shownTo) {}

  /** The event of this id. */
  public Event event(String wanted) {
    return find(events.stream().filter(e -> e.id().equals(wanted)).findFirst(), wanted);
  }

  /** The call of this id. */
  public Call call(String wanted) {
    return find(calls.stream().filter(c -> c.id().equals(wanted)).findFirst(), wanted);
  }

  /** The source of this id. */
  public Source source(String wanted) {
    return find(sources.stream().filter(s -> s.id().equals(wanted)).findFirst(), wanted);
  }

  private static <T> T find(Optional<T> found, String wanted) {
    return found.orElseThrow(() -> new IllegalArgumentException("not in the case: " + wanted));
  }

  /** Writes a new file, which must not exist. */
  public void write(Path file) {
    try {
      Files.writeString(
          file,
          JsonMapper.builder()
                  .enable(SerializationFeature.INDENT_OUTPUT)
                  .build()
                  .writeValueAsString(this)
              + "\n",
          StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.FOLDER_NOT_WRITABLE, "can't write " + file + ": choose another folder", e);
    }
  }

  /** Reads what {@link #write} wrote; any other version is refused. */
  public static CaseTruth read(Path file) {
    JsonMapper mapper =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw malformed("it is too long");
      }
      CaseTruth truth = mapper.readValue(Files.readAllBytes(file), CaseTruth.class);
      if (!SCHEMA.equals(truth.schema()) || truth.version() != VERSION) {
        throw malformed("it needs schema " + SCHEMA + " version " + VERSION);
      }
      return truth;
    } catch (JacksonException e) {
      throw malformed("it is not what the generator wrote");
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.INPUT_UNREADABLE, "can't read " + file, e);
    }
  }

  private static UnsealException malformed(String what) {
    return new UnsealException(
        ErrorCode.DOCUMENT_MALFORMED, "the case's ground truth can't be used: " + what);
  }
}
