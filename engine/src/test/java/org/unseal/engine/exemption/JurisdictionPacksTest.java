package org.unseal.engine.exemption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.engine.yaml.MalformedYamlException;
import org.unseal.engine.yaml.YamlProblem;
import org.unseal.model.exemption.Exemption;
import org.unseal.model.exemption.JurisdictionPack;

final class JurisdictionPacksTest {
  private static final String OWN =
      """
      schema: unseal.jurisdiction
      version: 1
      id: marrow
      name: Marrow County
      exemptions:
        - code: FOIA-B-6
          citation: another reading
          text: Something else.
          force: mandatory
          law-as-of: 2026-01-01
          source: a book
          check: Check before use.
      """;

  private static JurisdictionPack read(String document) throws MalformedYamlException {
    return PackReader.read(document.getBytes(UTF_8));
  }

  @Test
  void everyGroundOfTheProgramHasASourceADayAndAWarning() {
    List<Exemption> all =
        JurisdictionPacks.ofThisProgram().packs().stream()
            .flatMap(pack -> pack.exemptions().stream())
            .toList();

    assertThat(all)
        .hasSizeGreaterThan(15)
        .allSatisfy(
            exemption -> {
              assertThat(exemption.check()).endsWith("Check before use.");
              assertThat(exemption.source()).isNotBlank();
              assertThat(exemption.lawAsOf().getYear()).isGreaterThan(2024);
            });
    assertThat(all).extracting(Exemption::code).doesNotHaveDuplicates();
  }

  @Test
  void whoMayAndWhoMustAreToldApart() {
    JurisdictionPacks packs = JurisdictionPacks.ofThisProgram();

    assertThat(packs.exemption("FL-119.071-2-C").orElseThrow().force())
        .isEqualTo(Exemption.Force.DISCRETIONARY);
    assertThat(packs.exemption("FL-119.071-2-H").orElseThrow().force())
        .isEqualTo(Exemption.Force.MANDATORY);
    assertThat(packs.exemption("FL-119")).isEmpty();
  }

  @Test
  void aUsersPackWinsOverTheProgramsOwn() throws MalformedYamlException {
    assertThat(
            JurisdictionPacks.ofThisProgram().with(read(OWN)).exemption("FOIA-B-6").orElseThrow())
        .extracting(Exemption::citation)
        .isEqualTo("another reading");
  }

  @Test
  void whatAPackLacksIsSaidWithItsPlace() {
    String broken =
        OWN.replace("force: mandatory", "force: maybe").replace("    source: a book\n", "");

    assertThatThrownBy(() -> read(broken))
        .isInstanceOfSatisfying(
            MalformedYamlException.class,
            e ->
                assertThat(e.problems())
                    .extracting(YamlProblem::toString)
                    .containsExactly(
                        "9:12: force must be one of mandatory, discretionary",
                        "6:5: source is missing"));
  }

  @Test
  void aCodeIsGivenOnce() {
    String entry = OWN.substring(OWN.indexOf("  - code"));

    assertThatThrownBy(() -> read(OWN + entry))
        .isInstanceOf(MalformedYamlException.class)
        .hasMessage("13:11: FOIA-B-6 is there twice");
  }
}
