package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.publish.PublicationRecord;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.digest.Digest;
import org.unseal.testkit.process.KilledProgram;

/**
 * Rendering, auditing and publishing, killed at random moments and run again: the end is that of a
 * run that nobody killed, nobody sees half a version, and nothing half made is left.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the case is prepared once
class KilledReleaseIT {
  private static final int KILLS = 4;

  private Path folder = Path.of("");
  private KilledCommands killed = new KilledCommands(Path.of(""), Map.of());

  @BeforeAll
  void walkToARelease(@TempDir Path made) throws IOException {
    folder = made;
    killed = new KilledCommands(folder, Map.of("UNSEAL_AS", "dana"));
    killed.key("dana");
    killed.key("lee");
    SmallRelease small = new SmallRelease(folder).opened().decided().planned().approved();
    keep(small, "approved");
    keep(small.rendered(), "rendered");
    keep(small.audited(), "audited");
  }

  private void keep(SmallRelease small, String stage) {
    KilledCommands.copy(small.place(), folder.resolve(stage));
  }

  /** Digests of all files below the case's folder of this name. */
  private Map<String, Digest> files(String name) {
    Path root = killed.harbour().resolve(name);
    Map<String, Digest> digests = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        digests.put(
            root.relativize(file).toString(),
            Digest.of(Digest.sha256().digest(Files.readAllBytes(file))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return digests;
  }

  private <T> T check(String printed, Function<CaseFile, T> reading) {
    return killed.check(
        printed,
        (file, verdict) -> {
          assertThat(verdict.held()).containsAll(KilledCommands.confirmed(printed));
          return reading.apply(file);
        });
  }

  private String record(String printed, RecordKind kind, String id) {
    return check(printed, file -> file.record(kind, id).map(CaseRecord::body).toString());
  }

  /** Resets to a stage; every end must leave the same files and the same record. */
  private final class SameEnd implements KilledProgram.Scene {
    private final String stage;
    private final RecordKind kind;
    private Map<String, Digest> files = Map.of();
    private String record = "";

    SameEnd(String stage, RecordKind kind) {
      this.stage = stage;
      this.kind = kind;
    }

    @Override
    public void reset() {
      killed.resetTo(folder.resolve(stage));
    }

    @Override
    public void afterKill(String printed) {
      record(printed, kind, "c1");
    }

    @Override
    public void atEnd(int exit, String printed) {
      assertThat(exit).as(printed).isZero();
      Map<String, Digest> now = files("derived");
      now.keySet().removeIf(name -> name.endsWith("milliseconds"));
      String written = record(printed, kind, "c1");
      if (files.isEmpty()) {
        files = now;
        record = written;
      }
      assertThat(now).isEqualTo(files);
      assertThat(written).isEqualTo(record).isNotEqualTo("Optional.empty");
      assertThat(killed.leftovers()).isEmpty();
    }
  }

  @Test
  void renderedClipIsTheSameHoweverOftenRenderingWasKilled() throws IOException {
    killed
        .unseal("render", killed.harbour().toString(), "--quiet")
        .kill(KILLS, new SameEnd("approved", RecordKind.RENDITION));
  }

  @Test
  void auditIsTheSameHoweverOftenItWasKilled() throws IOException {
    killed
        .unseal("audit", killed.harbour().toString(), "--audit", "full", "--quiet")
        .kill(KILLS, new SameEnd("rendered", RecordKind.AUDIT));
  }

  private int versions(String printed) {
    return check(printed, file -> PublicationRecord.all(file).size());
  }

  /** What anybody finds at the case's public root. */
  private List<String> visible() {
    try (Stream<Path> all = Files.list(killed.harbour().resolve("releases"))) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void verify() {
    TypedCommands stranger = new TypedCommands(folder.resolve("home"), Map.of());
    String dana = stranger.shelf().signer(new KeyName("dana")).fingerprint().hex();
    stranger.done(
        "verify", killed.harbour().resolve("releases/v1").toString(), "--trust", dana, "--quiet");
    assertThat(stranger.out()).contains("INTACT");
  }

  @Test
  void versionIsOutWholeOrNotAtAllHoweverOftenPublishingWasKilled() throws IOException {
    killed
        .unseal("publish", killed.harbour().toString(), "--quiet")
        .kill(
            KILLS + 2,
            new KilledProgram.Scene() {
              @Override
              public void reset() {
                killed.resetTo(folder.resolve("audited"));
              }

              @Override
              public void afterKill(String printed) {
                int recorded = versions(printed);
                assertThat(recorded).isLessThan(2);
                assertThat(visible())
                    .isSubsetOf("feed.atom", "head.json", "head.json.sig", "v1", "v1.zip");
                if (recorded == 1) {
                  assertThat(visible()).contains("v1");
                }
              }

              // Killed in its very last moment it has nothing left to do, and asks what changed.
              @Override
              public void atEnd(int exit, String printed) {
                assertThat(exit).as(printed).isIn(0, 1);
                if (exit == 1) {
                  assertThat(printed).contains("a new version says what changed");
                }
                assertThat(versions(printed)).isEqualTo(1);
                assertThat(visible())
                    .containsExactly("feed.atom", "head.json", "head.json.sig", "v1", "v1.zip");
                verify();
                assertThat(killed.leftovers()).isEmpty();
              }
            });
  }
}
