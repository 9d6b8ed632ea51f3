package org.unseal.cli.inspect;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import org.unseal.engine.port.DocumentPages;
import org.unseal.engine.port.Inspector.Answer;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Has each document drawn in a process of its own, which ends with it. */
public final class ProcessDocuments implements DocumentPages {
  /** A page that takes a minute is made to take a minute. */
  private static final InspectionLimits USUAL =
      new InspectionLimits(2L << 30, Duration.ofMinutes(1), Duration.ofMinutes(5), 1L << 19);

  private final InspectorProgram program;
  private final InspectionLimits limits;

  ProcessDocuments(InspectorProgram program, InspectionLimits limits) {
    this.program = requireNonNull(program, "program");
    this.limits = requireNonNull(limits, "limits");
  }

  /** This program once more, with the usual limits. Nothing is started before it is needed. */
  public static ProcessDocuments ofThisProgram() {
    return new ProcessDocuments(
        InspectorProgram.ofThisProcess(USUAL.memory(), System.getenv()), USUAL);
  }

  /** A document to draw, and where to. */
  record PagesTask(Path file, Path folder) {}

  @Override
  public void draw(Path file, Path folder, Progress progress) {
    progress.stage(Progress.Stage.PAGES, 0);
    Answer answer;
    try (ProcessInspector inspector = new ProcessInspector(program, limits)) {
      answer = inspector.ask(Talk.ask(new PagesTask(file, folder)), file, new Waiting(progress));
    }
    switch (answer) {
      case Answer.Done _ -> {}
      case Answer.Refused(String code, _) -> throw refused(code);
      case Answer.Crashed _ -> throw unreadable("the process that drew it died of it");
      case Answer.TooMuchMemory _ -> throw unreadable("drawing it takes more memory than it may");
      case Answer.TooSlow(long seconds) ->
          throw unreadable("drawing it was stopped after %d s".formatted(seconds));
      case Answer.Garbled _ -> throw unreadable("what came of drawing it can't be understood");
    }
  }

  private static UnsealException refused(String code) {
    return switch (code) {
      case "PAGES_LOCKED" ->
          new UnsealException(
              ErrorCode.PAGES_LOCKED,
              "the document asks for a password; save it without one and take that in");
      case "LIMIT_EXCEEDED" ->
          new UnsealException(
              ErrorCode.LIMIT_EXCEEDED,
              "the document has more than %d pages, %d characters on one of them, or 64 MB of"
                      .formatted(MOST_PAGES, MOST_CHARACTERS)
                  + " pictures; take it in in parts");
      default -> unreadable("it is no PDF, or is one that can't be drawn whole");
    };
  }

  private static UnsealException unreadable(String why) {
    return new UnsealException(
        ErrorCode.PAGES_UNREADABLE,
        "the document can't be shown as pages: %s; print it to a new PDF and take that in"
            .formatted(why));
  }

  /** What the other process counts is not pages. */
  private record Waiting(Progress progress) implements Progress {
    @Override
    public void stage(Stage stage, long units) {}

    @Override
    public void done(long units) {
      progress.done(0);
    }
  }
}
