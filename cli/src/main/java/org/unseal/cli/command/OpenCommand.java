package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.cli.serve.BrowserWindow;
import org.unseal.cli.serve.ServedRelease;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.ObjectWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal open}: a release in the browser. */
@Command(
    name = "open",
    description = "Shows a published release in the browser, for this machine alone.",
    sortOptions = false,
    footer = {
      "",
      "Runs until Ctrl-C. A page that is opened as a file can't read the files beside it; this way",
      "it can, with nothing sent anywhere.",
      "  unseal open harbour/releases/v2",
      "  unseal open v2.zip --no-browser"
    })
public final class OpenCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65535;

  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      paramLabel = "RELEASE",
      description = "The folder of a version, the one above it, or a version's ZIP.")
  private Path release = Path.of("");

  @Option(names = "--port", paramLabel = "N", description = "Default: one that is free.")
  private int port;

  @Option(names = "--no-browser", description = "Print the address only.")
  private boolean noBrowser;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  @Option(names = "--json", description = "The address as one line of JSON.")
  private boolean json;

  /** The command in its surroundings, before anything was parsed. */
  public OpenCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new UnsealException(ErrorCode.USAGE, "--port is a number of 1 to " + HIGHEST_PORT);
    }
    try (ServedRelease served = served()) {
      tell(served);
      if (!noBrowser && !json && !new BrowserWindow(System.getenv()).show(served.address())) {
        surroundings.err().println("unseal: no browser could be started; open the address in one");
      }
      surroundings.cancellation().await();
    }
    surroundings.cancellation().throwIfAsked();
    return 0;
  }

  private ServedRelease served() {
    try (ConsoleProgress progress = surroundings.progress(quiet || json)) {
      return ServedRelease.of(release, port, surroundings.scratch(), progress);
    }
  }

  private void tell(ServedRelease served) {
    PrintStream out = surroundings.out();
    if (json) {
      CaseLines.print(
          out,
          new ObjectWriter()
              .put("command", "open")
              .put("address", served.address().toString())
              .put("publication", served.release().version().toString())
              .end());
    } else {
      out.println(served.address());
      out.println("shown to this machine alone, until you press Ctrl-C");
    }
    out.flush();
  }
}
