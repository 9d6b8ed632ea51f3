package org.unseal.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.unseal.cli.process.Cancellation;
import org.unseal.engine.text.SafeText;
import org.unseal.model.failure.Fault;
import org.unseal.model.failure.UnsealException;
import picocli.CommandLine;

/**
 * Says a failure in one line on standard error and gives its exit code. The one place that knows
 * which throwable is whose fault.
 */
final class FailureLine {
  static final String VERBOSE = "--verbose";

  private final PrintStream err;
  private final Cancellation cancellation;
  private final boolean verbose;

  FailureLine(PrintStream err, Cancellation cancellation, boolean verbose) {
    this.err = requireNonNull(err, "err");
    this.cancellation = requireNonNull(cancellation, "cancellation");
    this.verbose = verbose;
  }

  /** Prints the line, with the trace where it was asked for, and returns the exit code. */
  int report(Throwable thrown) {
    Throwable cause = unwrap(thrown);
    Answer answer =
        cancellation.asked()
            ? new Answer(Fault.CANCELLED, "stopped; nothing was left behind")
            : answer(cause);
    err.println("unseal: " + oneLine(answer.message()));
    if (verbose) {
      cause.printStackTrace(err);
    }
    err.flush();
    return answer.fault().exitCode();
  }

  private static Answer answer(Throwable cause) {
    return switch (cause) {
      case UnsealException known ->
          new Answer(known.code().fault(), String.valueOf(known.getMessage()));
      case CommandLine.ParameterException wrong ->
          new Answer(
              Fault.REQUEST,
              "%s (see %s --help)"
                  .formatted(
                      wrong.getMessage(), wrong.getCommandLine().getCommandSpec().qualifiedName()));
      case OutOfMemoryError _ ->
          new Answer(Fault.ENVIRONMENT, "out of memory; close other programs or use --threads 1");
      case UnsatisfiedLinkError missing ->
          new Answer(
              Fault.ENVIRONMENT,
              "a native library can't be loaded on this machine: " + missing.getMessage());
      case FileSystemException file -> new Answer(Fault.ENVIRONMENT, fileMessage(file));
      default -> new Answer(Fault.INTERNAL, internalMessage(cause));
    };
  }

  private static String fileMessage(FileSystemException file) {
    String reason =
        file instanceof AccessDeniedException
            ? "permission denied"
            : String.valueOf(file.getReason());
    String advice =
        reason.toLowerCase(Locale.ROOT).contains("no space left")
            ? "; make room or choose another folder"
            : "";
    return "can't use %s: %s%s".formatted(file.getFile(), reason, advice);
  }

  /** Without the throwable's own message: that may quote the evidence. */
  private static String internalMessage(Throwable cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    String where =
        trace.length == 0
            ? ""
            : " at %s:%d".formatted(trace[0].getFileName(), trace[0].getLineNumber());
    return "internal error (%s%s); please report it, %s shows more"
        .formatted(cause.getClass().getSimpleName(), where, VERBOSE);
  }

  /** The failure itself, below the wrappers that carried it from another thread. */
  private static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown.getCause();
    boolean wrapper =
        thrown instanceof CommandLine.ExecutionException
            || thrown instanceof ExecutionException
            || thrown instanceof CompletionException
            || thrown instanceof java.io.UncheckedIOException
            || thrown instanceof ExceptionInInitializerError;
    return wrapper && cause != null ? unwrap(cause) : thrown;
  }

  /** A path may hold line breaks and escape sequences: none of them reaches the terminal. */
  private static String oneLine(String message) {
    return SafeText.line(message.strip().replaceAll("\\s*\\R\\s*", " "));
  }

  private record Answer(Fault fault, String message) {}
}
