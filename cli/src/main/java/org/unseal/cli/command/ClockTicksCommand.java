package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.burnedin.ClockBook;
import org.unseal.engine.burnedin.ClockReadStep;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.port.ClockWatcher.Run;
import org.unseal.model.picture.Box;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code unseal clock ticks}: when a burned-in clock changes, before anybody has read it. */
@Command(
    name = "ticks",
    description = "Shows when a burned-in clock changes its second. Changes nothing.",
    sortOptions = false)
final class ClockTicksCommand implements Callable<Integer> {
  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm:ss", Locale.ENGLISH);

  @ParentCommand private @Nullable ClockCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Mixin private ClockPlace place = new ClockPlace();

  @Parameters(index = "1", paramLabel = "ITEM", description = "The recording, as i4.")
  private String item = "";

  @Override
  public Integer call() {
    Box seconds;
    List<Run> runs;
    try (CaseFile file = options.open(surroundings());
        ConsoleProgress progress = surroundings().progress(options.quiet())) {
      ClockBook book = new ClockBook(file);
      ClockBook.Recording recording = book.recording(item);
      ClockReadCommand.requireOriginal(recording);
      try (ClockReadStep.OpenClock clock =
          place.step(surroundings()).open(place.request(book, recording), progress)) {
        seconds = clock.seconds();
        runs = clock.ticks(progress);
      }
    }
    tell(seconds, runs);
    return runs.size() == 1 ? 0 : 1;
  }

  private void tell(Box seconds, List<Run> runs) {
    PrintStream out = surroundings().out();
    if (options.json()) {
      List<JsonValue> lines = new ArrayList<>();
      for (Run run : runs) {
        lines.add(
            new ObjectWriter()
                .put("from", run.from())
                .put("end", run.end())
                .put("ticks", run.ticks().size())
                .end());
      }
      CaseLines.print(
          out,
          new ObjectWriter()
              .put("command", "clock ticks")
              .put("item", item)
              .put("runs", lines)
              .end());
    } else {
      out.printf(
          "seconds  at %d,%d, %d x %d pixels%n",
          seconds.left(), seconds.top(), seconds.width(), seconds.height());
      for (Run run : runs) {
        out.printf(
            Locale.ROOT,
            "%.2f s to %.2f s  %d ticks are certain%n",
            run.from() / 1e6,
            run.end() / 1e6,
            run.ticks().size());
      }
      if (runs.size() != 1) {
        out.println("the clock jumps, stands still or can't be followed in between");
      }
    }
    out.flush();
  }

  /** A time as a clock shows it, for a person. */
  static String words(long shown) {
    return WORDS.format(
        Instant.ofEpochSecond(Math.floorDiv(shown, 1_000_000L)).atZone(ZoneOffset.UTC));
  }

  private Surroundings surroundings() {
    return requireNonNull(parent).surroundings();
  }
}
