package org.unseal.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.unseal.cli.TypedCommands;

/** A case of one short recording on its way to a release, typed by two people, step by step. */
final class SmallRelease {
  private static final int FRAMES = 60;

  private static final String ORDER =
      """
      schema: unseal.order
      version: 1
      rulings:
        - id: o1
          kind: order
          court: Circuit Court of Marrow County
          docket: 25-CA-0417
          judge: A. Nobody
          dated: 2025-05-12
          document: %s
          clauses:
            - id: yard
              text: The yard is released, students unidentifiable.
              scope:
                - source: cam-yard
                  disposition: redact
              rules:
                - cover: students
              notices:
                - id: n1
                  text: Parents are told.
      """
          .formatted("0".repeat(64));

  private final Path folder;
  private final TypedCommands typed;
  private final String harbour;

  /**
   * With keys of dana and lee in the folder's home.
   *
   * @param folder gets the case {@code small} and what is taken in
   */
  SmallRelease(Path folder) {
    this.folder = folder;
    this.typed =
        new TypedCommands(folder.resolve("home"), Map.of("UNSEAL_PASSPHRASE", "correct horse"));
    this.harbour = folder.resolve("small").toString();
  }

  /** Where it is. */
  Path place() {
    return Path.of(harbour);
  }

  /** The rulings, as a file. */
  Path order() throws IOException {
    return Files.writeString(folder.resolve("order.yaml"), ORDER);
  }

  void dana(String... words) {
    as("dana", words);
  }

  void lee(String... words) {
    as("lee", words);
  }

  private void as(String who, String... words) {
    String[] all = java.util.Arrays.copyOf(words, words.length + 2);
    for (int i = 0; i < words.length; i++) {
      all[i] = words[i].equals("CASE") ? harbour : words[i];
    }
    all[words.length] = "--as";
    all[words.length + 1] = who;
    typed.done(all);
  }

  /** A case with two people and a recording. */
  SmallRelease opened() throws IOException {
    dana("init", "CASE", "--title", "Harbour", "--agency", "Alder", "--zone", "America/New_York");
    dana("people", "add", "CASE", "lee", "--role", "approver");
    Path export = Files.createDirectory(folder.resolve("export"));
    DrawnClip.write(export.resolve("a.mp4"), FRAMES);
    dana("intake", "CASE", export.toString(), "--source", "cam-yard", "--quiet");
    return this;
  }

  /** What is published, and who is in it. */
  SmallRelease decided() throws IOException {
    dana("order", "add", "CASE", order().toString());
    dana("order", "met", "CASE", "o1/yard/n1", "--how", "letters", "--date", "2025-05-13");
    dana("scope", "CASE", "--on", "2025-05-15", "--fix");
    dana("analyze", "CASE", "--policy", "moving", "--quiet");
    for (String still : new String[] {"1", "2"}) {
      dana("decide", "CASE", "i1", "--backdrop", still);
    }
    return this;
  }

  SmallRelease planned() {
    dana("plan", "CASE", "--quiet");
    return this;
  }

  SmallRelease approved() {
    lee("approve", "CASE", "c1");
    return this;
  }

  SmallRelease rendered() {
    dana("render", "CASE", "--quiet");
    return this;
  }

  SmallRelease audited() {
    dana("audit", "CASE", "--quiet");
    lee("approve", "CASE", "c1", "--of", "rendition");
    return this;
  }

  SmallRelease published() {
    dana("publish", "CASE", "--quiet");
    return this;
  }
}
