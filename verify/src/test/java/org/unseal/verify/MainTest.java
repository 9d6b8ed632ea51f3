package org.unseal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.key.PublishedKey;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.release.SoundPlan;
import org.unseal.proof.verify.CallDraft;
import org.unseal.proof.verify.Draft;
import org.unseal.proof.verify.PublicationDraft;
import org.unseal.proof.verify.SyntheticRecording;
import org.unseal.proof.wave.Replacement;
import org.unseal.proof.wave.SampleCoding;
import org.unseal.proof.wave.WaveFormat;

final class MainTest {
  @TempDir private Path folder;
  private SigningKey key;
  private Path release;
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    key = SigningKey.create();
    release =
        new Draft(new SyntheticRecording(1, 4, -1), "PRWP")
            .write(Files.createDirectory(folder.resolve("release")), key);
  }

  @AfterEach
  void close() {
    key.close();
  }

  private int run(String... typed) {
    out = new ByteArrayOutputStream();
    err = new ByteArrayOutputStream();
    return Main.run(
        List.of(typed),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void callIsCheckedLikeFootage() throws IOException {
    Path call =
        new CallDraft(
                new WaveFormat(SampleCoding.PCM_MULAW, 8000, 1),
                20_000,
                0,
                20_000,
                new SoundPlan.Span(
                    100, 9000, Replacement.TONE, "COURT-ORDER", java.util.Optional.empty()))
            .write(Files.createDirectory(folder.resolve("call")), key);
    String words = key.signer().fingerprint().words();
    assertThat(run(call.toString(), "--trust", words)).as(out()).isZero();
    assertThat(out()).contains("INTACT", "tone in its place: COURT-ORDER");
    Path media = call.resolve("media/recording.wav");
    byte[] bytes = Files.readAllBytes(media);
    bytes[bytes.length - 3] ^= 1;
    Files.write(media, bytes);
    assertThat(run(call.toString(), "--trust", words)).isOne();
    assertThat(out()).contains("UNIT_CHANGED");
  }

  @Test
  void releaseOfATrustedKeyIsIntactByItsFolderAndByItsManifest() throws IOException {
    String words = key.signer().fingerprint().words();
    assertThat(run(release.toString(), "--trust", words)).isZero();
    assertThat(out())
        .startsWith("INTACT")
        .contains("KEY PINNED", "bit-exact", "re-encoded", "missing", "not checked", "a face");
    assertThat(err.size()).isZero();
    Path file = folder.resolve("key.json");
    Files.write(file, new PublishedKey(key.signer()).bytes());
    assertThat(run(release.resolve("release.json").toString(), "--published", file.toString()))
        .isZero();
    assertThat(out()).contains("KEY AS PUBLISHED");
  }

  @Test
  void publishedCaseIsRecognisedByItsFolderAndByItsManifest() throws IOException {
    Path place = Files.createDirectories(folder.resolve("public").resolve("v1"));
    try (PublicationDraft draft = new PublicationDraft(place).approveAll()) {
      draft.write();
      String words = draft.publisher.signer().fingerprint().words();
      assertThat(run(place.toString(), "--trust", words)).isZero();
      assertThat(out()).startsWith("INTACT. Every clip matches");
      assertThat(
              run(
                  place.resolve("publication.json").toString(),
                  "--trust",
                  words,
                  "--head",
                  folder.toString(),
                  "--json"))
          .isZero();
      assertThat(out()).contains("\"schema\":\"unseal/publication-verdict\"");
      assertThat(run(place.toString())).isEqualTo(1);
    }
  }

  @Test
  void releaseOfAnUnknownKeyIsNotGood() {
    assertThat(run(release.toString())).isEqualTo(1);
    assertThat(out()).contains("NOBODY HERE KNOWS", "KEY_UNKNOWN", "KEY UNKNOWN");
  }

  @Test
  void changedReleaseIsNotIntact() throws IOException {
    Files.writeString(release.resolve("extra"), "x");
    assertThat(run(release.toString(), "--trust", key.signer().fingerprint().hex())).isEqualTo(1);
    assertThat(out()).startsWith("NOT INTACT").contains("FILE_ADDED", "claims");
  }

  @Test
  void verdictIsOneLineOfJson() throws MalformedJsonException {
    assertThat(run(release.toString(), "--json")).isEqualTo(1);
    ObjectReader verdict =
        ObjectReader.of(JsonReader.read(out().getBytes(StandardCharsets.UTF_8)), "the verdict");
    verdict.requireSchema("unseal/verdict", 1);
    assertThat(verdict.flag("intact")).isTrue();
    assertThat(verdict.flag("good")).isFalse();
    assertThat(verdict.objects("findings").getFirst().text("code")).isEqualTo("KEY_UNKNOWN");
    assertThat(out().lines()).hasSize(1);
  }

  @Test
  void whereThereIsNoReleaseTheCodeIsThree() {
    assertThat(run(folder.toString())).isEqualTo(3);
    assertThat(run(folder.resolve("nothing").toString())).isEqualTo(3);
  }

  @Test
  void requestThatIsWrongHasTheCodeTwo() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("--nonsense")).isEqualTo(2);
    assertThat(run(release.toString(), "--trust")).isEqualTo(2);
    assertThat(run(release.toString(), "--trust", "abc")).isEqualTo(2);
    assertThat(run(release.toString(), "--published", release.toString())).isEqualTo(2);
    assertThat(run(release.toString(), release.toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }
}
