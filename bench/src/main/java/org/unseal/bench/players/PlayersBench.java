package org.unseal.bench.players;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.unseal.bench.players.Trial.Effort;
import org.unseal.bench.players.Trial.Outcome;

/**
 * Tries every variant in every player that is installed: {@code FOLDER [PART-OF-A-TITLE]}. Prints a
 * table; exits with 1 where a frame was wrong or missing. Files are left in the folder.
 */
public final class PlayersBench {
  private static final Effort EFFORT = new Effort(3, 6);

  private PlayersBench() {}

  /** Runs the matrix. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1) {
      System.err.println("usage: PlayersBench FOLDER [PART-OF-A-TITLE]");
      System.exit(2);
    }
    Path folder = Files.createDirectories(Path.of(arguments[0])).toAbsolutePath();
    String part = arguments.length > 1 ? arguments[1] : "";
    List<Player> players = players(folder);
    int bad = 0;
    try {
      bad = run(folder, players, part);
    } finally {
      players.forEach(Player::close);
    }
    System.out.println(
        bad == 0 ? "all frames shown" : bad + " trials with wrong or missing frames");
    System.exit(bad == 0 ? 0 : 1);
  }

  private static List<Player> players(Path folder) {
    List<Player> players = new ArrayList<>();
    List<Supplier<Player>> others =
        List.of(() -> new FfmpegPlayer(folder), () -> new GstreamerPlayer(folder));
    for (Supplier<Player> other : others) {
      try {
        players.add(other.get());
      } catch (PlayerGone missing) {
        System.out.println("left out: " + missing.getMessage());
      }
    }
    for (Browser browser : Browser.values()) {
      browser
          .program()
          .ifPresentOrElse(
              program -> players.add(new BrowserPlayer(browser, program, folder)),
              () -> System.out.println("left out: " + browser.advice()));
    }
    return players;
  }

  private static int run(Path folder, List<Player> players, String part) {
    System.out.print("| recording | GOPs passed |");
    players.forEach(player -> System.out.print(" " + player.name() + " |"));
    System.out.println("\n|---|---|" + "---|".repeat(players.size()));
    VariantFiles files = new VariantFiles(folder, "bench");
    int bad = 0;
    for (Variant variant : Matrix.variants()) {
      if (!variant.title().contains(part)) {
        continue;
      }
      VariantFiles.Rendered rendered = files.render(variant);
      System.out.printf(
          "| %s | %d of %d |",
          variant.title(),
          rendered.rendition().passage().gopsPassed(),
          rendered.rendition().passage().gops());
      for (Player player : players) {
        Outcome outcome = Trial.of(player, rendered.showing(), EFFORT);
        bad += outcome.faults().isEmpty() ? 0 : 1;
        System.out.print(" " + outcome.summary() + " |");
        System.out.flush();
      }
      System.out.println();
    }
    return bad;
  }
}
