package org.unseal.cli.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shell that builds the public page's script, with a Node and an npm that are small scripts.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it is unseal.cmd")
@Timeout(60)
final class PageBuildIT {
  private static final String SCRIPT = "dist/page.js";
  private static final String[] STALE = {
    SCRIPT,
    "target/classes/org/unseal/page/page.js",
    "target/launcher/classes/org/unseal/page/page.js",
    "target/launcher/unseal-page-0.1.0.jar"
  };

  private Path home;
  private Path page;
  private Path tools;

  @BeforeEach
  void layOut(@TempDir Path folder) throws IOException {
    home = folder.resolve("a folder with spaces");
    page = Files.createDirectories(home.resolve("web/page"));
    tools = Files.createDirectory(folder.resolve("tools"));
    for (String source : new String[] {"src/main.ts", "scripts/build.mjs"}) {
      old(source);
    }
    for (String file : new String[] {"package.json", "package-lock.json", "tsconfig.json"}) {
      old(file);
    }
  }

  private void old(String name) throws IOException {
    Path file = page.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
  }

  private void tool(String name, String script) throws IOException {
    Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** One that fetches nothing; what it does instead of the build is the caller's. */
  private void npm(String build) throws IOException {
    tool(
        "npm",
        "case $1 in ci) echo \"$@\" >ci; mkdir -p node_modules ;; run) %s ;; esac"
            .formatted(build));
  }

  /** What a shell prints that has the functions of the launcher; nothing of this machine's Node. */
  private String shell(String commands) throws IOException, InterruptedException {
    for (String usual : new String[] {"find", "cmp", "cp", "rm", "mkdir", "touch", "sh"}) {
      Path link = tools.resolve(usual);
      if (!Files.exists(link)) {
        Path real = Path.of("/usr/bin", usual);
        Files.createSymbolicLink(link, Files.exists(real) ? real : Path.of("/bin", usual));
      }
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                "/bin/bash",
                "-c",
                "home=$1; log=$1/log; . \"$2\"; " + commands,
                "bash",
                home.toString(),
                Installation.repository().resolve("launcher/build-page.sh").toString())
            .redirectErrorStream(true);
    builder.environment().put("PATH", tools.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }

  private String build() throws IOException, InterruptedException {
    return shell("build_page \"$log\"; echo \"${page_broken:-0} ${no_page%%:*}\"").strip();
  }

  @Test
  void withoutNodeNothingIsBrokenAndNothingIsBuilt() throws Exception {
    assertThat(build()).isEqualTo("0 Node 20 or newer with npm is missing");
    tool("node", "echo v18.20.0");
    npm("exit 9");
    assertThat(build()).isEqualTo("0 Node 20 or newer with npm is missing");
  }

  @Test
  void aPageThatCannotBeBuiltAlthoughNodeIsThereIsBroken() throws Exception {
    tool("node", "echo v20.1.0");
    tool("npm", "exit 1");
    assertThat(build()).isEqualTo("1 npm can't fetch what the page's player needs");
    npm("exit 1");
    assertThat(build()).isEqualTo("1 can't build the page's player");
    npm("exit 0"); // as if it had, and nothing is there
    assertThat(build()).isEqualTo("1 can't build the page's player");
  }

  @Test
  void aPageIsBuiltOnceAndAgainWhenAnythingChangedMeanwhile() throws Exception {
    tool("node", "echo v22.0.0");
    npm("mkdir -p dist; echo built >>dist/page.js");
    assertThat(build()).isEqualTo("0");
    assertThat(build()).isEqualTo("0");
    assertThat(page.resolve(SCRIPT)).hasContent("built\n");
    assertThat(page.resolve("ci")).content().contains("--include=dev", "--ignore-scripts");

    npm("echo more >>src/main.ts; echo again >>dist/page.js");
    old("src/main.ts");
    Files.setLastModifiedTime(page.resolve(SCRIPT), FileTime.from(Instant.EPOCH));
    assertThat(build()).isEqualTo("0");
    assertThat(shell("page_changed && echo changed").strip()).isEqualTo("changed");
  }

  @Test
  void anOlderScriptIsNotPackedWhereTheNewOneCannotBeBuilt() throws Exception {
    for (String stale : STALE) {
      old(stale);
    }
    tool("node", "echo v20.1.0");
    npm("exit 1");
    assertThat(build()).startsWith("1 ");
    for (String stale : STALE) {
      assertThat(page.resolve(stale)).doesNotExist();
    }
  }

  @Test
  void aProgramThatWasBuiltWithoutThePageIsBuiltAgainWhereNodeComesLater() throws Exception {
    String asked = "page_may_come \"$home/plain\" && echo again || echo stays";
    assertThat(shell(asked)).isEqualTo("stays\n"); // it was built with the page
    shell("page_tools >\"$home/plain\"");
    assertThat(shell(asked)).isEqualTo("stays\n");
    tool("node", "echo v18.20.0");
    assertThat(shell(asked)).isEqualTo("stays\n");
    npm("exit 1");
    assertThat(shell(asked)).isEqualTo("again\n");
    shell("page_tools >\"$home/plain\"");
    assertThat(shell(asked)).isEqualTo("stays\n"); // not at every start
    tool("node", "echo v20.1.0");
    assertThat(shell(asked)).isEqualTo("again\n");
    shell("page_tools >\"$home/plain\"");
    old(SCRIPT);
    assertThat(shell(asked)).isEqualTo("again\n"); // somebody else built it
  }
}
