package org.unseal.cli.command;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.burnedin.ClockBook;
import org.unseal.engine.burnedin.ClockReadStep;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.vision.clock.BurnedInClocks;
import picocli.CommandLine.Option;

/** Where and when a recording's clock is looked at. */
final class ClockPlace {
  private static final Pattern BOX = Pattern.compile("(\\d{1,5}),(\\d{1,5}),(\\d{1,5}),(\\d{1,5})");
  private static final Pattern TIME =
      Pattern.compile("(?:(?:(\\d{1,4}):)?(\\d{1,2}):)?(\\d{1,6})(?:\\.(\\d{1,6}))?");

  @Option(
      names = "--box",
      paramLabel = "X,Y,W,H",
      description = "Where the clock is, in pixels from the upper left. Default: it is looked for.")
  private @Nullable String box;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Read it at this time of the recording: seconds, m:ss or h:mm:ss.")
  private @Nullable String at;

  ClockReadStep step(Surroundings surroundings) {
    return new ClockReadStep(
        new LibavFootageLibrary(),
        new BurnedInClocks(),
        surroundings.scratch(),
        Runtime.getRuntime().availableProcessors());
  }

  ClockReadStep.Request request(ClockBook book, ClockBook.Recording recording) {
    return new ClockReadStep.Request(
        recording.path(),
        recording.sha256(),
        Optional.ofNullable(box).map(ClockPlace::box),
        Optional.ofNullable(at).map(ClockPlace::time),
        book.folder(),
        recording.item());
  }

  private static Box box(String text) {
    Matcher match = BOX.matcher(text);
    if (!match.matches() || match.group(3).matches("0+") || match.group(4).matches("0+")) {
      throw usage("a box is four whole numbers, x,y,w,h, not %s".formatted(text));
    }
    return Box.ofSize(number(match, 1), number(match, 2), number(match, 3), number(match, 4));
  }

  /** In microseconds. */
  private static long time(String text) {
    Matcher match = TIME.matcher(text);
    if (!match.matches()) {
      throw usage("a time of the recording is as 83.5 or 1:23.5, not %s".formatted(text));
    }
    long seconds = number(match, 1) * 3600L + number(match, 2) * 60L + number(match, 3);
    String part = match.group(4) == null ? "0" : match.group(4);
    return seconds * 1_000_000
        + Long.parseLong(String.format(Locale.ROOT, "%-6s", part).replace(' ', '0'));
  }

  private static int number(Matcher match, int group) {
    return match.group(group) == null ? 0 : Integer.parseInt(match.group(group));
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
