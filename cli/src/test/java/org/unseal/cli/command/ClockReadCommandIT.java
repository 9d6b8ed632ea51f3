package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.campus.clock.ClockClip;
import org.unseal.campus.scene.CameraClock;
import org.unseal.cli.TypedCommands;
import org.unseal.engine.burnedin.TicksDocument;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.key.KeyName;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.Passphrase;
import org.unseal.proof.time.Segment;
import org.unseal.proof.time.Statements;
import org.unseal.proof.time.TickRun;
import org.unseal.store.SqliteCaseStore;

/** Reads burned-in clocks into a case, as somebody at the command line does. */
class ClockReadCommandIT {
  private static final String SECRET = "correct horse";

  @TempDir private Path folder;
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());

  private Path harbour() {
    return folder.resolve("harbour");
  }

  @BeforeEach
  void begin() {
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
      "dana",
      "--name",
      "Dana Ortiz"
    };
    int code = typed.run(s -> new InitCommand(s, TypedCommands.FEW), words);
    assertThat(code).as(typed.err()).isZero();
  }

  private CaseFile open() {
    Passphrase passphrase = Passphrase.of(SECRET.toCharArray());
    return new CaseFile(
        SqliteCaseStore.open(harbour()),
        new CaseFolders(harbour()),
        Optional.of(
            new Signatory(
                "p1", typed.shelf().unlock(new KeyName("dana"), passphrase), Optional.empty())),
        "unseal test",
        InstantSource.system());
  }

  private void takeIn(ClockClip clip) throws IOException {
    Path file = ClockClips.write(clip, folder.resolve("clip"));
    Digest sha256 = Digest.of(Digest.sha256().digest(Files.readAllBytes(file)));
    Path place =
        harbour().resolve("originals").resolve(sha256.hex().substring(0, 2)).resolve(sha256.hex());
    Files.createDirectories(place.resolveSibling("x").getParent());
    Files.move(file, place);
    try (CaseFile opened = open()) {
      opened.append(
          Entry.of(
              Action.RECEIVED,
              new Change.Put(RecordKind.SOURCE, "cam-yard", new ObjectWriter().end()),
              new Change.Put(
                  RecordKind.ITEM,
                  "i1",
                  new ObjectWriter()
                      .put("source", "cam-yard")
                      .put("sha256", sha256)
                      .put(
                          "tracks",
                          List.of(
                              new ObjectWriter()
                                  .put("track", "v0")
                                  .put("begins", 0)
                                  .put("ends", clip.length())
                                  .put("gaps", List.of())
                                  .end()))
                      .end())));
    }
  }

  private int clock(String action, String... more) {
    List<String> words =
        new ArrayList<>(List.of("clock", action, harbour().toString(), "i1", "--quiet"));
    words.addAll(List.of(more));
    int code = typed.run(ClockCommand::new, words.toArray(String[]::new));
    assertThat(code).as(typed.err()).isNotEqualTo(5);
    return code;
  }

  private Statements statements() {
    try (CaseFile opened = open()) {
      return opened.read(CaseStatements::read).statements();
    }
  }

  private static void requireTrue(ClockClip clip, TickRun run) {
    for (TickRun.Tick tick : run.ticks()) {
      assertThat(clip.ticks())
          .anyMatch(
              truth ->
                  truth.shown() == tick.shows()
                      && tick.before() < truth.media()
                      && truth.media() <= tick.after());
    }
  }

  @Test
  void aReadingGivesTheSolverEveryTickWithWhatItShows() throws IOException {
    ClockClip clip = ClockClips.plain(50, ClockClips.plain());
    takeIn(clip);
    String text = clip.clocks().getFirst().clock().text(ClockClips.START + 1_100_000);

    assertThat(clock("ticks")).isZero();
    assertThat(typed.out()).contains("ticks are certain");
    assertThat(clock("read")).isZero();
    Path picture = harbour().resolve("derived/clock/i1-clock.png");
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(700);
    assertThat(clock("read", "--at", "1.1", "--reading", text, "--as", "dana"))
        .as(typed.err())
        .isZero();
    assertThat(typed.out()).contains("changes of the minute", "custody head");

    TickRun run = statements().ticks().getFirst();
    assertThat(run.clock()).isEqualTo("cam-yard");
    assertThat(run.recording()).isEqualTo("i1");
    assertThat(run.ticks()).hasSizeGreaterThanOrEqualTo(48);
    requireTrue(clip, run);
    try (CaseFile opened = open()) {
      CaseRecord record = opened.records(RecordKind.CLOCK_READING).getFirst();
      assertThat(record.id()).isEqualTo("r1");
    }
  }

  @Test
  void aWrongDigitIsRefusedAndNothingIsRecorded() throws IOException {
    ClockClip clip = ClockClips.plain(30, ClockClips.plain());
    takeIn(clip);
    String right = clip.clocks().getFirst().clock().text(ClockClips.START + 1_100_000);
    for (String wrong :
        List.of(
            right.replace("14:", "15:"),
            right.replace("05-06", "05-08"),
            right.substring(0, right.length() - 1)
                + (char) ('0' + (right.charAt(18) - '0' + 1) % 10))) {
      assertThat(clock("read", "--at", "1.1", "--reading", wrong, "--as", "dana")).isEqualTo(2);
      assertThat(typed.err().lines()).hasSize(1);
      assertThat(typed.err()).containsAnyOf("shows \"" + right, "last digit is");
    }
    try (CaseFile opened = open()) {
      assertThat(opened.records(RecordKind.CLOCK_READING)).isEmpty();
    }
  }

  @Test
  void anHourBackInTheMiddleIsABreakOfTheSourcesClock() throws IOException {
    CameraClock plain = ClockClips.plain();
    CameraClock back =
        new CameraClock(
            plain.offset() - 3_600_000_000L,
            plain.partsPerMillion(),
            plain.format(),
            plain.style());
    ClockClip clip = ClockClips.plain(56, plain, back);
    takeIn(clip);
    String text = plain.text(ClockClips.START + 1_100_000);

    assertThat(clock("read", "--at", "1.1", "--reading", text, "--as", "dana"))
        .as(typed.err())
        .isEqualTo(1);
    assertThat(typed.out()).contains("daylight-saving");

    Statements statements = statements();
    assertThat(statements.ticks()).hasSize(2);
    statements.ticks().forEach(run -> requireTrue(clip, run));
    assertThat(
            statements.scales().stream()
                .filter(scale -> scale.id().equals("cam-yard"))
                .findFirst()
                .orElseThrow()
                .segments()
                .get(1)
                .joint()
                .orElseThrow()
                .kind())
        .isEqualTo(Segment.Kind.DAYLIGHT_SAVING);

    assertThat(clock("read", "--at", "1.1", "--reading", text, "--as", "dana")).isEqualTo(1);
    assertThat(statements().ticks()).as("a second reading replaces the first").hasSize(2);
  }

  @Test
  void whereThereIsNoClockThatIsSaid() throws IOException {
    takeIn(ClockClips.plain(20));

    assertThat(clock("read")).isEqualTo(3);
    assertThat(typed.err()).contains("counts seconds", "--box");
    assertThat(clock("ticks", "--box", "0,0,40,40")).isEqualTo(3);
    assertThat(clock("ticks", "--box", "0,0,0,40")).isEqualTo(2);
  }

  @Test
  void theFileOfTicksCanBeReadBack() throws Exception {
    ClockClip clip = ClockClips.plain(24, ClockClips.plain());
    takeIn(clip);
    String text = clip.clocks().getFirst().clock().text(ClockClips.START + 1_100_000);
    assertThat(clock("read", "--at", "1.1", "--reading", text, "--as", "dana", "--json")).isZero();

    try (var files = Files.list(harbour().resolve("derived/clock"))) {
      Path ticks =
          files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(ticks);
      assertThat(typed.out()).contains(Digest.of(Digest.sha256().digest(bytes)).hex());
      assertThat(TicksDocument.read(bytes).segments().getFirst().ticks()).hasSizeGreaterThan(20);
    }
  }
}
