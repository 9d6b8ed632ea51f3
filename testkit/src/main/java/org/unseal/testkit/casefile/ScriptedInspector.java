package org.unseal.testkit.casefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.Inspector;
import org.unseal.engine.port.Progress;
import org.unseal.engine.seal.SeedFile;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.picture.PictureSeal;
import org.unseal.proof.seal.Domain;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.seal.Seed;

/**
 * Does what the first word of a file says: {@code video}, {@code damaged}, {@code crash}, {@code
 * hang}, {@code hungry}, {@code garble}, {@code lie}; anything else is no recording. Keeps in mind
 * what it was asked about.
 */
public final class ScriptedInspector implements Inspector {
  private final List<Path> asked = new ArrayList<>();

  /** Ready. */
  public ScriptedInspector() {}

  /** Every file that it was asked about, in order. */
  public synchronized List<Path> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized Answer seal(SealTask task, Progress progress) {
    asked.add(task.file());
    byte[] bytes = read(task.file());
    String word = new String(bytes, StandardCharsets.UTF_8).split("\\s", 2)[0];
    return switch (word) {
      case "video", "damaged" -> {
        write(task.seal(), seal(task.seed(), bytes).bytes());
        yield new Answer.Done(facts(!word.equals("damaged")));
      }
      case "crash" -> new Answer.Crashed(139);
      case "hang" -> new Answer.TooSlow(60);
      case "hungry" -> new Answer.TooMuchMemory();
      case "garble" -> new Answer.Garbled();
      case "lie" -> {
        write(task.seal(), seal(task.seed(), new byte[] {1, 2, 3}).bytes());
        yield new Answer.Done(facts(true));
      }
      default -> new Answer.Refused("NOT_A_VIDEO", "no");
    };
  }

  /** What it says of every recording: a minute of pictures with a gap in it. */
  public static InspectedFacts facts(boolean complete) {
    return new InspectedFacts(
        complete,
        List.of(
            new InspectedTrack(
                "v0", "h264", 900, 0, 60_000_000, List.of(new Gap(20_000_000, 30_000_000)), 0)),
        List.of(new Still(75, 5_000_000)));
  }

  private static Seal seal(Path seedFile, byte[] bytes) {
    Seed seed = SeedFile.read(seedFile);
    byte[] sha256 = Digest.sha256().digest(bytes);
    return new Seal(
        "unseal test",
        "2026-03-09T14:02:11Z",
        seed.ofFile(Domain.FILE, sha256),
        seed.ofFile(Domain.SIZE, HexFormat.of().parseHex("%016x".formatted((long) bytes.length))),
        Seal.CameraSignature.NONE,
        List.of(new Seal.Track("v0", "h264", 1, Digest.of(sha256))));
  }

  @Override
  public synchronized Answer pictures(PicturesTask task, Progress progress) {
    byte[] seal = read(task.seal());
    Digest digest = Digest.of(Digest.sha256().digest(seal));
    write(
        task.pictures(),
        new PictureSeal(
                "unseal test",
                "2026-03-09T14:02:11Z",
                digest,
                List.of(new PictureSeal.Track("v0", digest)))
            .bytes());
    return new Answer.Done(InspectedFacts.NONE);
  }

  @Override
  public Answer stills(StillsTask task, Progress progress) {
    return new Answer.Refused("NOT_A_VIDEO", "no");
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Long> memory() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
