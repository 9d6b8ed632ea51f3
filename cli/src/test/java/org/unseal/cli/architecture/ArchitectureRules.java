package org.unseal.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * Which part may use which, as the table in the design says. The rules are made for a root package,
 * so that the same rules can be held against planted violations.
 *
 * @param root {@code org.unseal} for the product itself
 * @param allowedStatics full names of fields that may be changeable and static
 */
record ArchitectureRules(String root, Set<String> allowedStatics) {
  private static final List<String> JSON =
      List.of("tools.jackson..", "com.fasterxml.jackson.annotation..");

  private static final String[] DATABASE = {"org.jdbi..", "org.sqlite..", "org.flywaydb.."};

  private static final String[] PDFBOX = {"org.apache.pdfbox..", "org.apache.fontbox.."};

  /** What an adapter may see of the engine: ports and plain tools, no steps. */
  private static final String[] PORTS = {"port", "files", "json", "digest"};

  ArchRule modelUsesTheJdkOnly() {
    return only("model", Stream.of(inside("model")), List.of());
  }

  /** So that an outsider can read all of what a check depends on. */
  ArchRule proofUsesTheJdkAndModelOnly() {
    return only("proof", Stream.of(inside("proof"), inside("model")), List.of("javax.crypto.."));
  }

  ArchRule engineUsesModelProofJsonAndYamlOnly() {
    return only(
        "engine",
        Stream.of(inside("engine"), inside("model"), inside("proof")),
        Stream.concat(JSON.stream(), Stream.of("org.snakeyaml..")).toList());
  }

  ArchRule mediaUsesPortsProofAndLibavOnly() {
    // Coded units are what a seal is made of, so the port that hands them over is in its words.
    return only(
        "media",
        Stream.concat(adapter("media"), Stream.of(inside("proof"))),
        List.of("org.bytedeco.."));
  }

  ArchRule visionUsesPortsAndOnnxRuntimeOnly() {
    return only(
        "vision",
        adapter("vision"),
        Stream.concat(JSON.stream(), Stream.of("ai.onnxruntime..")).toList());
  }

  ArchRule documentUsesPortsAndPdfBoxOnly() {
    return only("document", adapter("document"), List.of(PDFBOX));
  }

  ArchRule campusUsesPortsOnly() {
    // It writes into its pictures with the letters that the engine draws with.
    return only("campus", Stream.concat(adapter("campus"), Stream.of(root + ".engine.draw")), JSON);
  }

  ArchRule storeUsesPortsProofAndItsDatabaseOnly() {
    // What is kept is signed events, so the port that hands them over is in proof's words.
    return only(
        "store",
        Stream.concat(adapter("store"), Stream.of(inside("proof"))),
        Stream.concat(Stream.of("javax.sql.."), Stream.of(DATABASE)).toList());
  }

