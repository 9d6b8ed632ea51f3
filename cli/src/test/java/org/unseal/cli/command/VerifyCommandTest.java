package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.CommandLineRun;
import org.unseal.cli.process.Cancellation;
import org.unseal.cli.process.Scratch;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.files.UserFolders;
import org.unseal.proof.key.PublishedKey;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.verify.Draft;
import org.unseal.proof.verify.SyntheticRecording;

final class VerifyCommandTest {
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

  private int run(String... arguments) {
    out = new ByteArrayOutputStream();
    err = new ByteArrayOutputStream();
    return CommandLineRun.run(
        arguments,
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            new Cancellation(),
            new Scratch(Optional.empty()),
            new UserFolders(folder.resolve("home/cache"), folder.resolve("home/settings"))));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void keyThatWasPinnedBeforeIsKnown() throws IOException {
    assertThat(run("verify", release.toString(), "--quiet")).isEqualTo(1);
    assertThat(out()).contains("KEY_UNKNOWN");
    assertThat(run("verify", release.toString(), "--quiet"))
        .as("nothing is remembered by checking")
        .isEqualTo(1);
    Path file = folder.resolve("agency.json");
    Files.write(file, new PublishedKey(key.signer()).bytes());
    assertThat(run("keys", "pin", file.toString())).isZero();
    assertThat(run("verify", release.toString(), "--quiet")).isZero();
    assertThat(out()).startsWith("INTACT").contains("KEY PINNED");
    assertThat(err.size()).isZero();
  }

  @Test
  void keyThatIsNamedOrPublishedIsKnownForThisTime() throws IOException {
    String words = key.signer().fingerprint().words();
    assertThat(run("verify", release.resolve("release.json").toString(), "--trust", words))
        .isZero();
    Path file = folder.resolve("agency.json");
    Files.write(file, new PublishedKey(key.signer()).bytes());
    assertThat(run("verify", release.toString(), "--published", file.toString())).isZero();
    assertThat(out()).contains("KEY AS PUBLISHED");
    assertThat(run("verify", release.toString())).isEqualTo(1);
  }

  @Test
  void changedReleaseHasTheCodeOneAndItsFindingInJson() throws IOException {
    Files.delete(release.resolve("plan.json"));
    assertThat(run("verify", release.toString(), "--json", "--quiet")).isEqualTo(1);
    assertThat(out()).contains("\"intact\":false", "\"code\":\"FILE_MISSING\"");
    assertThat(out().lines()).hasSize(1);
  }

  @Test
  void whereThereIsNoReleaseTheCodeIsThree() {
    assertThat(run("verify", folder.toString())).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no release");
  }

  @Test
  void wrongRequestsHaveTheCodeTwo() {
    assertThat(run("verify")).isEqualTo(2);
    assertThat(run("verify", release.toString(), "--trust", "seven words are not enough"))
        .isEqualTo(2);
    assertThat(run("verify", release.toString(), "--published", release.toString())).isEqualTo(2);
  }
}
