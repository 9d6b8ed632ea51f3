package org.unseal.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.dispatch.Transmission;
import org.unseal.engine.key.KeyName;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.Passphrase;
import org.unseal.store.SqliteCaseStore;
import org.unseal.testkit.sound.RadioScene;
import org.unseal.testkit.sound.RadioScene.Between;
import org.unseal.testkit.sound.RadioScene.Mood;
import org.unseal.testkit.sound.WaveFile;
import org.unseal.testkit.sound.WaveFile.Coding;

/** Dispatch recordings of a case, from the files to transmissions, transcripts and a picture. */
class DispatchCommandIT {
  private static final String SECRET = "correct horse";
  private static final long CALL = 1_746_555_631;

  @TempDir private Path folder;
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());
  private int items;

  private Path harbour() {
    return folder.resolve("harbour");
  }

  @BeforeEach
  void openCase() {
    typed = new TypedCommands(folder, Map.of("UNSEAL_PASSPHRASE", SECRET));
    String[] words = {
      "init",
      harbour().toString(),
      "--title",
      "Harbour School",
      "--agency",
      "Alder County",
      "--zone",
      "America/New_York",
      "--as",
      "dana"
    };
    assertThat(typed.run(s -> new InitCommand(s, TypedCommands.FEW), words))
        .as(typed.err())
        .isZero();
  }

  private int dispatch(String action, String... more) {
    List<String> words = new ArrayList<>(List.of("dispatch", action, harbour().toString()));
    words.addAll(List.of(more));
    return typed.run(DispatchCommand::new, words.toArray(String[]::new));
  }

  private int transcript(String action, String... more) {
    List<String> words = new ArrayList<>(List.of("transcript", action, harbour().toString()));
    words.addAll(List.of(more));
    return typed.run(TranscriptCommand::new, words.toArray(String[]::new));
  }

  private String printed() {
    return typed.out() + typed.err();
  }

  private CaseFile open(boolean acting) {
    return new CaseFile(
        SqliteCaseStore.open(harbour()),
        new CaseFolders(harbour()),
        acting
            ? Optional.of(
                new Signatory(
                    "p1",
                    typed.shelf().unlock(new KeyName("dana"), Passphrase.of(SECRET.toCharArray())),
                    Optional.empty()))
            : Optional.empty(),
        "unseal test",
        InstantSource.fixed(Instant.parse("2026-03-09T14:02:11Z")));
  }

  /** As intake leaves a file. */
  private String taken(String source, String name, byte[] bytes) throws IOException {
    var sha256 = Digest.sha256();
    sha256.update(bytes);
    Digest digest = Digest.end(sha256);
    Path place = harbour().resolve("originals").resolve(digest.hex().substring(0, 2));
    Files.createDirectories(place);
    Files.write(place.resolve(digest.hex()), bytes);
    String id = "i" + ++items;
    try (CaseFile file = open(true)) {
      file.append(
          Entry.of(
              Action.RECEIVED,
              new Change.Put(
                  RecordKind.ITEM,
                  id,
                  new ObjectWriter()
                      .put("source", source)
                      .put("kind", "dispatch")
                      .put("sha256", digest)
                      .put("bytes", bytes.length)
                      .put(
                          "names",
                          List.of(new ObjectWriter().put("name", name).put("source", source).end()))
                      .end())));
    }
    return id;
  }

  private List<Transmission> transmissions() {
    try (CaseFile file = open(false)) {
      return file.records(RecordKind.TRANSMISSION).stream().map(Transmission::read).toList();
    }
  }

  private String continuity(String item) {
    try (CaseFile file = open(false)) {
      CaseRecord record = file.record(RecordKind.CONTINUITY, item).orElseThrow();
      return new String(CanonicalJson.bytes(record.body()), UTF_8);
    }
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(UTF_8);
  }

  /** A call of three transmissions whose dead air was removed, as trunk-recorder leaves it. */
  private static RadioScene call(long seed) {
    return RadioScene.draw(seed, Mood.USUAL.talks(3).meanPause(6))
        .voiceActivated(seed, 1.2, Between.NOTHING, 0);
  }

  @Test
  void aFolderOfCallsBecomesTransmissionsEachWithItsOwnStamps() throws IOException {
    RadioScene scene = call(11);
    // the recorder says 40 s, the file has less
    String wav = taken("radio-1", "calls/4101-1.wav", WaveFile.of(scene, Coding.MU_LAW));
    taken(
        "radio-1",
        "calls/4101-1.json",
        json(
            """
            {'start_time':%d,'stop_time':%d,'talkgroup':4101,'call_length':9,
             'srcList':[{'src':7,'time':%d,'pos':0.0},{'src':8,'time':%d,'pos':%.2f}]}
            """
                .formatted(CALL, CALL + 40, CALL, CALL + 30, scene.talks().get(1).start() / 8e3)));
    // the next call's sound is in this file: it is longer than it can be
    String wrong = taken("radio-1", "calls/4101-2.wav", WaveFile.of(call(12), Coding.MU_LAW));
    taken(
        "radio-1",
        "calls/4101-2.json",
        json("{'start_time':%d,'stop_time':%d,'talkgroup':4101}".formatted(CALL + 90, CALL + 92)));
    String broken = taken("radio-1", "calls/4101-3.wav", json("RIFF, but no sound at all"));

    assertThat(dispatch("analyze", "--source", "radio-1", "--stamp-error", "2", "--as", "dana"))
        .as(printed())
        .isEqualTo(1);
    assertThat(printed())
        .contains("2 recordings", "2 disproved", broken + " could not be used", "custody head")
        .doesNotContain("4101-3");

    List<Transmission> all = transmissions();
    List<Transmission> first = all.stream().filter(t -> t.item().equals(wav)).toList();
    // the recorder lists the last two as one, and there was dead air between them
    assertThat(first).hasSize(3).noneMatch(Transmission::continuous);
    assertThat(first.get(0).stamp().earliest()).hasValue((CALL - 2) * 1_000_000);
    assertThat(first.get(0).stamp().latest().getAsLong())
        .isBetween((CALL + 3) * 1_000_000 - 1, (CALL + 3) * 1_000_000 + 10);
    // the place is listed to the hundredth of a second
    assertThat(first.get(1).stamp().earliest().getAsLong())
        .isBetween((CALL + 28) * 1_000_000 - 10_010, (CALL + 28) * 1_000_000 - 9_990);
    assertThat(first.get(1).talkgroup()).hasValue(4101);
    assertThat(first.get(1).radios()).containsExactly(8L);
    assertThat(first.get(1).stamp().latest().getAsLong())
        .isBetween((CALL + 33) * 1_000_000 - 1, (CALL + 33) * 1_000_000 + 10);
    assertThat(first.get(2).radios()).containsExactly(8L);
    assertThat(first.get(2).basis()).isEqualTo(Transmission.Basis.VOICE_ACTIVITY);
    assertThat(first.get(2).stamp().latest().getAsLong())
        .isBetween((CALL + 34) * 1_000_000, (CALL + 43) * 1_000_000);
    assertThat(continuity(wav)).contains("SPAN_LONGER_THAN_FILE", "SEGMENT_SLOPE");
    // nobody knows which of these belong here
    assertThat(all.stream().filter(t -> t.item().equals(wrong)))
        .hasSize(3)
        .allMatch(t -> t.stamp().earliest().isEmpty() && t.stamp().latest().isEmpty());

    assertThat(dispatch("analyze", "--source", "radio-1", "--as", "dana")).isEqualTo(1);
    assertThat(printed()).contains("2 were analysed before");
    assertThat(transmissions()).isEqualTo(all);
    assertThat(dispatch("list", "--source", "radio-1")).isZero();
    assertThat(printed()).contains("2025-05-06 14:20:29.000 to 14:20:34.000", "time not known");
    assertThat(dispatch("continuity", wrong)).isZero();
    assertThat(printed()).contains("belongs elsewhere", "disproved");
  }

  @Test
  void aRecordingThatRanAllTheTimeIsOneTimeLineAndPeopleCorrectIt() throws IOException {
    RadioScene scene = RadioScene.draw(3, Mood.USUAL.talks(12).meanPause(25));
    byte[] wave =
        WaveFile.of(
            8_000,
            scene.samples(),
            Coding.S16,
            Optional.of(new WaveFile.Extension("2025-05-06", "14:20:31", 0)));
    String item = taken("radio-1", "channel.wav", wave);
    assertThat(dispatch("analyze", "--source", "radio-1", "--as", "dana")).as(printed()).isZero();
    assertThat(printed()).contains("1 assumed");
    List<Transmission> all = transmissions();
    assertThat(all).hasSize(12).allMatch(Transmission::continuous);
    for (int i = 0; i < all.size(); i++) {
      long truth = CALL * 1_000_000 + scene.talks().get(i).start() * 125;
      assertThat(all.get(i).stamp().earliest().getAsLong()).isLessThan(truth + 60_000);
      assertThat(all.get(i).stamp().latest().getAsLong()).isGreaterThan(truth + 900_000);
    }

    String t2 = all.get(1).id();
    assertThat(
            dispatch(
                "edit", "split", t2, MediaTime.text(all.get(1).start() + 500_000), "--as", "dana"))
        .as(printed())
        .isZero();
    assertThat(dispatch("edit", "merge", all.get(3).id(), all.get(4).id(), "--as", "dana"))
        .isZero();
    assertThat(dispatch("edit", "remove", all.get(6).id(), "--as", "dana")).isZero();
    assertThat(dispatch("edit", "retime", all.get(7).id(), "0", "1:00:00", "--as", "dana"))
        .isEqualTo(2);
    assertThat(dispatch("edit", "add", item, "0.1", "0.4", "--as", "dana")).as(printed()).isZero();
    List<Transmission> edited = transmissions();
    assertThat(edited).hasSize(12);
    assertThat(edited.stream().filter(t -> t.order() == 1).findAny().orElseThrow().start())
        .isEqualTo(100_000);
    // judged anew, what people edited stays
    assertThat(
            dispatch(
                "continuity",
                item,
                "--configured",
                "logger setup of 1 May, page 3",
                "--as",
                "dana"))
        .as(printed())
        .isZero();
    assertThat(printed()).contains("proven");
    assertThat(transmissions()).isEqualTo(edited);
    assertThat(
            dispatch(
                "continuity",
                item,
                "--spoken",
                "5=2025-05-06T14:20:36",
                "--spoken",
                "65=2025-05-06T14:29:36",
                "--as",
                "dana"))
        .isZero();
    assertThat(printed()).contains("disproved");
    assertThat(transmissions()).noneMatch(Transmission::continuous);
  }

  @Test
  void aListOfCallsAndTranscriptsAndAPicture() throws IOException {
    for (int i = 0; i < 3; i++) {
      taken("radio-1", "out/c" + i + ".wav", WaveFile.of(call(20 + i), Coding.A_LAW));
    }
    taken(
        "radio-1",
        "out/calls.csv",
        "Name;Begin;Channel\nc0.wav;05/06/2025 14:20:31;4101\nc1.wav;05/06/2025 14:22:00;4101\n"
            .getBytes(UTF_8));
    String[] map = {
      "analyze", "--source", "radio-1", "--columns", "file=Name,start=Begin,talkgroup=Channel",
      "--time-format", "MM/dd/yyyy HH:mm:ss", "--as", "dana", "--json"
    };
    assertThat(dispatch(map[0], java.util.Arrays.copyOfRange(map, 1, map.length)))
        .as(printed())
        .isZero();
    assertThat(typed.out().lines()).hasSize(1);
    Transmission first = transmissions().getFirst();
    assertThat(first.stamp().earliest()).hasValue(CALL * 1_000_000);

    Path picture = folder.resolve("radio.svg");
    assertThat(dispatch("picture", "--source", "radio-1", "-o", picture.toString()))
        .as(printed())
        .isZero();
    byte[] drawn = Files.readAllBytes(picture);
    assertThat(new String(drawn, UTF_8)).startsWith("<svg").contains("length unknown", ">t1<");
    assertThat(dispatch("picture", "--source", "radio-1", "-o", picture.toString())).isEqualTo(2);
    assertThat(dispatch("picture", "--source", "radio-1", "-o", picture.toString(), "--force"))
        .isZero();
    assertThat(Files.readAllBytes(picture)).isEqualTo(drawn);

    Path vtt = folder.resolve("call.vtt");
    Files.writeString(vtt, "WEBVTT\n\n00:00.500 --> 00:02.000\n<v Unit 4>eleven\n");
    assertThat(transcript("import", first.item(), vtt.toString(), "--as", "dana"))
        .as(printed())
        .isZero();
    assertThat(
            transcript(
                "edit", "x1", "reword", "s1", "--text", "seven [unintelligible]", "--as", "dana"))
        .isZero();
    assertThat(transcript("edit", "x1", "shift", "--by", "-0.25", "--as", "dana"))
        .as(printed())
        .isZero();
    Path csv = folder.resolve("call.csv");
    assertThat(transcript("export", "x1", "-o", csv.toString())).isZero();
    assertThat(Files.readString(csv))
        .isEqualTo(
            "start,end,speaker,text\r\n00:00:00.250,00:00:01.750,Unit 4,seven [unintelligible]\r\n");
    assertThat(transcript("import", "i99", vtt.toString(), "--as", "dana")).isEqualTo(2);
    assertThat(transcript("show", "x1")).isZero();
    assertThat(printed()).contains("Unit 4: seven");
    assertThat(transcript("list", "--json")).isZero();
    assertThat(printed()).doesNotContain("seven");
  }
}
