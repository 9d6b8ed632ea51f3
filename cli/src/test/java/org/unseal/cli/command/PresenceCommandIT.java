package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;

/** The ledger of a real recording, typed. */
final class PresenceCommandIT {
  private static final String SECRET = "correct horse";
  private static final Pattern UNSAID = Pattern.compile("([0-9]+)\\.\\.([0-9]+) +not seen");

  @TempDir private Path folder;
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());

  private String harbour() {
    return folder.resolve("harbour").toString();
  }

  private String printed() {
    return typed.out() + typed.err();
  }

  /** The walker is in the picture from frame 20 on; frames 5 to 109 are published. */
  @BeforeEach
  void open() throws IOException {
    typed = new TypedCommands(folder, Map.of("UNSEAL_PASSPHRASE", SECRET));
    typed.key("dana", SECRET);
    typed.done("init", harbour(), "--title", "Harbour", "--agency", "Alder", "--as", "dana");
    Path export = Files.createDirectory(folder.resolve("export"));
    DrawnClip.write(export.resolve("a.mp4"), 120);
    typed.done(
        "intake", harbour(), export.toString(), "--source", "cam-yard", "--quiet", "--as", "dana");
    FixedScope.fix(
        folder.resolve("harbour"),
        typed.shelf(),
        "dana",
        SECRET,
        List.of(new Clip("c1", "i1", "cam-yard", new FrameSpan(5, 110), true, List.of())));
    typed.done("analyze", harbour(), "--policy", "moving", "--quiet", "--as", "dana");
  }

  private void clear() {
    typed.done("decide", harbour(), "i1", "--list");
    List<String> ids =
        typed
            .out()
            .lines()
            .filter(line -> line.matches("[0-9]+\\.[0-9]+ .*"))
            .map(line -> line.split(" ", 2)[0])
            .toList();
    typed.done(
        "decide",
        harbour(),
        "i1",
        "--segment",
        String.join(",", ids),
        "--level",
        "clear",
        "--person",
        "calder",
        "--confirm",
        "--backdrop",
        "1",
        "--as",
        "dana");
    typed.done("plan", harbour(), "--as", "dana");
  }

  private int presence(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "presence";
    all[1] = harbour();
    System.arraycopy(more, 0, all, 2, more.length);
    return typed.run(all);
  }

  private int confirm(String frames, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("confirm", "--clip", "c1", "--person", "calder", "--frames", frames));
    all.addAll(List.of(more));
    all.addAll(List.of("--as", "dana"));
    return presence(all.toArray(String[]::new));
  }

  @Test
  void whereTheWalkerIsIsToldToTheFrameAndPeopleSayTheRest() throws IOException {
    assertThat(presence()).isEqualTo(2);
    assertThat(printed()).contains("clip c1 has no plan yet");
    clear();
    assertThat(presence()).isEqualTo(1);
    assertThat(printed()).contains("c1  calder  105 frames: ").contains("nobody said where");
    assertThat(printed()).contains("to be seen").doesNotContain("covered by a redaction");
    Matcher first = UNSAID.matcher(printed());
    assertThat(first.find()).isTrue();
    assertThat(first.group(1)).isEqualTo("5");
    assertThat(Integer.parseInt(first.group(2))).isBetween(19, 26);

    assertThat(confirm("5..60", "--is", "out")).isEqualTo(2);
    assertThat(printed()).contains("they are seen, and nothing covers them");
    assertThat(confirm("0..12", "--is", "out")).isEqualTo(2);
    assertThat(printed()).contains("c1 has the frames 5..110");
    assertThat(confirm("5..12", "--is", "covered", "--what", "a student")).isEqualTo(2);
    assertThat(printed()).contains("no mask lies over them");
    assertThat(confirm("5..12", "--is", "behind")).isEqualTo(2);
    assertThat(confirm("5..12", "--is", "out", "--what", "a tree")).isEqualTo(2);
    assertThat(confirm("5..10", "--is", "behind", "--what", "the lamp pole")).isZero();
    assertThat(printed()).contains("w1").contains("custody head");
    presence();
    Matcher unsaid = UNSAID.matcher(printed());
    List<String> more = new ArrayList<>(List.of("--is", "out"));
    while (unsaid.find()) {
      more.addAll(List.of("--frames", unsaid.group(1) + ".." + unsaid.group(2)));
    }
    // one frame of what is still unsaid by itself, the rest of it and all others in one line
    int begins = Integer.parseInt(more.get(3).split("\\.\\.", -1)[0]);
    String end = more.get(3).split("\\.\\.", -1)[1];
    more.set(3, (begins + 1) + ".." + end);
    String whole = begins + ".." + end;
    assertThat(confirm(whole, more.toArray(String[]::new))).isEqualTo(2);
    assertThat(printed()).contains("the frames %d..%s are named twice".formatted(begins + 1, end));
    more.addAll(List.of("--frames", "40..50"));
    assertThat(confirm(begins + ".." + (begins + 1), more.toArray(String[]::new))).isEqualTo(2);
    assertThat(printed()).contains("in the frames 40..50 they are seen");
    more.subList(more.size() - 2, more.size()).clear();
    assertThat(confirm(begins + ".." + (begins + 1), more.toArray(String[]::new))).isZero();
    assertThat(printed()).contains("w2 to w" + (1 + more.size() / 2));
    assertThat(presence()).isZero();
    assertThat(printed())
        .contains("hidden by the lamp pole, not by the office")
        .contains("out of the picture")
        .doesNotContain("nobody said");

    Path picture = folder.resolve("calder.svg");
    assertThat(presence("--person", "calder", "--csv", "--picture", picture.toString())).isZero();
    assertThat(typed.out())
        .startsWith("clip,person,where,")
        .contains("c1,calder,behind-scene,5,10,5,");
    assertThat(Files.readString(picture)).contains("the lamp pole").contains("url(#behind-scene)");
    assertThat(presence("--json")).isZero();
    assertThat(typed.out())
        .contains("\"schema\":\"unseal/presence\"")
        .contains("\"behind-scene\":5")
        .contains("\"open\":0");
    typed.done("custody", "export", harbour());
  }

  @Test
  void planThatHidesTheDeputyIsCaughtAndGoesWithAGroundAlone() {
    clear();
    typed.done("decide", harbour(), "i1", "--region", "40..80:0,0,320,240", "--as", "dana");
    assertThat(presence()).isEqualTo(2);
    assertThat(printed()).contains("unseal plan CASE c1");
    typed.done("plan", harbour(), "--as", "dana");
    assertThat(presence()).isEqualTo(1);
    assertThat(printed())
        .contains("40..81     covered by a redaction, region 1: a ground is missing")
        .contains("without a ground  1");
    assertThat(confirm("40..81", "--is", "behind", "--what", "the lamp pole")).isEqualTo(2);
    assertThat(printed()).contains("a mask lies over them (region 1): that is a redaction");
    assertThat(confirm("40..81", "--is", "covered", "--what", "a sealed juvenile record")).isZero();
    presence();
    assertThat(printed())
        .contains("covered by a redaction, region 1: a sealed juvenile record")
        .doesNotContain("without a ground");
  }

  @Test
  void observedEventIsRefusedWhereTheDeputyIsNotToBeSeen() {
    clear();
    typed.done("decide", harbour(), "i1", "--region", "40..80:0,0,320,240", "--as", "dana");
    typed.done("plan", harbour(), "--as", "dana");
    String[] event = {
      "event",
      "add",
      harbour(),
      "--kind",
      "observed",
      "--text",
      "The deputy walks",
      "--person",
      "calder",
      "--clip",
      "c1",
      "--frames",
      "50..60",
      "--as",
      "dana"
    };
    assertThat(typed.run(event)).isEqualTo(2);
    event[12] = "85..90";
    assertThat(typed.run(event)).as(printed()).isZero();
  }
}
