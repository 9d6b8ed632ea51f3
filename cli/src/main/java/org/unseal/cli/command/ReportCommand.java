package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.publish.PublicRoot;
import org.unseal.engine.reported.ReportStep;
import org.unseal.engine.reported.ReportedPlace;
import org.unseal.engine.reported.ReportedPlaces;
import org.unseal.model.casefile.Action;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.reported.MalformedReportCodeException;
import org.unseal.model.reported.ReportCode;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal report}: a place that somebody outside says should be covered. */
@Command(
    name = "report",
    description = "Takes down a place in a published clip that somebody says should be covered.",
    sortOptions = false,
    footer = {
      "",
      "The code is what the public page gives whoever reports something. The place comes first in",
      "the work list: in status, and where the recording is decided.",
      "  unseal report larkspur R1-FDYG-E9TH-NGGY-6X3N-KHJT --note \"a plate, by telephone\" --as dana",
      "  unseal report larkspur --list",
      "  unseal report larkspur --done rp1 --because \"covered in version 3\" --as dana"
    })
public final class ReportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CODE",
      description = "As it was sent; capitals, dashes and spaces don't matter.")
  private @Nullable String code;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "What they said, in one line. It stays in the case.")
  private @Nullable String note;

  @Option(names = "--list", description = "Print what was reported and nobody answered yet.")
  private boolean list;

  @Option(names = "--all", description = "With --list: what was answered, too.")
  private boolean all;

  @Option(names = "--done", paramLabel = "ID", description = "Somebody saw to this one, as rp1.")
  private @Nullable String done;

  @Option(
      names = "--because",
      paramLabel = "TEXT",
      description = "What became of it, in one line; belongs to --done.")
  private @Nullable String because;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Where the versions lie. Default: releases in the case's folder.")
  private @Nullable Path root;

  /** The command in its surroundings, before anything was parsed. */
  public ReportCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    int asked = (code == null ? 0 : 1) + (list ? 1 : 0) + (done == null ? 0 : 1);
    if (asked != 1) {
      throw usage("report takes one of a code, --list and --done ID");
    }
    if ((done == null) != (because == null)) {
      throw usage("--done ID says what became of it with --because TEXT");
    }
    if ((note != null && code == null) || (all && !list)) {
      throw usage("--note belongs to a code, --all to --list");
    }
    if (list) {
      list();
    } else if (code != null) {
      take(code);
    } else {
      String id = requireNonNull(done);
      String why = requireNonNull(because);
      CaseChange.run(
          surroundings,
          options,
          "report",
          Action.REPORT_ANSWERED,
          reading -> ReportedPlaces.of(reading).answered(id, why).put());
    }
    return 0;
  }

  private void take(String typed) {
    ReportCode read;
    try {
      read = ReportCode.parse(typed);
    } catch (MalformedReportCodeException e) {
      throw new UnsealException(ErrorCode.USAGE, "this is no report code: " + e.getMessage(), e);
    }
    PrintStream out = surroundings.out();
    try (CaseFile file = options.openToAct(surroundings)) {
      PublicRoot where =
          new PublicRoot(root == null ? file.folders().releases() : root, surroundings.scratch());
      ReportStep.Taken taken =
          TimeCase.checked(() -> new ReportStep(where).run(file, read, Optional.ofNullable(note)));
      if (options.json()) {
        CaseLines.print(
            out,
            CaseLines.line("report", taken.head().orElseGet(file::head))
                .put("place", ReportText.json(taken.place()))
                .put("before", taken.head().isEmpty())
                .end());
      } else {
        out.println(
            ReportText.line(taken.place())
                + (taken.head().isPresent() ? "" : "  (was reported before)"));
        out.println(ReportText.next(taken.place()));
        CaseLines.head(out, taken.head().orElseGet(file::head));
      }
      out.flush();
    }
  }

  private void list() {
    List<ReportedPlace> places;
    try (CaseFile file = options.open(surroundings)) {
      ReportedPlaces reported = file.<ReportedPlaces>read(ReportedPlaces::of);
      places = all ? reported.all() : reported.open();
    }
    PrintStream out = surroundings.out();
    if (options.json()) {
      List<JsonObject> lines = new ArrayList<>();
      places.forEach(place -> lines.add(ReportText.json(place)));
      CaseLines.print(out, new ObjectWriter().put("command", "report").put("places", lines).end());
    } else {
      for (ReportedPlace place : places) {
        out.println(ReportText.line(place));
        place.done().ifPresent(why -> out.println("      done: " + why));
      }
      if (places.isEmpty()) {
        out.println(all ? "nothing was reported" : "nothing that was reported is open");
      }
    }
    out.flush();
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
