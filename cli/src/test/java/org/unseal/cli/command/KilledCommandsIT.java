package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unseal.testkit.process.KilledProgram;
import org.unseal.testkit.sound.RadioScene;
import org.unseal.testkit.sound.RadioScene.Mood;
import org.unseal.testkit.sound.WaveFile;
import org.unseal.testkit.sound.WaveFile.Coding;

/**
 * Every command that changes a case in one step, killed at moments that are spread over its run and
 * typed again: the case opens, its log holds, nothing half made is left, and the command succeeds
 * or says that it was done.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the cases are prepared once
class KilledCommandsIT {
  private static final int KILLS = 2;
  private static final String DONE = "custody head";

  private Path folder = Path.of("");

  /**
   * A command.
   *
   * @param stage of the case on which it is typed
   * @param again what it says, with exit code 2, where a killed run had come to its end; or that it
   *     may be done twice
   */
  record Row(String who, String stage, String again, List<String> words) {
    @Override
    public String toString() {
      return String.join(" ", words.subList(0, Math.min(3, words.size())));
    }
  }

  private static Row row(String stage, String again, String... words) {
    return new Row("dana", stage, again, List.of(words));
  }

  /** In the place of CASE the case is put, in that of IN the folder of what is taken in. */
  static Stream<Row> rows() {
    return Stream.of(
        row("opened", DONE, "source", "CASE", "cam-lot", "--kind", "camera", "--state", "lost"),
        row("opened", DONE, "dispatch", "analyze", "CASE", "--source", "radio-1", "--quiet"),
        row(
            "opened",
            DONE,
            "clock",
            "offset",
            "CASE",
            "cam-yard",
            "--between=-1s..1s",
            "--because",
            "x",
            "--day",
            "2025-05-06"),
        row("opened", DONE, "transcript", "import", "CASE", "i2", "IN/call.csv"),
        row("opened", DONE, "order", "add", "CASE", "IN/../order.yaml"),
        row("opened", "nobody in the case is called lee", "people", "remove", "CASE", "lee"),
        row("opened", "has this key already", "people", "rekey", "CASE", "dana", "--key", "dana-2"),
        row("decided", DONE, "scope", "CASE", "--on", "2025-05-15", "--fix"),
        row("decided", DONE, "plan", "CASE", "--quiet"),
        new Row("lee", "planned", DONE, List.of("approve", "CASE", "c1")),
        row("planned", DONE, "decide", "CASE", "i1", "--segment", "1.1", "--level", "figure"),
        row("planned", DONE, "order", "met", "CASE", "o1/yard/n1", "--waived", "nobody asked"),
        row("planned", DONE, "ground", "set", "CASE", "--default", "--code", "o1/yard"),
        row("heard", DONE, "mute", "add", "CASE", "t1", "--ground", "FL-119.071-2-H"),
        row(
            "heard",
            DONE,
            "anchor",
            "add",
            "CASE",
            "--what",
            "w",
            "--on",
            "i1@1s..2s",
            "--on",
            "t1"),
        row("heard", DONE, "transcript", "edit", "CASE", "x1", "reword", "s1", "--text", "ten"),
        row("heard", DONE, "align", "CASE", "--quiet"),
        row(
            "heard",
            "somebody on the roster has this label",
            "roster",
            "add",
            "CASE",
            "zoe",
            "--name",
            "Zoe",
            "--category",
            "staff",
            "--public"),
        row(
            "cleared",
            DONE,
            "presence",
            "CASE",
            "confirm",
            "--clip",
            "c1",
            "--person",
            "zoe",
            "--frames",
            "0..9",
            "--is",
            "out"),
        row("published", DONE, "head", "CASE"),
        row("published", "taken back already", "recall", "CASE", "v1", "--reason", "a trial"));
  }

  @BeforeAll
  void walk(@TempDir Path made) throws IOException {
    folder = made;
    KilledCommands keys = killed("dana");
    List.of("dana", "dana-2", "lee").forEach(keys::key);
    SmallRelease small = new SmallRelease(folder).opened();
    small.order();
    Path calls = Files.createDirectory(folder.resolve("calls"));
    Files.write(
        calls.resolve("call.wav"),
        WaveFile.of(RadioScene.draw(11, Mood.USUAL.talks(3).meanPause(2)), Coding.MU_LAW));
    small.dana(
        "intake", "CASE", calls.toString(), "--source", "radio-1", "--kind", "dispatch", "--quiet");
    Files.writeString(
        calls.resolve("call.csv"), "start,end,text\n0.5,1.5,seven\n", StandardCharsets.UTF_8);
    keep(small, "opened");
    keep(small.decided(), "decided");
    keep(small.planned(), "planned");
    small.approved().rendered().audited().published();
    keep(small, "published");
    small.dana("dispatch", "analyze", "CASE", "--source", "radio-1", "--quiet");
    small.dana("transcript", "import", "CASE", "i2", calls.resolve("call.csv").toString());
    small.dana(
        "clock",
        "offset",
        "CASE",
        "cam-yard",
        "--between=-1s..1s",
        "--because",
        "x",
        "--day",
        "2025-05-06");
    keep(small, "heard");
    small.dana("roster", "add", "CASE", "zoe", "--name", "Zoe", "--category", "staff", "--public");
    small.dana(
        "decide",
        "CASE",
        "i1",
        "--segment",
        "1.1,1.2",
        "--level",
        "clear",
        "--person",
        "zoe",
        "--ground",
        "o1/yard",
        "--confirm");
    small.planned();
    keep(small, "cleared");
  }

  private void keep(SmallRelease small, String stage) {
    KilledCommands.copy(small.place(), folder.resolve(stage));
  }

  private KilledCommands killed(String who) {
    return new KilledCommands(folder, Map.of("UNSEAL_AS", who));
  }

  private String[] words(KilledCommands killed, Row row) {
    return row.words().stream()
        .map(
            word ->
                word.equals("CASE")
                    ? killed.harbour().toString()
                    : word.replace("IN/", folder.resolve("calls") + "/"))
        .toArray(String[]::new);
  }

  private static void requireEnd(KilledCommands killed, Row row, int exit, String printed) {
    if (exit == 0) {
      assertThat(KilledCommands.confirmed(printed)).as(printed).isNotEmpty();
    } else {
      assertThat(exit).as(printed).isEqualTo(2);
      assertThat(printed).contains(row.again());
    }
    killed.check(printed, (file, verdict) -> file.head());
    assertThat(killed.leftovers()).isEmpty();
  }

  /** As whoever types it again does who was cut off in its very last moment. */
  @ParameterizedTest
  @MethodSource("rows")
  void commandThatHadComeToItsEndIsTypedAgain(Row row) throws IOException {
    KilledCommands killed = killed(row.who());
    killed.resetTo(folder.resolve(row.stage()));
    KilledProgram program = killed.unseal(words(killed, row));
    program.toTheEnd();
    program.kill(
        0,
        new KilledProgram.Scene() {
          @Override
          public void reset() {} // it goes on from there

          @Override
          public void afterKill(String printed) {}

          @Override
          public void atEnd(int exit, String printed) {
            requireEnd(killed, row, exit, printed);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("rows")
  void commandComesToItsEndHoweverOftenItWasKilled(Row row) throws IOException {
    KilledCommands killed = killed(row.who());
    killed
        .unseal(words(killed, row))
        .kill(
            KILLS,
            new KilledProgram.Scene() {
              @Override
              public void reset() {
                killed.resetTo(folder.resolve(row.stage()));
              }

              @Override
              public void afterKill(String printed) {
                killed.check(printed, (file, verdict) -> file.head());
              }

              @Override
              public void atEnd(int exit, String printed) {
                requireEnd(killed, row, exit, printed);
              }
            });
  }
}
