package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.ConsoleProgress;
import org.unseal.cli.process.Surroundings;
import org.unseal.cli.process.ToolVersion;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.key.KeyShelf;
import org.unseal.engine.seal.SealStep;
import org.unseal.media.read.LibavCodedLibrary;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.LockedKey;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.seal.Seal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal seal}: fixes what a recording is before anybody works on it. */
@Command(
    name = "seal",
    description = "Seals a recording, so that anyone can check later what was released of it.",
    footer = {
      "",
      "The seal may be published. The seed beside it opens everything: keep it with the",
      "recording, and as secret."
    })
public final class SealCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "RECORDING", description = "As the camera or recorder wrote it.")
  private Path recording = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The seal. Default: RECORDING.seal.json.")
  private @Nullable Path output;

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description = "The secret seed; made where there is none. Default: RECORDING.seed.")
  private @Nullable Path seed;

  @Option(
      names = "--sign-with",
      paramLabel = "KEY",
      description = "Sign the seal with this key of yours; own is made on first use.")
  private @Nullable String key;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "A file whose one line is the key's passphrase.")
  private @Nullable Path passphraseFile;

  @Option(names = "--force", description = "Replace a seal that is there. A seed never is.")
  private boolean force;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  @Option(names = "--json", description = "One line of JSON at the end.")
  private boolean json;

  /** The command in its surroundings, before anything was parsed. */
  public SealCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    Path seal = output == null ? beside(recording, ".seal.json") : output;
    Path secret = seed == null ? beside(recording, ".seed") : seed;
    SealStep step =
        new SealStep(
            new LibavCodedLibrary(),
            surroundings.scratch(),
            InstantSource.system(),
            "unseal " + ToolVersion.number());
    SealStep.Sealed made;
    try (Signer signer = signer();
        ConsoleProgress progress = surroundings.progress(quiet)) {
      made = step.run(new SealStep.Request(recording, seal, secret, signer.key(), force), progress);
    }
    if (json) {
      surroundings.out().println(line(made));
    } else {
      tell(made, seal, secret);
    }
    surroundings.out().flush();
    return made.complete() ? 0 : 1;
  }

  /** The key that signs, if any; unlocked before the work, closed after it. */
  private record Signer(Optional<SigningKey> key) implements AutoCloseable {
    @Override
    public void close() {
      key.ifPresent(SigningKey::close);
    }
  }

  private Signer signer() {
    if (key == null) {
      return new Signer(Optional.empty());
    }
    KeyShelf shelf =
        new KeyShelf(surroundings.folders(), surroundings.scratch(), LockedKey.ITERATIONS);
    return new Signer(
        Optional.of(
            new OwnKeys(surroundings, shelf)
                .toSign(new KeyName(key), Optional.ofNullable(passphraseFile))));
  }

  private void tell(SealStep.Sealed made, Path seal, Path secret) {
    for (Seal.Track track : made.seal().tracks()) {
      surroundings
          .out()
          .printf("%s  %s, %d leaves%n", track.track(), track.codec(), track.leaves());
    }
    surroundings.out().println("camera signature: " + made.seal().cameraSignature().words());
    if (!made.complete()) {
      surroundings.out().println("the recording is damaged: what could be read of it is sealed");
    }
    surroundings.out().println("seal  " + seal);
    made.signature().ifPresent(file -> surroundings.out().println("signature  " + file));
    surroundings
        .out()
        .println("seed  " + secret + (made.newSeed() ? " (new; keep it secret, and keep it)" : ""));
  }

  private static String line(SealStep.Sealed made) {
    return new String(
        CanonicalJson.bytes(
            new ObjectWriter()
                .put("command", "seal")
                .put("sealSha256", made.seal().digest())
                .put("complete", made.complete())
                .put("signed", made.signature().isPresent())
                .put("newSeed", made.newSeed())
                .end()),
        StandardCharsets.UTF_8);
  }

  private static Path beside(Path recording, String ending) {
    return recording.resolveSibling(recording.getFileName() + ending);
  }
}
