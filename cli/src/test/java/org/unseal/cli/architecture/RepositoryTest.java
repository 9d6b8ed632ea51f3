package org.unseal.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryTest {
  @TempDir Path planted;

  private static RepositoryRules rules() throws IOException {
    return new RepositoryRules(root(), Exceptions.read("allowed-hosts.txt").keySet());
  }

  private static Path root() {
    Path module = Path.of("").toAbsolutePath(); // where Maven runs a module's tests
    return Files.exists(module.resolve("unseal")) ? module : module.resolve("..").normalize();
  }

  private RepositoryRules plant(String file, String text) throws IOException {
    Path path = planted.resolve(file);
    Files.createDirectories(path.resolve("..").normalize());
    Files.writeString(path, text);
    return new RepositoryRules(planted, Set.of("allowed.example"));
  }

  @Test
  void everyFileIsLookedAt() throws IOException {
    assertThat(rules().files())
        .contains(Path.of("pom.xml"), Path.of("unseal"), Path.of("check"), Path.of("README.md"))
        .noneMatch(file -> file.startsWith("target") || file.startsWith(".git"));
  }

  @Test
  void noFileNamesAHostThatNobodyAllowed() throws IOException {
    assertThat(rules().unknownHosts()).isEmpty();
    assertThat(
            plant("a.txt", "%s://packages.example/x %s://allowed.example/y".replace("%s", "https"))
                .unknownHosts())
        .containsExactly("a.txt: https:" + "//packages.example");
  }

  @Test
  void noLockFileSaysWhereAPackageCameFrom() throws IOException {
    assertThat(rules().resolvedUrls()).isEmpty();
    assertThat(
            plant("lock.json", "\"resolved\"" + ": \"https:" + "//allowed.example/p.tgz\"")
                .resolvedUrls())
        .hasSize(1);
  }

  @Test
  void noFileNamesAHomeFolder() throws IOException {
    assertThat(rules().homeFolders()).isEmpty();
    assertThat(plant("a.sh", "cd /ho" + "me/someone/unseal").homeFolders()).hasSize(1);
    assertThat(plant("a.sh", "cd \"" + planted + "/x\"").homeFolders()).hasSize(1);
    assertThat(plant("a.sh", "see docs/home/index.md").homeFolders()).isEmpty();
  }

  @Test
  void everyLinkInADocumentLeadsSomewhere() throws IOException {
    assertThat(rules().brokenLinks()).isEmpty();
    assertThat(plant("docs/a.md", "# One thing\n[b](b.md) [here](#one-thing)").brokenLinks())
        .containsExactly("docs/a.md: b.md");
    assertThat(plant("docs/b.md", "[a](a.md#one-thing) [no](a.md#another)").brokenLinks())
        .containsExactly("docs/b.md: a.md#another");
  }

  @Test
  void everyPackageSaysWhatItDecides() throws IOException {
    DocumentationRules rules = new DocumentationRules(root());
    assertThat(rules.sources()).isGreaterThan(50);
    assertThat(rules.packagesWithoutInfo()).isEmpty();

    plant("m/src/main/java/p/A.java", "package p; /** A. */ public class A {}");
    assertThat(new DocumentationRules(planted).packagesWithoutInfo()).hasSize(1);
  }

  @Test
  void everyPublicTypeHasADocComment() throws IOException {
    assertThat(new DocumentationRules(root()).typesWithoutComment()).isEmpty();

    plant("m/src/main/java/p/package-info.java", "package p;");
    plant("m/src/main/java/p/A.java", "package p; // A.\n@Deprecated public class A {}");
    plant("m/src/main/java/p/B.java", "package p; /** B. */ public class B {} class C {}");
    assertThat(new DocumentationRules(planted).typesWithoutComment())
        .satisfiesExactly(
            missing -> assertThat(missing).endsWith("A.java: A"),
            missing -> assertThat(missing).endsWith("package-info.java"));
  }
}
