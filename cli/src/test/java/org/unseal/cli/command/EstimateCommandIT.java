package org.unseal.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;

/** An estimate of a small case with a real recording, typed. */
class EstimateCommandIT {
  private static final String SECRET = "correct horse";

  @TempDir private Path folder;
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());

  private String harbour() {
    return folder.resolve("harbour").toString();
  }

  private ObjectReader estimated(String... more) throws MalformedJsonException {
    String[] all =
        Stream.concat(
                Stream.of("estimate", harbour(), "--policy", "moving", "--json", "--quiet"),
                Stream.of(more))
            .toArray(String[]::new);
    typed.done(all);
    assertThat(typed.out().lines()).hasSize(1);
    return ObjectReader.of(JsonReader.read(typed.out().getBytes(UTF_8)), "an estimate");
  }

  private static String work(ObjectReader line) throws MalformedJsonException {
    StringBuilder words = new StringBuilder();
    for (ObjectReader one : line.objects("work")) {
      ObjectReader units = one.object("units");
      words.append(
          "%s %d..%d%n".formatted(one.text("kind"), units.number("low"), units.number("high")));
    }
    return words.toString();
  }

  private Map<String, Digest> files() throws IOException {
    Map<String, Digest> digests = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder.resolve("harbour"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        digests.put(file.toString(), Digest.of(Digest.sha256().digest(Files.readAllBytes(file))));
      }
    }
    return digests;
  }

  @Test
  void estimateIsTheSameTwiceAndLeavesTheCaseAsItWas() throws Exception {
    typed = new TypedCommands(folder, Map.of("UNSEAL_PASSPHRASE", SECRET));
    typed.key("dana", SECRET);
    typed.done("init", harbour(), "--title", "Harbour", "--agency", "Alder", "--as", "dana");
    assertThat(typed.run("estimate", harbour())).isEqualTo(2);
    assertThat(typed.err()).contains("nothing with pictures was taken in yet");

    Path export = Files.createDirectory(folder.resolve("export"));
    DrawnClip.write(export.resolve("a.mp4"), 330);
    typed.done(
        "intake", harbour(), export.toString(), "--source", "cam-yard", "--as", "dana", "--quiet");
    Map<String, Digest> before = files();
    ObjectReader all = estimated("--rate", "60/USD", "--windows", "2");
    assertThat(all.flag("scoped")).isFalse();
    assertThat(all.object("sample").number("windows")).isEqualTo(2);
    assertThat(all.object("sample").number("finished")).isEqualTo(1);
    assertThat(all.object("machine").has("rendering")).isTrue();
    ObjectReader minutes = all.object("hundredthsOfMinutes");
    ObjectReader cost = all.object("cost");
    // At 60 an hour a minute costs 1, and a hundredth of one a hundredth.
    assertThat(cost.object("hundredths").number("low")).isEqualTo(minutes.number("low"));
    assertThat(cost.object("hundredths").number("high")).isEqualTo(minutes.number("high"));
    assertThat(cost.text("currency")).isEqualTo("USD");
    assertThat(work(estimated("--windows", "2", "--threads", "1"))).isEqualTo(work(all));
    assertThat(files()).isEqualTo(before);
    try (Stream<Path> cache = Files.walk(typed.folders().cache())) {
      assertThat(cache.map(Path::toString)).noneMatch(name -> name.contains(".partial"));
    }

    FixedScope.fix(
        folder.resolve("harbour"),
        typed.shelf(),
        "dana",
        SECRET,
        List.of(new Clip("c1", "i1", "cam-yard", new FrameSpan(0, 150), true, List.of())));
    typed.done(
        "estimate",
        harbour(),
        "--policy",
        "moving",
        "--quiet",
        "--minutes-per-still",
        "2",
        "--cleared",
        "50-100",
        "--rate",
        "38.50");
    assertThat(typed.out())
        .contains("1 clip, 0:12 published of 1 recording, 0:27 in all")
        .contains("looked at 2 of 2 windows, ")
        .containsPattern("still pictures to look at +[0-9]+ to [0-9]+ +2.00 ")
        .contains("assumptions")
        .contains("at 38.50 an hour of work")
        .doesNotContain("no scope is fixed");
    assertThat(typed.run("estimate", harbour(), "--rate", "much")).isEqualTo(2);
    assertThat(typed.run("estimate", harbour(), "--minutes-per-face", "3-1")).isEqualTo(2);
    assertThat(typed.run("estimate", harbour(), "--budget", "0")).isEqualTo(2);
  }
}
