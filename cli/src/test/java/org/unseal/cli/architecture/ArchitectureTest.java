package org.unseal.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS) // reading the classes takes seconds
class ArchitectureTest {
  private static final String PLANTED = "org.unseal.planted";

  /** The class that breaks each rule, relative to the planted root. */
  private static final Map<String, String> VIOLATIONS =
      Map.ofEntries(
          Map.entry("modelUsesTheJdkOnly", "model.ModelThatKnowsTheEngine"),
          Map.entry("proofUsesTheJdkAndModelOnly", "proof.ProofThatKnowsJackson"),
          Map.entry("engineUsesModelProofJsonAndYamlOnly", "engine.EngineThatKnowsLibav"),
          Map.entry("mediaUsesPortsProofAndLibavOnly", "media.MediaThatKnowsVision"),
          Map.entry("visionUsesPortsAndOnnxRuntimeOnly", "vision.VisionThatKnowsAStep"),
          Map.entry("documentUsesPortsAndPdfBoxOnly", "document.DocumentThatKnowsAStep"),
          Map.entry("pdfBoxStaysInDocument", "cli.CliThatKnowsPdfBox"),
          Map.entry("campusUsesPortsOnly", "campus.CampusThatKnowsMedia"),
          Map.entry("storeUsesPortsProofAndItsDatabaseOnly", "store.StoreThatKnowsAStep"),
          Map.entry("sqlStaysInStore", "cli.CliThatKnowsSqlite"),
          Map.entry("libavStaysInMedia", "engine.EngineThatKnowsLibav"),
          Map.entry("onnxRuntimeStaysInVision", "cli.CliThatKnowsOnnxRuntime"),
          Map.entry("theProductDoesNotKnowItsTests", "cli.CliThatKnowsJUnit"),
          Map.entry("nobodyUsesTheCommandLine", "engine.EngineThatKnowsTheCli"),
          Map.entry("packagesHaveNoCycles", "ring.first.First"),
          Map.entry("nothingStaticChanges", "state.Counted"),
          Map.entry("onlyTheCommandLinePrints", "engine.EngineThatPrints"));

  private final JavaClasses product =
      new ClassFileImporter()
          .withImportOption(
              location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
          .importPackages("org.unseal");
  private final JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);

  private final Set<String> changeableStatics = Exceptions.read("changeable-statics.txt").keySet();

  static Stream<String> rules() {
    return VIOLATIONS.keySet().stream().sorted();
  }

  @Test
  void everyRuleHasAPlantedViolation() {
    assertThat(new ArchitectureRules("org.unseal", Set.of()).all().keySet())
        .isEqualTo(VIOLATIONS.keySet());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theProductKeepsTheRule(String name) {
    rule("org.unseal", name).check(product);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleFailsOnItsPlantedViolation(String name) {
    String report = rule(PLANTED, name).evaluate(planted).getFailureReport().toString();

    assertThat(report).contains(PLANTED + "." + VIOLATIONS.get(name));
  }

  @Test
  void everyExceptionIsStillNeeded() {
    String report =
        new ArchitectureRules("org.unseal", Set.of())
            .nothingStaticChanges()
            .evaluate(product)
            .getFailureReport()
            .toString();
    assertThat(changeableStatics).allMatch(report::contains);
  }

  @Test
  void theRulesSeeEveryModule() {
    for (String module :
        Set.of(
            "model", "proof", "engine", "media", "vision", "store", "document", "campus", "cli")) {
      assertThat(product.stream().map(type -> type.getPackageName() + "."))
          .as(module)
          .anyMatch(name -> name.startsWith("org.unseal." + module + "."));
    }
    assertThat(product.stream().map(type -> type.getName())).noneMatch(n -> n.contains("planted"));
  }

  private ArchRule rule(String root, String name) {
    return Objects.requireNonNull(
        new ArchitectureRules(root, changeableStatics).all().get(name), name);
  }
}