  ArchRule sqlStaysInStore() {
    return noClasses()
        .that(resideInAPackage(root + "..").and(not(resideInAPackage(inside("store")))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(Stream.of("java.sql..", "javax.sql.."), Stream.of(DATABASE))
                .toArray(String[]::new));
  }

  ArchRule libavStaysInMedia() {
    return noClasses()
        .that(resideInAPackage(root + "..").and(not(resideInAPackage(inside("media")))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..");
  }

  ArchRule onnxRuntimeStaysInVision() {
    return noClasses()
        .that(resideInAPackage(root + "..").and(not(resideInAPackage(inside("vision")))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.onnxruntime..");
  }

  /** The command line puts parts together and hands files to another process; it reads none. */
  ArchRule pdfBoxStaysInDocument() {
    return noClasses()
        .that(resideInAPackage(root + "..").and(not(resideInAPackage(inside("document")))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(PDFBOX);
  }

  ArchRule theProductDoesNotKnowItsTests() {
    return noClasses()
        .that(resideInAPackage(root + "..").and(not(resideInAPackage(inside("testkit")))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(inside("testkit"), "org.junit..", "org.assertj..", "com.tngtech..");
  }

  ArchRule nobodyUsesTheCommandLine() {
    return noClasses()
        .that(resideInAPackage(root + "..").and(not(resideInAPackage(inside("cli")))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(inside("cli"));
  }

  ArchRule packagesHaveNoCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  ArchRule nothingStaticChanges() {
    return fields()
        .that()
        .areDeclaredInClassesThat(resideInAPackage(root + ".."))
        .and(describe("are static", field -> field.getModifiers().contains(JavaModifier.STATIC)))
        .and(
            describe(
                "were written", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
        .and(describe("have no exception", field -> !allowedStatics.contains(field.getFullName())))
        .should()
        .beFinal()
        .andShould(never(be(CHANGEABLE)));
  }

  /** Public arrays, and what is made to be changed by many threads. */
  private static final DescribedPredicate<JavaField> CHANGEABLE =
      describe(
          "changeable",
          field -> {
            JavaClass type = field.getRawType();
            boolean open = !field.getModifiers().contains(JavaModifier.PRIVATE);
            return (type.isArray() && open)
                || type.getPackageName().equals("java.util.concurrent.atomic")
                || type.isAssignableTo(ConcurrentMap.class)
                || type.isAssignableTo(ThreadLocal.class)
                || (type.isEquivalentTo(Map.class) && madeConcurrent(field.getOwner()))
                || Set.of("HashMap", "ArrayList", "HashSet", "ArrayDeque", "StringBuilder")
                    .contains(type.getSimpleName());
          });

  /** Whoever needs a map for many threads in a static field means to change it. */
  private static boolean madeConcurrent(JavaClass owner) {
    return owner.getStaticInitializer().stream()
        .flatMap(code -> code.getConstructorCallsFromSelf().stream())
        .anyMatch(call -> call.getTargetOwner().isAssignableTo(ConcurrentMap.class));
  }

  ArchRule onlyTheCommandLinePrints() {
    return noClasses()
        .that(
            resideInAPackage(root + "..")
                .and(not(resideInAnyPackage(inside("cli"), inside("testkit")))))
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .orShould(GeneralCodingRules.USE_JAVA_UTIL_LOGGING)
        .orShould()
        .callMethod(System.class, "exit", int.class);
  }

  /** Every rule by the name of its method. */
  Map<String, ArchRule> all() {
    return Map.ofEntries(
        Map.entry("modelUsesTheJdkOnly", modelUsesTheJdkOnly()),
        Map.entry("proofUsesTheJdkAndModelOnly", proofUsesTheJdkAndModelOnly()),
        Map.entry("engineUsesModelProofJsonAndYamlOnly", engineUsesModelProofJsonAndYamlOnly()),
        Map.entry("mediaUsesPortsProofAndLibavOnly", mediaUsesPortsProofAndLibavOnly()),
        Map.entry("visionUsesPortsAndOnnxRuntimeOnly", visionUsesPortsAndOnnxRuntimeOnly()),
        Map.entry("documentUsesPortsAndPdfBoxOnly", documentUsesPortsAndPdfBoxOnly()),
        Map.entry("pdfBoxStaysInDocument", pdfBoxStaysInDocument()),
        Map.entry("campusUsesPortsOnly", campusUsesPortsOnly()),
        Map.entry("storeUsesPortsProofAndItsDatabaseOnly", storeUsesPortsProofAndItsDatabaseOnly()),
        Map.entry("sqlStaysInStore", sqlStaysInStore()),
        Map.entry("libavStaysInMedia", libavStaysInMedia()),
        Map.entry("onnxRuntimeStaysInVision", onnxRuntimeStaysInVision()),
        Map.entry("theProductDoesNotKnowItsTests", theProductDoesNotKnowItsTests()),
        Map.entry("nobodyUsesTheCommandLine", nobodyUsesTheCommandLine()),
        Map.entry("packagesHaveNoCycles", packagesHaveNoCycles()),
        Map.entry("nothingStaticChanges", nothingStaticChanges()),
        Map.entry("onlyTheCommandLinePrints", onlyTheCommandLinePrints()));
  }

  private String inside(String module) {
    return root + "." + module + "..";
  }

  private Stream<String> adapter(String own) {
    return Stream.concat(
        Stream.of(inside(own), inside("model")),
        Stream.of(PORTS).map(name -> root + ".engine." + name));
  }

  private ArchRule only(String module, Stream<String> own, List<String> foreign) {
    String[] packages =
        Stream.of(own, foreign.stream(), Stream.of("java..", "javax.imageio..", "org.jspecify.."))
            .flatMap(names -> names)
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(inside(module))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(packages);
  }
}
