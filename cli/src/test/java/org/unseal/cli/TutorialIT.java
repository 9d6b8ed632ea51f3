package org.unseal.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.process.Cancellation;
import org.unseal.cli.process.Passphrases;
import org.unseal.cli.process.Scratch;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.files.UserFolders;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.ObjectReader;

/** The demonstration ends well, and the tutorial shows what it really prints. */
final class TutorialIT {
  private static final String PROMPT = "$ ./unseal ";

  @TempDir private Path folder;

  private Path demo() {
    return folder.resolve("unseal-demo");
  }

  private int walk(ByteArrayOutputStream printed) {
    return CommandLineRun.run(
        new String[] {"demo", demo().toString(), "--quiet"},
        new Surroundings(
            new PrintStream(printed, true, UTF_8),
            new PrintStream(printed, true, UTF_8),
            false,
            new Cancellation(),
            new Scratch(Optional.empty()),
            UserFolders.ofThisUser(),
            new Passphrases(Map.of(), Optional.empty())));
  }

  /** Without what is another every time: digests, keys, how much there was time for. */
  private String bare(String line) {
    return line.replace(demo() + "/", "unseal-demo/")
        .replaceAll("[0-9a-f]{16,}", "DIGEST")
        .replaceAll("([a-z]+-){11}[a-z]+", "WORDS")
        .replaceAll("[0-9]+", "0")
        .strip();
  }

  private static List<String> tutorial() throws IOException {
    Path module = Path.of("").toAbsolutePath();
    Path root = Files.exists(module.resolve("unseal")) ? module : module.resolve("..");
    List<String> shown = new ArrayList<>();
    boolean block = false;
    for (String line : Files.readAllLines(root.resolve("docs/tutorial.md"))) {
      if (line.startsWith("```")) {
        block = !block;
      } else if (block && !line.isBlank() && !line.strip().equals("...")) {
        shown.add(line);
      }
    }
    return shown;
  }

  @Test
  void everyLineOfTheTutorialIsWhatTheDemonstrationTypesAndPrints() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    int code = walk(printed);

    assertThat(code).as(printed.toString(UTF_8)).isZero();
    List<String> walked =
        Files.readAllLines(demo().resolve("walk.txt")).stream().map(this::bare).toList();
    int at = 0;
    for (String line : tutorial()) {
      String wanted = bare(line);
      int found = at;
      while (found < walked.size() && !walked.get(found).equals(wanted)) {
        found++;
      }
      assertThat(found)
          .as("in the walk, behind the line before: %s", line)
          .isLessThan(walked.size());
      at = line.startsWith(PROMPT) ? found + 1 : found;
    }
    for (String version : List.of("v1", "v2")) {
      assertThat(demo().resolve("larkspur/releases").resolve(version).resolve("index.html"))
          .exists();
    }
    assertThatThePageTellsTheStory();
    assertThatNothingConfirmsALeakedOriginal();
  }

  /** Clips, radio in intervals, an order that stays open, grounds at their places. */
  private void assertThatThePageTellsTheStory() throws Exception {
    Path version = demo().resolve("larkspur/releases/v2");
    String page = Files.readString(version.resolve("index.html"));
    assertThat(page).contains("<section id=\"text\"").doesNotContain("http://", "https://");
    assertThat(demo().resolve("larkspur/releases/v2.zip")).exists();
    String block = "<script type=\"application/json\" id=\"unseal-page\">";
    int from = page.indexOf(block) + block.length();
    ObjectReader model =
        ObjectReader.of(
            JsonReader.read(page.substring(from, page.indexOf("</script>", from)).getBytes(UTF_8)),
            "the page model");
    List<ObjectReader> clips = model.objects("clips");
    assertThat(clips).hasSize(4);
    for (ObjectReader clip : clips) {
      assertThat(clip.flag("flashes")).isFalse();
      assertThat(clip.has("rate") ^ clip.has("times")).isTrue();
      assertThat(clip.object("reference").number("earliest"))
          .isLessThan(clip.object("reference").number("latest"));
      assertThat(clip.objects("grounds")).isNotEmpty();
      assertThat(version.resolve(clip.text("file"))).exists();
    }
    boolean open = false;
    int placed = 0;
    for (ObjectReader call : model.objects("calls")) {
      assertThat(version.resolve(call.text("file"))).exists();
      for (ObjectReader spoken : call.objects("transmissions")) {
        placed += spoken.objects("relative").size();
        for (ObjectReader order : spoken.objects("order")) {
          boolean unknown = order.text("can").equals("unknown");
          open |= unknown;
          assertThat(order.has("decidedBy")).isEqualTo(unknown);
        }
      }
    }
    assertThat(placed).isGreaterThan(40);
    assertThat(open).as("something cannot be said").isTrue();
    assertThat(model.objects("missing")).isNotEmpty();
    assertThat(model.objects("people")).extracting(one -> one.text("label")).contains("calder");
  }

  /**
   * A bare digest of an original lets anybody tell a leaked copy of what is withheld, and a seed
   * opens its seal.
   */
  private void assertThatNothingConfirmsALeakedOriginal() throws IOException {
    List<Path> originals = files(demo().resolve("larkspur/originals"));
    List<Path> seeds =
        files(demo().resolve("larkspur")).stream()
            .filter(file -> file.toString().endsWith("seed"))
            .toList();
    List<byte[]> secrets = new ArrayList<>();
    for (Path original : originals) {
      byte[] bytes = Files.readAllBytes(original);
      for (String digest : List.of("SHA-256", "SHA-512")) {
        secrets.add(digest(digest, bytes));
      }
    }
    for (Path seed : seeds) {
      secrets.add(HexFormat.of().parseHex(Files.readString(seed).strip()));
    }
    assertThat(originals).hasSizeGreaterThan(10);
    assertThat(seeds).hasSameSizeAs(originals);
    for (Path file : files(demo().resolve("larkspur/releases"))) {
      assertThat(tells(Files.readAllBytes(file), secrets)).as("%s", file).isFalse();
    }
    byte[] planted =
        "{\"recording\":\"%s\"}"
            .formatted(HexFormat.of().formatHex(secrets.getFirst()))
            .getBytes(UTF_8);
    assertThat(tells(planted, secrets)).as("what is looked for would be found").isTrue();
    assertThat(tells(secrets.getLast(), secrets)).as("as bytes, too").isTrue();
  }

  private static boolean tells(byte[] file, List<byte[]> secrets) {
    String text = new String(file, ISO_8859_1);
    String lower = text.toLowerCase(Locale.ROOT);
    return secrets.stream()
        .anyMatch(
            secret ->
                text.contains(new String(secret, ISO_8859_1))
                    || lower.contains(HexFormat.of().formatHex(secret)));
  }

  private static byte[] digest(String name, byte[] bytes) {
    try {
      return MessageDigest.getInstance(name).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Path> files(Path under) throws IOException {
    try (Stream<Path> all = Files.walk(under)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
