package org.unseal.bench.players;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.unseal.bench.players.Trial.Effort;
import org.unseal.bench.players.Trial.Outcome;

/**
 * Tries every variant in every player that is installed: {@code FOLDER [PART-OF-A-TITLE]}. Prints a
 * table; exits with 1 where a frame was wrong or missing. Files are left in the folder.
 */
public final class PlayersBench {
  private static final Effort EFFORT = new Effort(2, 6);

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
    Map<String, Integer> bad;
    try {
      bad = run(folder, players, part);
    } finally {
      players.forEach(Player::close);
    }
    bad.forEach((player, count) -> System.out.println(player + ": wrong in " + count));
    System.exit(bad.isEmpty() ? 0 : 1);
  }

  private static List<Player> players(Path folder) {
    List<Player> players = new ArrayList<>();
    List<Supplier<Player>> others =
        List.of(
            () -> new FfmpegPlayer(folder),
            () -> new GstreamerPlayer(folder, "avdec_h264"),
            () -> new GstreamerPlayer(folder, "openh264dec")); // the others decode with libavcodec
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

  private static Map<String, Integer> run(Path folder, List<Player> players, String part) {
    System.out.print("| recording | GOPs passed |");
    players.forEach(player -> System.out.print(" " + player.name() + " |"));
    System.out.println("\n|---|---|" + "---|".repeat(players.size()));
    VariantFiles files = new VariantFiles(folder, "bench");
    Map<String, Integer> bad = new TreeMap<>();
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
        if (!outcome.faults().isEmpty()) {
          bad.merge(player.name(), 1, Integer::sum);
        }
        System.out.print(" " + outcome.summary() + " |");
        System.out.flush();
      }
      System.out.println();
    }
    return bad;
  }
}
