package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.picture.PictureSeal;

/** A process that seals pictures, killed so that it can't clear up. */
final class KilledSealIT {
  /** Bytes of the file of roots that show that some blocks are done. */
  private static final long SOME = 1_000;

  @TempDir private Path folder;

  private Process unseal(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.unseal.cli.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("UNSEAL_HOME", folder.resolve("home").toString());
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private int run(String... arguments) throws IOException, InterruptedException {
    return unseal(arguments).waitFor();
  }

  @Test
  void picturesAreSealedOnWhereTheKilledProcessStopped()
      throws IOException, InterruptedException, MalformedJsonException {
    String clip = DrawnClip.write(folder.resolve("yard.mp4"), 1_500).toString();
    Path pictures = folder.resolve("yard.mp4.pictures.json");
    Path blocks = folder.resolve("yard.mp4.pictures.json.blocks");
    assertThat(run("seal", clip, "--quiet", "--no-pictures")).isZero();
    Process killed = unseal("seal", clip, "--quiet", "--pictures-only");
    while (killed.isAlive() && (!Files.exists(blocks) || Files.size(blocks) < SOME)) {
      killed.waitFor(1, TimeUnit.MILLISECONDS);
    }
    killed.destroyForcibly().waitFor();
    long left = Files.size(blocks);
    assertThat(left).isGreaterThanOrEqualTo(SOME);
    assertThat(pictures).doesNotExist();
    assertThat(run("seal", clip, "--quiet", "--pictures-only")).isZero();
    PictureSeal resumed = PictureSeal.read(Files.readAllBytes(pictures));
    byte[] roots = Files.readAllBytes(blocks);
    Files.delete(blocks);
    assertThat(run("seal", clip, "--quiet", "--pictures-only", "--force")).isZero();
    assertThat(PictureSeal.read(Files.readAllBytes(pictures)).tracks()).isEqualTo(resumed.tracks());
    assertThat(Files.readAllBytes(blocks)).isEqualTo(roots);
  }
}
