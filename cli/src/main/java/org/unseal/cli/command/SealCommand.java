package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.unseal.engine.seal.PictureSealStep;
import org.unseal.engine.seal.SealStep;
import org.unseal.media.read.LibavCodedLibrary;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.read.LibavPicturePass;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.Fault;
import org.unseal.model.failure.UnsealException;
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

  @Option(
      names = "--pictures",
      paramLabel = "FILE",
      description = "The picture seal. Default: RECORDING.pictures.json.")
  private @Nullable Path pictures;

  @Option(
      names = "--no-pictures",
      description = "No picture seal: it takes about as long as playing at full speed.")
  private boolean noPictures;

  @Option(
      names = "--pictures-only",
      description =
          "The picture seal alone, of a recording that was sealed; goes on where an"
              + " earlier run was stopped.")
  private boolean picturesOnly;

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
    if (noPictures && picturesOnly) {
      throw new UnsealException(
          ErrorCode.USAGE, "--no-pictures and --pictures-only exclude each other; give one");
    }
    Path seal = output == null ? beside(recording, ".seal.json") : output;
    Path secret = seed == null ? beside(recording, ".seed") : seed;
    String tool = "unseal " + ToolVersion.number();
    Optional<SealStep.Sealed> made = Optional.empty();
    Optional<PictureSealStep.Sealed> seen = Optional.empty();
    Optional<String> blind = Optional.empty();
    PictureSealStep.Request request;
    try (Signer signer = signer();
        ConsoleProgress progress = surroundings.progress(quiet)) {
      request = pictures(seal, secret, signer);
      if (!noPictures) {
        request.check();
      }
      if (!picturesOnly) {
        made = Optional.of(seal(tool, seal, secret, signer, progress));
      }
      if (!noPictures && made.map(SealCommand::hasPictures).orElse(true)) {
        try {
          seen = Optional.of(pictures(tool).run(request, progress));
        } catch (UnsealException e) {
          if (picturesOnly || e.code().fault() != Fault.EVIDENCE) {
            throw e;
          }
          blind = Optional.of("" + e.getMessage()); // the seal stands without
        }
      }
    }
    if (json) {
      surroundings.out().println(line(made, seen));
    } else {
      made.ifPresent(done -> tell(done, seal, secret));
      seen.ifPresent(done -> tell(done, request));
      blind.ifPresent(why -> surroundings.out().println("no picture seal: " + why));
      if (noPictures && Files.exists(request.pictures())) {
        surroundings
            .out()
            .println(
                request.pictures()
                    + " is of an earlier seal; make it again with --pictures-only --force");
      }
    }
    surroundings.out().flush();
    return made.map(SealStep.Sealed::complete).orElse(true) && blind.isEmpty() ? 0 : 1;
  }

  private SealStep.Sealed seal(
      String tool, Path seal, Path secret, Signer signer, ConsoleProgress progress) {
    return new SealStep(
            new LibavCodedLibrary(), surroundings.scratch(), InstantSource.system(), tool)
        .run(new SealStep.Request(recording, seal, secret, signer.key(), force), progress);
  }

  private PictureSealStep pictures(String tool) {
    return new PictureSealStep(
        new LibavFootageLibrary(),
        new LibavPicturePass(),
        surroundings.scratch(),
        InstantSource.system(),
        tool);
  }

  private PictureSealStep.Request pictures(Path seal, Path secret, Signer signer) {
    return new PictureSealStep.Request(
        recording,
        seal,
        secret,
        pictures == null ? beside(recording, ".pictures.json") : pictures,
        signer.key(),
        force,
        Runtime.getRuntime().availableProcessors());
  }

  private static boolean hasPictures(SealStep.Sealed made) {
    return made.seal().tracks().stream().anyMatch(track -> track.track().startsWith("v"));
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
        .println(
            "seed  "
                + secret
                + switch (made.seed()) {
                  case NEW -> " (new; keep it secret, and keep it)";
                  case SAME_RECORDING -> "";
                  case UNKNOWN ->
                      " (was there already: if it is another recording's, seal again with a seed of"
                          + " its own, or what is opened of one helps to guess at the other)";
                });
  }

  private void tell(PictureSealStep.Sealed made, PictureSealStep.Request request) {
    surroundings.out().printf("pictures  %s, %d frames%n", request.pictures(), made.frames());
    made.signature().ifPresent(file -> surroundings.out().println("signature  " + file));
    surroundings
        .out()
        .println("blocks  " + request.blocks() + " (keep it: without it opening tiles takes long)");
  }

  private static String line(
      Optional<SealStep.Sealed> made, Optional<PictureSealStep.Sealed> seen) {
    ObjectWriter line = new ObjectWriter().put("command", "seal");
    made.ifPresent(
        done ->
            line.put("sealSha256", done.seal().digest())
                .put("complete", done.complete())
                .put("newSeed", done.seed() == SealStep.SeedOrigin.NEW)
                .put("seedSeenBefore", done.seed() == SealStep.SeedOrigin.UNKNOWN));
    seen.ifPresent(done -> line.put("picturesSha256", done.seal().digest()));
    boolean signed =
        made.flatMap(SealStep.Sealed::signature).isPresent()
            || seen.flatMap(PictureSealStep.Sealed::signature).isPresent();
    return new String(
        CanonicalJson.bytes(line.put("signed", signed).end()), StandardCharsets.UTF_8);
  }

  private static Path beside(Path recording, String ending) {
    return recording.resolveSibling(recording.getFileName() + ending);
  }
}
