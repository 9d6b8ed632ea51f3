package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;
import org.unseal.engine.key.KeyName;
import org.unseal.proof.key.Passphrase;
import org.unseal.proof.key.SigningKey;
import org.unseal.testkit.sound.RadioScene;
import org.unseal.testkit.sound.RadioScene.Mood;
import org.unseal.testkit.sound.WaveFile;
import org.unseal.testkit.sound.WaveFile.Coding;

/** Ten seconds of a radio channel are ordered to be released, typed from the order to the check. */
class DispatchScopeIT {
  private static final String SECRET = "correct horse";

  /** 14:20:31 in New York on 6 May 2025. */
  private static final long CALL = 1_746_555_631;

  private static final int RATE = 8_000;

  private static final String ORDER =
      """
      schema: unseal.order
      version: 1
      rulings:
        - id: o1
          kind: order
          court: Circuit Court of Marrow County
          docket: 25-CA-0417
          judge: A. Nobody
          dated: 2025-05-12
          document: %s
          clauses:
            - id: radio
              text: Ten seconds of the channel are released.
              scope:
                - source: radio-1
                  clock: CLOCK
                  from: 2025-05-06 14:20:41
                  to: 2025-05-06 14:20:51
                  disposition: release
                - source: radio-1
                  clock: CLOCK
                  from: 2025-05-06 14:20:45
                  to: 2025-05-06 14:20:46
                  disposition: withhold
      """
          .formatted("0".repeat(64));

