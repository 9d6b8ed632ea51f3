package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.event.CaseEvents;
import org.unseal.engine.event.EventBasis;
import org.unseal.engine.event.Shown;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.statement.SideStatement;
import org.unseal.engine.statement.SideStatements;
import org.unseal.model.casefile.Action;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code unseal event add}: what happened, and what that rests on. */
@Command(
    name = "add",
    description = "Adds something that happened, with what it rests on.",
    sortOptions = false,
    footer = {
      "",
      "observed   released frames show it: --clip and --frames, or --at",
      "recorded   a row of a log or a transmission is the record of it: --on",
      "stated     somebody says so: --statement, or --by, --when and --where; --cause-of",
      "not-shown  somebody looked for it: --looked-by, --at, --how"
    })
final class EventAddCommand implements Callable<Integer> {
  private static final Pattern FRAMES = Pattern.compile("([0-9]{1,9})\\.\\.([0-9]{1,9})");

  @ParentCommand private @Nullable EventCommand parent;

  @Mixin private CaseOptions options = new CaseOptions();

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "KIND",
      description = "observed, recorded, stated or not-shown.")
  private String kind = "";

  @Option(
      names = "--text",
      required = true,
      paramLabel = "TEXT",
      description = "What happened, in one line; it is published.")
  private String text = "";

  @Option(
      names = "--person",
      paramLabel = "LABEL",
      description = "Who is in it, by the roster. May be given often.")
  private List<String> persons = List.of();

  @Option(names = "--clip", paramLabel = "CLIP", description = "A clip that shows it, as c1.")
  private List<String> clips = List.of();

  @Option(
      names = "--frames",
      paramLabel = "A..B",
      description = {
        "Its frames, counted as the recording counts them; B is not included. As often as --clip,",
        "or not at all: the whole clip."
      })
  private List<String> frames = List.of();

  @Option(
      names = "--at",
      paramLabel = "PLACE",
      description = {
        "Frames in one word: c1, c1:620..655, or by the recording's time i1@10.7s..12s.",
        "May be given often."
      })
  private List<String> places = List.of();

  @Option(
      names = "--on",
      paramLabel = "RECORD",
      description = "The record of it: alarm#4 (a row of a log), t12 (a transmission).")
  private @Nullable String on;

  @Option(
      names = "--statement",
      paramLabel = "ID",
      description = "The statement that it is taken from, as st2.")
  private @Nullable String statement;

  @Option(names = "--by", paramLabel = "TEXT", description = "Who says so.")
  private @Nullable String by;

  @Option(names = "--when", paramLabel = "TEXT", description = "When they said so.")
  private @Nullable String when;

  @Option(names = "--where", paramLabel = "TEXT", description = "Where they said so.")
  private @Nullable String where;

  @Option(
      names = "--cause-of",
      paramLabel = "EVENT",
      description = "They say that this was the cause of that event, as e2.")
  private @Nullable String causeOf;

  @Option(names = "--looked-by", paramLabel = "PERSON", description = "Who looked for it.")
  private @Nullable String lookedBy;

  @Option(
      names = "--how",
      paramLabel = "TEXT",
      description = "How they looked: how often, how fast, how large.")
  private @Nullable String how;

  @Override
  public Integer call() {
    refuseIdleOptions();
    Surroundings surroundings = requireNonNull(parent).surroundings();
    List<Shown> shown = shown(surroundings);
    CaseChange.run(
        surroundings,
        options,
        "event add",
        Action.EVENT_RECORDED,
        reading -> made(surroundings, reading, shown));
    return 0;
  }

  /** Frames are looked up before anybody's passphrase is asked for. */
  private List<Shown> shown(Surroundings surroundings) {
    List<String> typed = new ArrayList<>(places);
    if (!frames.isEmpty() && frames.size() != clips.size()) {
      throw usage("--frames is given as often as --clip, or not at all");
    }
    for (int i = 0; i < clips.size(); i++) {
      String of = frames.isEmpty() ? "" : ":" + range(frames.get(i));
      typed.add(clips.get(i) + of);
    }
    if (typed.isEmpty()) {
      return List.of();
    }
    try (CaseFile file = options.open(surroundings)) {
      ClipPlace clipPlace = new ClipPlace(surroundings, options, file);
      return typed.stream().map(clipPlace::shown).toList();
    }
  }

  private static String range(String typed) {
    Matcher matcher = FRAMES.matcher(typed);
    if (!matcher.matches()) {
      throw usage("--frames takes two numbers, as 620..655");
    }
    return typed;
  }

  private Change.Put made(Surroundings surroundings, CaseReading reading, List<Shown> shown) {
    return CaseEvents.record(
            reading,
            text,
            persons,
            basis(reading, shown),
            CaseVisibility.of(surroundings, options, reading))
        .put();
  }

  private EventBasis basis(CaseReading reading, List<Shown> shown) {
    return switch (kind) {
      case "observed" -> new EventBasis.Observed(shown);
      case "recorded" -> CaseEvents.recorded(reading, required(on, "--on"));
      case "stated" -> stated(reading);
      case "not-shown" ->
          new EventBasis.NotShown(
              new CasePeople(reading).require(required(lookedBy, "--looked-by")).id(),
              shown,
              required(how, "--how"));
      default -> throw usage("--kind is observed, recorded, stated or not-shown");
    };
  }

  private EventBasis stated(CaseReading reading) {
    if (statement == null) {
      return new EventBasis.Stated(
          required(by, "--by, or --statement"),
          required(when, "--when"),
          required(where, "--where"),
          Optional.empty(),
          Optional.ofNullable(causeOf));
    }
    SideStatement said = SideStatements.of(reading).require(statement);
    return new EventBasis.Stated(
        said.by(),
        said.date().toString(),
        said.source(),
        Optional.of(said.id()),
        Optional.ofNullable(causeOf));
  }

  private void refuseIdleOptions() {
    boolean observed = kind.equals("observed");
    boolean not = kind.equals("not-shown");
    boolean stated = kind.equals("stated");
    boolean somewhere = !clips.isEmpty() || !frames.isEmpty() || !places.isEmpty();
    boolean says = by != null || when != null || where != null;
    if (somewhere && !observed && !not) {
      throw usage("--clip, --frames and --at go with --kind observed and not-shown");
    }
    if ((observed || not) && !somewhere) {
      throw usage("which frames? Give --clip and --frames, or --at");
    }
    if (on != null && !kind.equals("recorded")) {
      throw usage("--on goes with --kind recorded");
    }
    if ((says || statement != null || causeOf != null) && !stated) {
      throw usage("--statement, --by, --when, --where and --cause-of go with --kind stated");
    }
    if (says && statement != null) {
      throw usage("--statement says who, when and where; leave --by, --when and --where out");
    }
    if ((lookedBy != null || how != null) && !not) {
      throw usage("--looked-by and --how go with --kind not-shown");
    }
  }

  private static String required(@Nullable String value, String option) {
    if (value == null) {
      throw usage("this kind needs " + option);
    }
    return value;
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
