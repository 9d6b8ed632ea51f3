package org.unseal.engine.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  /** No process has such a number. */
  private static final long DEAD = 99_999_999_999L;

  @TempDir private Path folder;

  private Path folder(String name) throws IOException {
    Path made = Files.createDirectories(folder.resolve(name));
    Files.writeString(made.resolve("a"), "a");
    return made;
  }

  private List<String> left() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatTheDeadLeftIsRemovedAndNothingElse() throws IOException {
    long own = ProcessHandle.current().pid();
    for (long pid : new long[] {DEAD, own}) {
      Files.writeString(folder.resolve(".unseal-" + pid + "-1f.partial"), "half");
      folder(".unseal-v1-" + pid + "-1f.partial");
      folder(".unseal-clip-" + pid + "-1f.partial");
      folder(".unseal-recall-" + pid + "-1f.partial");
      Files.writeString(folder.resolve(".unseal-plan-" + pid + "-1f.partial"), "half");
    }
    Path other = folder("elsewhere");
    Files.createSymbolicLink(folder.resolve(".unseal-draft-" + DEAD + "-1f.partial"), other);
    folder("v1");
    folder("plan-2024-05"); // somebody's own, who names a folder as folders are named
    Files.writeString(folder.resolve("plan-" + "0".repeat(64) + ".jsonl.gz"), "whole");
    Path deep = folder("x/y/.unseal-recall-" + DEAD + "-1f.partial");

    Leftovers.sweep(folder, 1);
    assertThat(left())
        .containsExactly(
            ".unseal-" + own + "-1f.partial",
            ".unseal-clip-" + own + "-1f.partial",
            ".unseal-plan-" + own + "-1f.partial",
            ".unseal-recall-" + own + "-1f.partial",
            ".unseal-v1-" + own + "-1f.partial",
            "elsewhere",
            "plan-" + "0".repeat(64) + ".jsonl.gz",
            "plan-2024-05",
            "v1",
            "x");
    assertThat(other.resolve("a")).exists();
    assertThat(deep).exists();
    Leftovers.sweep(folder, 2);
    assertThat(deep).doesNotExist();
    Leftovers.sweep(folder.resolve("nowhere"), 2);
  }

  @Test
  void nameOfSomethingHalfMadeIsOneThatIsSweptOnceItsMakerIsGone() throws IOException {
    String name = Leftovers.name("clip");
    folder(name);
    folder(name.replace("-" + ProcessHandle.current().pid() + "-", "-" + DEAD + "-"));

    Leftovers.sweep(folder, 0);

    assertThat(left()).containsExactly(name);
    assertThat(Leftovers.name("clip")).isNotEqualTo(name);
  }
}