  @TempDir private Path folder;
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());
  private byte[] samples = new byte[0];
  private int seconds;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private int run(String... words) {
    return typed.run(
        Stream.concat(Stream.of(words), Stream.of("--as", "dana"))
            .map(word -> word.equals("CASE") ? file("harbour") : word)
            .toArray(String[]::new));
  }

  private void dana(String... words) {
    assertThat(run(words))
        .as("%s%n%s", String.join(" ", words), typed.out() + typed.err())
        .isZero();
  }

  /** Whole seconds of sound that its recorder began within 14:20:31. */
  @BeforeEach
  void takeACallIn() throws IOException {
    typed = new TypedCommands(folder, Map.of("UNSEAL_PASSPHRASE", SECRET));
    typed.key("dana", SECRET);
    dana("init", "CASE", "--title", "Harbour", "--agency", "Alder", "--zone", "America/New_York");
    RadioScene scene = RadioScene.draw(11, Mood.USUAL.talks(12).meanPause(2));
    seconds = scene.samples().length / RATE;
    int[] whole = Arrays.copyOf(scene.samples(), seconds * RATE);
    byte[] wave =
        WaveFile.of(new RadioScene(RATE, whole, scene.talks(), scene.times()), Coding.MU_LAW);
    samples = Arrays.copyOfRange(wave, wave.length - whole.length, wave.length);
    Path calls = Files.createDirectory(folder.resolve("calls"));
    Files.write(calls.resolve("call.wav"), wave);
    Files.writeString(
        calls.resolve("call.json"),
        "{\"start_time\":%d,\"stop_time\":%d,\"talkgroup\":4101}".formatted(CALL, CALL + seconds));
    dana(
        "intake", "CASE", calls.toString(), "--source", "radio-1", "--kind", "dispatch", "--quiet");
    dana("dispatch", "analyze", "CASE", "--source", "radio-1", "--quiet");
    dana(
        "dispatch", "continuity", "CASE", wav(), "--configured", "logger setup, page 3", "--quiet");
    Path vtt =
        Files.writeString(
            folder.resolve("call.vtt"),
            """
            WEBVTT

            00:02.000 --> 00:04.000
            <v Unit 4>Larchmont

            00:10.000 --> 00:12.000
            <v Unit 4>Quillon

            00:15.500 --> 00:16.500
            <v Unit 4>Orrin

            00:16.500 --> 00:17.500
            <v Unit 4>copy that

            00:20.000 --> 00:22.000
            <v Unit 4>Zora
            """);
    dana("transcript", "import", "CASE", wav(), vtt.toString());
  }

  /** The item that is sound: the other one is what the recorder wrote. */
  private String wav() {
    run("dispatch", "list", "CASE", "--source", "radio-1");
    return typed.out().contains("i2") ? "i2" : "i1";
  }

  private void order(String clock) throws IOException {
    Path order = Files.writeString(folder.resolve("order.yaml"), ORDER.replace("CLOCK", clock));
    dana("order", "add", "CASE", order.toString());
  }

  @Test
  void theSecondsOfTheRangeAreHeardAndNoOthers() throws IOException {
    order("recorder");
    dana("scope", "CASE", "--fix", "--quiet", "--csv", file("s.csv"), "--picture", file("s.svg"));
    assertThat(typed.out())
        .contains(
            "release             2 s  by o1/radio",
            "withheld            4 s  by o1/radio",
            "100 %");
    assertThat(Files.readString(folder.resolve("s.csv")))
        .contains(
            wav() + ",radio-1,0,11,second,0.000000,11.000000,not addressed",
            wav() + ",radio-1,11,12,second,11.000000,12.000000,release,o1/radio",
            wav() + ",radio-1,12,16,second,12.000000,16.000000,withheld,o1/radio",
            wav() + ",radio-1,16,18,second,16.000000,18.000000,release,o1/radio",
            "," + seconds + ",second,18.000000,");
    assertThat(Files.readString(folder.resolve("s.svg"))).contains("release by o1/radio");

    dana("publish", "CASE", "--quiet");
    String item = wav();
    Path call;
    try (Stream<Path> all = Files.walk(folder.resolve("harbour/releases"))) {
      call = all.filter(path -> path.endsWith("calls/" + item)).findFirst().orElseThrow();
    }
    byte[] heard = Files.readAllBytes(call.resolve("media/recording.wav"));
    byte[] data = Arrays.copyOfRange(heard, heard.length - 7 * RATE, heard.length);
    assertThat(heard.length).isLessThan(7 * RATE + 100);
    byte[] expected = Arrays.copyOfRange(samples, 11 * RATE, 18 * RATE);
    Arrays.fill(expected, RATE, 5 * RATE, (byte) 0xFF);
    assertThat(data).isEqualTo(expected);
    assertThat(Files.readString(call.resolve("transcript.vtt")))
        .contains("00:00:05.500 --> 00:00:06.500\n<v Unit 4>copy that", "[removed: ");
    assertThat(Files.readString(call.resolve("labels.vtt")))
        .contains("00:00:01.000 --> 00:00:05.000\n[removed: ");
    for (Path text : texts(call)) {
      assertThat(Files.readString(text))
          .as(text.toString())
          .doesNotContain("Larchmont", "Quillon", "Orrin", "Zora");
    }
    dana("logs", "CASE", "withheld", "--quiet");
    assertThat(typed.out()).contains("11 seconds", (seconds - 18) + " seconds");
    String trusted;
    try (Passphrase secret = Passphrase.of(SECRET.toCharArray());
        SigningKey key = typed.shelf().unlock(new KeyName("dana"), secret)) {
      trusted = key.signer().fingerprint().hex();
    }
    for (String what : List.of(call.toString(), file("harbour/releases/v1"))) {
      assertThat(typed.run("verify", what, "--trust", trusted, "--quiet"))
          .as(typed.out() + typed.err())
          .isZero();
    }
    assertThat(typed.out())
        .contains(
            "7.0 s, 4.0 s silenced", "3.0 s bit-exact, 4.0 s made again on withheld by o1/radio");
  }

  private static List<Path> texts(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> !path.toString().endsWith(".wav"))
          .toList();
    }
  }

  @Test
  void inTrueTimeNothingIsReleasedBeforeTheRecordersClockIsKnown() throws IOException {
    order("reference");
    assertThat(run("scope", "CASE", "--quiet")).as(typed.out()).isEqualTo(1);
    assertThat(typed.out()).contains("NOT FOUND  clause o1/radio");
    dana("clock", "offset", "CASE", "radio-1", "--between", "0s..0.2s", "--because", "GPS");
    dana("scope", "CASE", "--quiet");
    assertThat(typed.out()).contains("release  ");
  }
}
