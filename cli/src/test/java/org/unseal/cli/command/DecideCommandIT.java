package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.reported.ReportCode;
import org.unseal.model.scope.Clip;
import org.unseal.proof.digest.Digest;

/** From a fixed scope to an approved plan, typed, with a real recording. */
final class DecideCommandIT {
  private static final String SECRET = "correct horse";

  @TempDir private Path folder;
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());

  private String harbour() {
    return folder.resolve("harbour").toString();
  }

  private String printed() {
    return typed.out() + typed.err();
  }

  @BeforeEach
  void open() throws IOException {
    typed = new TypedCommands(folder, Map.of("UNSEAL_PASSPHRASE", SECRET, "UNSEAL_AS", "dana"));
    typed.key("dana", SECRET);
    typed.key("eve", SECRET);
    typed.done("init", harbour(), "--title", "Harbour", "--agency", "Alder", "--as", "dana");
    Path export = Files.createDirectory(folder.resolve("export"));
    DrawnClip.write(export.resolve("a.mp4"), 120);
    typed.done(
        "intake", harbour(), export.toString(), "--source", "cam-yard", "--as", "dana", "--quiet");
  }

  private void fix(FrameSpan shown) {
    FixedScope.fix(
        folder.resolve("harbour"),
        typed.shelf(),
        "dana",
        SECRET,
        List.of(new Clip("c1", "i1", "cam-yard", shown, true, List.of())));
  }

  private void admitEve() {
    typed.done(
        "people",
        "add",
        harbour(),
        "eve",
        "--name",
        "Eve Lind",
        "--role",
        "approver",
        "--key",
        "eve",
        "--as",
        "dana");
  }

  @Test
  void clearedWalkerIsShownOnceConfirmedAndAnotherPersonApproves() throws IOException {
    assertThat(typed.run("analyze", harbour(), "--as", "dana", "--quiet")).isEqualTo(2);
    assertThat(printed()).contains("nobody fixed the scope yet");
    fix(new FrameSpan(10, 110));
    assertThat(typed.run("plan", harbour(), "--as", "dana")).isEqualTo(2);
    assertThat(printed()).contains("unseal analyze CASE i1");
    typed.done("analyze", harbour(), "--policy", "moving", "--as", "dana", "--quiet");
    assertThat(printed()).contains("i1  ").contains("still picture").contains("custody head");
    typed.done("analyze", harbour(), "c1", "--as", "dana", "--quiet");
    assertThat(printed()).contains("analysed before");

    typed.done("decide", harbour(), "i1");
    assertThat(printed()).contains("open").contains("nobody looked at it yet");
    typed.done("decide", harbour(), "i1", "--sheet", folder + "/i1.html", "--quiet");
    assertThat(Files.readString(folder.resolve("i1.html")))
        .contains("unseal decide CASE i1 --decisions decisions.json --as NAME")
        .doesNotContain("a.mp4");
    typed.done(
        "decide", harbour(), "i1", "--segment", "1.1", "--pictures", folder + "/look", "--quiet");
    assertThat(folder.resolve("look/i1-1.1-2-first.jpg")).isNotEmptyFile();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("look/i1-1.1-2-first.jpg"))))
        .isEqualTo("rw-------");

    // it enters at the picture's edge: nothing is shown without somebody's word
    typed.done(
        "decide",
        harbour(),
        "i1",
        "--segment",
        segments(),
        "--level",
        "clear",
        "--person",
        "calder",
        "--ground",
        "ORDER",
        "--backdrop",
        "1",
        "--as",
        "dana");
    assertThat(printed()).contains("stays covered  1.1: not confirmed (at the picture's edge");
    assertThat(typed.run("plan", harbour(), "--as", "dana")).isEqualTo(1);
    assertThat(printed()).contains("stays covered  1.1");

    typed.done("decide", harbour(), "i1", "--segment", segments(), "--confirm", "--as", "dana");
    typed.done("plan", harbour(), "c1", "--as", "dana");
    assertThat(printed())
        .contains("shown  1.1, 1.2  calder  ORDER")
        .contains("covered 0.0 % of the picture")
        .doesNotContain("nobody looked at");

    assertThat(typed.run("approve", harbour(), "c1", "--as", "dana")).isEqualTo(2);
    assertThat(printed()).contains("nobody else").contains("--alone REASON");
    admitEve();
    assertThat(typed.run("approve", harbour(), "c1", "--alone", "only me", "--as", "dana"))
        .isEqualTo(2);
    typed.done("approve", harbour(), "c1", "--as", "eve");
    assertThat(printed()).contains("c1  plan approved").contains("custody head");

    typed.done(
        "decide",
        harbour(),
        "i1",
        "--region",
        "10..90:100,40,60,80;50:140,40,60,80",
        "--as",
        "dana");
    assertThat(typed.run("approve", harbour(), "c1", "--as", "eve")).isEqualTo(2);
    assertThat(printed()).contains("the decisions on i1 were changed");
    typed.done("plan", harbour(), "c1", "--as", "dana", "--json");
    assertThat(printed()).contains("\"command\":\"plan\"").doesNotContain("calder");
    typed.done("custody", "check", harbour());
  }

  /** All of the analysis. */
  private String segments() {
    typed.done("decide", harbour(), "i1", "--list");
    List<String> ids =
        typed.out().lines().filter(line -> line.matches("[0-9]+\\.[0-9]+ .*")).toList();
    assertThat(ids).isNotEmpty();
    return String.join(",", ids.stream().map(line -> line.split(" ", 2)[0]).toList());
  }

  @Test
  void whatWasReportedComesFirstInTheListAndOnTheSheet() throws IOException {
    fix(new FrameSpan(0, 120));
    typed.done("analyze", harbour(), "--policy", "moving", "--as", "dana", "--quiet");
    Digest manifest = PublishedCase.publish(folder.resolve("harbour"), typed, SECRET);
    int digest = Integer.parseInt(manifest.hex().substring(0, 6), 16);
    for (Optional<Box> box :
        List.of(
            Optional.of(Box.ofSize(96, 40, 32, 24)),
            Optional.of(Box.ofSize(60000, 60000, 8, 8)),
            Optional.<Box>empty())) {
      String code = new ReportCode(1, digest, 1, 20, box).toString();
      typed.done("report", harbour(), code, "--note", "a <face>", "--as", "dana");
    }
    typed.done("decide", harbour(), "i1");
    assertThat(typed.out()).startsWith("reported  rp1   i1 frame 70, 32 by 24 at 96,40");
    typed.done("decide", harbour(), "i1", "--json");
    assertThat(typed.out()).contains("\"reported\":[{").doesNotContain("face");
    typed.done("decide", harbour(), "i1", "--sheet", folder + "/i1.html", "--quiet");
    String page = Files.readString(folder.resolve("i1.html"));
    String reported =
        page.substring(page.indexOf("id=\"reported\""), page.indexOf("id=\"backdrops\""));
    assertThat(reported)
        .contains("a &lt;face&gt;", "frame 70", "--region A..B:96,40,32,24")
        .doesNotContain("No picture here");
    assertThat(reported.split("data:image/jpeg", -1)).hasSize(4);
    for (String id : List.of("rp1", "rp2", "rp3")) {
      typed.done("report", harbour(), "--done", id, "--because", "nobody", "--as", "dana");
    }
    typed.done("decide", harbour(), "i1", "--sheet", folder + "/again.html", "--quiet");
    assertThat(Files.readString(folder.resolve("again.html"))).doesNotContain("id=\"reported\"");
  }

  @Test
  void decisionsThatASheetSavedAreTakenAndOthersAreRefused() throws IOException {
    fix(new FrameSpan(0, 120));
    typed.done("analyze", harbour(), "--policy", "moving", "--as", "dana", "--quiet");
    typed.done("decide", harbour(), "i1", "--sheet", folder + "/i1.html", "--quiet");
    String page = Files.readString(folder.resolve("i1.html"));
    String start = "<script type=\"application/json\" id=\"template\">";
    int from = page.indexOf(start) + start.length();
    String template = page.substring(from, page.indexOf("</script>", from));
    Path saved =
        Files.writeString(
            folder.resolve("decisions.json"),
            template
                .replace(
                    "\"segments\":[]",
                    "\"segments\":[{\"id\":\"1.1\",\"decision\":\"figure\",\"ground\":\"7(C)\","
                        + "\"person\":\"amsel\"}]")
                .replace("\"version\":1", "\"version\":2"));
    typed.done(
        "decide", harbour(), "i1", "--decisions", saved.toString(), "--list", "--as", "dana");
    assertThat(typed.out()).contains("figure").contains("amsel").contains("7(C)");
    Files.writeString(
        saved, template.replaceAll("\"analysisDigest\":\"..", "\"analysisDigest\":\"zz"));
    assertThat(
            typed.run("decide", harbour(), "i1", "--decisions", saved.toString(), "--as", "dana"))
        .isEqualTo(2);
  }

  @Test
  void whatMakesNoSenseIsRefusedBeforeAnythingIsAsked() {
    Stream.of(
            List.of("--level", "clear"),
            List.of("--track", "1"),
            List.of("--track", "1", "--person", "x", "--confirm"),
            List.of("--track", "1", "--person", "Ray Calder"),
            List.of("--segment", "1.1"),
            List.of("--segment", "one", "--level", "clear"),
            List.of("--segment", "1.1", "--level", "shown"),
            List.of("--region", "90..10:1,2,3,4"),
            List.of("--region", "1..9:1,2,0,4"),
            List.of("--box", "1,2,3,4"),
            List.of("--dismiss", "1,2,3,4"),
            List.of("--pictures", "look"))
        .forEach(
            typedOptions -> {
              List<String> all = new java.util.ArrayList<>(List.of("decide", harbour(), "i1"));
              all.addAll(typedOptions);
              assertThat(typed.run(all.toArray(String[]::new))).as("%s", typedOptions).isEqualTo(2);
            });
  }
}
