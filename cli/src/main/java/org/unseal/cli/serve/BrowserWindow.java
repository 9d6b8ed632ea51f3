package org.unseal.cli.serve;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The browser of whoever sits at this machine, if there is a screen. */
public final class BrowserWindow {
  private final Map<String, String> environment;

  /**
   * Wires it.
   *
   * @param environment says whether there is a screen
   */
  public BrowserWindow(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Asks for a page to be shown; false where nobody could be asked. */
  public boolean show(URI page) {
    List<String> command = command(System.getProperty("os.name", "").toLowerCase(Locale.ROOT));
    if (command.isEmpty()) {
      return false;
    }
    try {
      new ProcessBuilder(Stream.concat(command.stream(), Stream.of("" + page)).toList())
          .redirectInput(ProcessBuilder.Redirect.PIPE)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .getOutputStream()
          .close();
      return true;
    } catch (IOException e) {
      return false; // no such program: the address stands on the terminal
    }
  }

  /** Without a screen the program would take the terminal's place. */
  private List<String> command(String system) {
    if (system.contains("mac")) {
      return List.of("open");
    }
    if (system.contains("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler");
    }
    boolean screen =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    return screen ? List.of("xdg-open") : List.of();
  }
}
