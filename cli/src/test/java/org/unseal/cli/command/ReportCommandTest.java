package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;
import org.unseal.model.picture.Box;
import org.unseal.model.reported.ReportCode;
import org.unseal.proof.digest.Digest;

/** Takes down what was reported of a published case, as typed. */
class ReportCommandTest {
  private static final String SECRET = "correct horse";

  @TempDir private Path folder;
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());
  private String harbour = "";
  private int digest;

  @BeforeEach
  void publish() throws IOException {
    typed = new TypedCommands(folder, Map.of("UNSEAL_PASSPHRASE", SECRET));
    Path to = folder.resolve("harbour");
    harbour = to.toString();
    int code =
        typed.run(
            s -> new InitCommand(s, TypedCommands.FEW),
            "init",
            harbour,
            "--title",
            "Harbour School",
            "--agency",
            "Alder County",
            "--as",
            "dana");
    assertThat(code).as(typed.err()).isZero();
    digest = first(PublishedCase.publish(to, typed, SECRET));
  }

  private static int first(Digest manifest) {
    return Integer.parseInt(manifest.hex().substring(0, 6), 16);
  }

  private String code(int frame) {
    return new ReportCode(1, digest, 1, frame, Optional.of(Box.ofSize(96, 40, 16, 24))).toString();
  }

  @Test
  void aReportedPlaceComesFirstInTheWorkListUntilSomebodySaysWhatBecameOfIt() {
    typed.done(
        "report",
        harbour,
        code(7).toLowerCase(java.util.Locale.ROOT).replace('-', ' '),
        "--note",
        "a face",
        "--as",
        "dana");
    assertThat(typed.out())
        .startsWith("rp1   i1 frame 57, 16 by 24 at 96,40 (c1 of v1, its frame 7)  a face")
        .contains("--region 57..57:96,40,16,24", "custody head  3:");
    typed.done("report", harbour, code(9), "--as", "dana");
    typed.done("status", harbour);
    assertThat(typed.out().lines().dropWhile(line -> !line.equals("What comes next")))
        .element(1)
        .asString()
        .contains("reported of c1, frame 7", "decide CASE i1", "rp1");
    typed.done("status", harbour, "--json");
    assertThat(typed.out()).contains("\"next\":[\"look at what was reported of c1, frame 7");

    typed.done("report", harbour, "--done", "rp1", "--because", "covered in v2", "--as", "dana");
    typed.done("report", harbour, "--list");
    assertThat(typed.out()).contains("rp2").doesNotContain("rp1");
    typed.done("report", harbour, "--list", "--all");
    assertThat(typed.out()).contains("rp1", "done: covered in v2", "rp2");
    assertThat(typed.run("report", harbour, "--done", "rp1", "--because", "again", "--as", "dana"))
        .isEqualTo(2);
    typed.done("custody", "check", harbour);
  }

  @Test
  void aPlaceThatIsReportedTwiceIsOnePlaceUntilItIsDone() {
    typed.done("report", harbour, code(7), "--as", "dana");
    typed.done("report", harbour, code(7), "--as", "dana");
    assertThat(typed.out()).contains("rp1", "was reported before", "custody head  3:");
    typed.done("report", harbour, "--done", "rp1", "--because", "nobody there", "--as", "dana");
    typed.done("report", harbour, code(7), "--as", "dana", "--json");
    assertThat(typed.out()).contains("\"id\":\"rp2\"", "\"before\":false");
  }

  @Test
  void notesStandInNoLineOfJson() {
    typed.done("report", harbour, code(7), "--note", "Jane of class 9", "--as", "dana", "--json");
    assertThat(typed.out()).contains("rp1").doesNotContain("Jane");
    typed.done("report", harbour, "--list", "--all", "--json");
    assertThat(typed.out()).contains("rp1", "\"box\"").doesNotContain("Jane");
  }

  @Test
  void whatTheCaseNeverPublishedIsRefused() throws IOException {
    refused(
        "this is no report code: a symbol is wrong",
        code(7).endsWith("3") ? code(7).replaceFirst(".$", "4") : code(7).replaceFirst(".$", "3"));
    refused("it belongs to another case", other(1, digest ^ 1, 1, 7));
    refused("it belongs to another case", other(2, digest, 1, 7));
    refused("v1 has no clip c2", other(1, digest, 2, 7));
    refused("c1 of v1 ends before frame 200", other(1, digest, 1, 200));
    typed.done("report", harbour, other(1, digest, 1, 199), "--as", "dana");
    Path manifest = folder.resolve("harbour/releases/v1/publication.json");
    Files.writeString(manifest, Files.readString(manifest).replace("Clip 1", "Clip 2"));
    assertThat(typed.run("report", harbour, code(7), "--as", "dana")).isEqualTo(3);
    assertThat(typed.err()).contains("is not what the case published");
    Files.delete(manifest);
    refused("can't be read", code(7));
    Path elsewhere = Files.createDirectories(folder.resolve("web"));
    assertThat(
            typed.run("report", harbour, code(7), "--as", "dana", "--root", elsewhere.toString()))
        .isEqualTo(2);
  }

  private static String other(int version, int digest, int clip, int frame) {
    return new ReportCode(version, digest, clip, frame, Optional.empty()).toString();
  }

  private void refused(String why, String code) {
    assertThat(typed.run("report", harbour, code, "--as", "dana")).isEqualTo(2);
    assertThat(typed.err()).contains(why);
  }

  @Test
  void whatIsAskedMustBeOneThing() {
    for (String[] more :
        new String[][] {
          {},
          {"--list", code(7)},
          {"--done", "rp1"},
          {code(7), "--because", "x"},
          {"--list", "--note", "x"},
          {code(7), "--all"},
          {code(7), "--note", "two\nlines"},
        }) {
      String[] all = new String[more.length + 4];
      all[0] = "report";
      all[1] = harbour;
      System.arraycopy(more, 0, all, 2, more.length);
      all[more.length + 2] = "--as";
      all[more.length + 3] = "dana";
      assertThat(typed.run(all)).as(String.join(" ", all)).isEqualTo(2);
    }
    assertThat(typed.run("report", harbour, code(7))).as("nobody acts").isEqualTo(2);
  }
}
