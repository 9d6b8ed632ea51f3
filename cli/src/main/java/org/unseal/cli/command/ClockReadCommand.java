package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.LinePrompt;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.burnedin.CheckedReading;
import org.unseal.engine.burnedin.ClockBook;
import org.unseal.engine.burnedin.ClockFormat;
import org.unseal.engine.burnedin.ClockReadStep;
import org.unseal.engine.burnedin.ClockSegment;
import org.unseal.engine.burnedin.DateOrder;
import org.unseal.engine.burnedin.TicksDocument;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal clock read}: what a recording's burned-in clock shows, by a person's eyes. */
@Command(
    name = "read",
    description = "Takes a person's reading of a burned-in clock and checks it.",
    sortOptions = false,
    footer = {
      "",
      "Without --reading, the enlarged picture and a page are written and their paths printed; in",
      "a terminal the reading is asked for. Type the whole line as it is in the picture:",
      "  unseal clock read harbour i4 --reading \"05-06-2025 14:21:07\" --as dana",
      "Every digit that the clock shows from then on must agree, or the reading is refused."
    })
final class ClockReadCommand implements Callable<Integer> {
  @ParentCommand private @Nullable ClockCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Mixin private ClockPlace place = new ClockPlace();

  @Parameters(index = "1", paramLabel = "ITEM", description = "The recording, as i4.")
  private String item = "";

  @Option(
      names = "--reading",
      paramLabel = "TEXT",
      description = "What the clock shows in the picture, all of it.")
  private @Nullable String reading;

  @Option(
      names = "--order",
      paramLabel = "mdy|dmy|ymd",
      description = "Order of the date. Default: mdy, unless the numbers say otherwise.")
  private @Nullable String order;

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "The day, of a clock that shows none.")
  private @Nullable String date;

  @Override
  public Integer call() {
    Optional<DateOrder> by = Optional.ofNullable(order).map(ClockReadCommand::order);
    Optional<LocalDate> day = Optional.ofNullable(date).map(ClockReadCommand::day);
    // what can't be is said before a long look at the recording
    Optional<ClockFormat.Typed> typed =
        Optional.ofNullable(reading).map(text -> ClockFormat.parse(text, by, day));
    try (CaseFile file =
            typed.isPresent() || surroundings().terminal()
                ? options.openToAct(surroundings())
                : options.open(surroundings());
        ConsoleProgress progress = surroundings().progress(options.quiet())) {
      ClockBook book = new ClockBook(file);
      ClockBook.Recording recording = book.recording(item);
      requireOriginal(recording);
      try (ClockReadStep.OpenClock clock =
          place.step(surroundings()).open(place.request(book, recording), progress)) {
        if (typed.isEmpty()) {
          ClockReadStep.Shown shown = clock.show(progress);
          typed =
              LinePrompt.ask(surroundings(), "Look at " + shown.picture() + "\nWhat does it show? ")
                  .filter(text -> !text.isBlank())
                  .map(text -> ClockFormat.parse(text.strip(), by, day));
          if (typed.isEmpty()) {
            tell(shown);
            return 0;
          }
        }
        ClockReadStep.Read read = clock.read(typed.get(), progress);
        ClockBook.Recorded recorded = book.record(recording, read);
        tell(recorded, recording, read);
        return clean(read.checked()) ? 0 : 1;
      }
    }
  }

  static void requireOriginal(ClockBook.Recording recording) {
    if (!Files.isRegularFile(recording.path(), LinkOption.NOFOLLOW_LINKS)) {
      throw new UnsealException(
          ErrorCode.INPUT_MISSING,
          "the file of %s is not in the case's originals; run custody check"
              .formatted(recording.item()));
    }
  }

  private static boolean clean(CheckedReading checked) {
    return checked.segments().size() == 1
        && checked.agreement().digitsRead()
        && checked.agreement().unread() == 0;
  }

  private void tell(ClockReadStep.Shown shown) {
    PrintStream out = surroundings().out();
    if (options.json()) {
      CaseLines.print(
          out,
          new ObjectWriter()
              .put("command", "clock read")
              .put("item", item)
              .put("at", shown.at())
              .end());
    } else {
      out.println("picture  " + shown.picture());
      out.println("page  " + shown.page());
      out.println("look at it and type what it shows, with --reading");
    }
    out.flush();
  }

  private void tell(
      ClockBook.Recorded recorded, ClockBook.Recording recording, ClockReadStep.Read read) {
    PrintStream out = surroundings().out();
    CheckedReading checked = read.checked();
    CheckedReading.Agreement agreement = checked.agreement();
    long ticks = checked.segments().stream().mapToLong(each -> each.ticks().size()).sum();
    long seconds = checked.segments().stream().mapToLong(ClockSegment::lastNumber).sum();
    if (options.json()) {
      CaseLines.print(out, line(recorded, recording, read, ticks));
      out.flush();
      return;
    }
    out.printf(
        "%s  %s: %s at %.2f s%n",
        recorded.id(),
        recording.item(),
        ClockTicksCommand.words(checked.reading()),
        read.at() / 1e6);
    out.printf("ticks  %d of %d are certain%n", ticks, seconds);
    if (agreement.digitsRead()) {
      out.printf(
          "agrees  in %d seconds, %d changes of the minute and %d of the hour%n",
          agreement.seconds(), agreement.minutes(), agreement.hours());
    } else {
      out.println("only the seconds were compared: the other digits could not be read");
    }
    if (agreement.unread() > 0) {
      out.printf("unread  %d seconds show no time that could be told%n", agreement.unread());
    }
    for (ClockSegment segment : checked.segments()) {
      if (segment.joint() != ClockSegment.Joint.START) {
        out.printf(
            Locale.ROOT,
            "%s  at %.2f s: goes on with %s%n",
            TicksDocument.word(segment.joint()),
            segment.from() / 1e6,
            ClockTicksCommand.words(segment.reading()));
      }
    }
    out.println("page  " + read.page());
    CaseLines.head(out, recorded.head());
    out.flush();
  }

  private static JsonObject line(
      ClockBook.Recorded recorded,
      ClockBook.Recording recording,
      ClockReadStep.Read read,
      long ticks) {
    CheckedReading checked = read.checked();
    return CaseLines.line("clock read", recorded.head())
        .put("reading", recorded.id())
        .put("item", recording.item())
        .put("at", read.at())
        .put("shows", checked.reading())
        .put("ticks", ticks)
        .put("ticksSha256", read.ticksSha256())
        .put("segments", checked.segments().size())
        .put("digitsRead", checked.agreement().digitsRead())
        .put("unread", checked.agreement().unread())
        .put("misread", checked.agreement().misread())
        .put("minutes", checked.agreement().minutes())
        .put("hours", checked.agreement().hours())
        .end();
  }

  private static DateOrder order(String text) {
    for (DateOrder order : DateOrder.values()) {
      if (order.name().equalsIgnoreCase(text)) {
        return order;
      }
    }
    throw new UnsealException(ErrorCode.USAGE, "--order is mdy, dmy or ymd");
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new UnsealException(ErrorCode.USAGE, "--date is a day as 2025-05-06", e);
    }
  }

  private Surroundings surroundings() {
    return requireNonNull(parent).surroundings();
  }
}
