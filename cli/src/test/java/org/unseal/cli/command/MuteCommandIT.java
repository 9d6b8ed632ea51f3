package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.dispatch.Transmission;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.port.Progress;
import org.unseal.engine.sound.CaseMutes;
import org.unseal.engine.sound.Mute;
import org.unseal.engine.sound.ReleaseCallStep;
import org.unseal.media.listen.LibavSoundLibrary;
import org.unseal.media.read.LibavCodedLibrary;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.key.Passphrase;
import org.unseal.proof.key.SigningKey;
import org.unseal.store.SqliteCaseStore;
import org.unseal.testkit.sound.RadioScene;
import org.unseal.testkit.sound.RadioScene.Mood;
import org.unseal.testkit.sound.WaveFile;
import org.unseal.testkit.sound.WaveFile.Coding;

/** From a call that is taken in to one that is muted and that a stranger verifies. */
class MuteCommandIT {
  private static final String SECRET = "correct horse";
  private static final String CODE = "FL-119.071-2-H";

  @TempDir private Path folder;
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());

  private Path harbour() {
    return folder.resolve("harbour");
  }

  @BeforeEach
  void takeACallIn() throws IOException {
    typed = new TypedCommands(folder, Map.of("UNSEAL_PASSPHRASE", SECRET, "UNSEAL_AS", "dana"));
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
    Path calls = Files.createDirectory(folder.resolve("calls"));
    RadioScene scene = RadioScene.draw(11, Mood.USUAL.talks(4).meanPause(3));
    Files.write(calls.resolve("call.wav"), WaveFile.of(scene, Coding.MU_LAW));
    typed.done(
        "intake",
        harbour().toString(),
        calls.toString(),
        "--source",
        "radio-1",
        "--kind",
        "dispatch",
        "--as",
        "dana",
        "--quiet");
    typed.done(
        "dispatch",
        "analyze",
        harbour().toString(),
        "--source",
        "radio-1",
        "--as",
        "dana",
        "--quiet");
  }

  private int mute(String action, String... more) {
    String[] words = new String[3 + more.length + 2];
    words[0] = "mute";
    words[1] = action;
    words[2] = harbour().toString();
    System.arraycopy(more, 0, words, 3, more.length);
    words[words.length - 2] = "--as";
    words[words.length - 1] = "dana";
    return typed.run(words);
  }

  private CaseFile open() {
    return new CaseFile(
        SqliteCaseStore.open(harbour()),
        new CaseFolders(harbour()),
        Optional.empty(),
        "unseal test",
        InstantSource.system());
  }

  private List<Mute> mutes() {
    try (CaseFile file = open()) {
      return CaseMutes.of(file, "i1");
    }
  }

  private Transmission transmission(String id) {
    try (CaseFile file = open()) {
      return Transmission.read(file.record(RecordKind.TRANSMISSION, id).orElseThrow());
    }
  }

  @Test
  void mutesAreAddedListedAndWithdrawn() {
    assertThat(mute("add", "i1", "--from", "1.5", "--to", "0:02.25", "--ground", CODE)).isZero();
    assertThat(typed.out()).contains("muted  m1", "silence", CODE, "custody head");
    assertThat(mute("add", "i1@4.0s..4.5s", "--with", "tone", "--ground", "COURT-ORDER")).isZero();
    assertThat(mute("add", "t2", "--ground", CODE, "--label", "a caller's address", "--json"))
        .isZero();
    assertThat(typed.out()).contains("\"transmission\":\"t2\"").doesNotContain("address");
    assertThat(mutes()).extracting(Mute::id).containsExactly("m1", "m2", "m3");
    assertThat(mutes().get(1).from()).isEqualTo(4_000_000);
    assertThat(mutes().get(2).end()).isEqualTo(transmission("t2").end());
    assertThat(mute("withdraw", "m2")).isZero();
    assertThat(typed.out()).contains("heard again  m2");
    assertThat(mute("list", "i1")).isZero();
    assertThat(typed.out()).contains("m1", "m3", "all of t2", "2 mutes").doesNotContain("m2");
    assertThat(mute("withdraw", "m2")).isEqualTo(2);
    assertThat(typed.run("custody", "check", harbour().toString())).as(typed.err()).isZero();
  }

  @Test
  void whatCantBeMutedIsRefused() {
    assertThat(mute("add", "i1", "--from", "1", "--to", "2")).isEqualTo(2);
    assertThat(typed.err()).contains("--ground");
    assertThat(mute("add", "i1", "--from", "1", "--to", "2", "--ground", "NO-SUCH")).isEqualTo(2);
    assertThat(mute("add", "i1", "--from", "2", "--to", "1", "--ground", CODE)).isEqualTo(2);
    assertThat(mute("add", "i1", "--from", "9000", "--to", "9001", "--ground", CODE)).isEqualTo(2);
    assertThat(mute("add", "i9", "--from", "1", "--to", "2", "--ground", CODE)).isEqualTo(2);
    assertThat(mute("add", "t99", "--ground", CODE)).isEqualTo(2);
    assertThat(mute("add", "t1", "--from", "1", "--to", "2", "--ground", CODE)).isEqualTo(2);
    assertThat(mute("add", "i1@1..2", "--with", "noise", "--ground", CODE)).isEqualTo(2);
    assertThat(mute("list", "--ground", CODE)).isEqualTo(2);
    assertThat(mutes()).isEmpty();
  }

  @Test
  void transmissionThatBecomesLongerIsMutedToItsNewEdges() {
    assertThat(mute("add", "t2", "--ground", CODE)).isZero();
    Transmission before = transmission("t2");
    typed.done(
        "dispatch",
        "edit",
        harbour().toString(),
        "retime",
        "t2",
        MediaTime.text(before.start() - 300_000),
        MediaTime.text(before.end()),
        "--as",
        "dana");
    assertThat(mutes().getFirst().from()).isEqualTo(transmission("t2").start());
    assertThat(mutes().getFirst().end()).isEqualTo(before.end());
  }

  @Test
  void mutedCallIsVerifiedByTheCommandThatVerifiesFootage() {
    assertThat(mute("add", "t2", "--with", "tone", "--ground", CODE)).isZero();
    CaseItem item = CaseItem.read(harbour(), "i1");
    Path target = folder.resolve("released");
    try (Passphrase secret = Passphrase.of(SECRET.toCharArray());
        SigningKey key = typed.shelf().unlock(new KeyName("dana"), secret)) {
      new ReleaseCallStep(
              new LibavCodedLibrary(),
              new LibavSoundLibrary(),
              PartialFiles.FORGOTTEN,
              InstantSource.system(),
              "unseal test")
          .run(
              new ReleaseCallStep.Request(
                  item.original(),
                  item.seal(),
                  item.seed(),
                  mutes(),
                  List.of(),
                  Optional.empty(),
                  Optional.of(item.catalogue()),
                  target,
                  key),
              Progress.SILENT);
      String trusted = key.signer().fingerprint().hex();
      assertThat(typed.run("verify", target.toString(), "--trust", trusted, "--quiet"))
          .as(typed.out())
          .isZero();
    }
    assertThat(typed.out())
        .contains("INTACT", "Sound: in the release, some of it muted", "tone in its place: " + CODE)
        .contains("a second is proved");
  }
}
