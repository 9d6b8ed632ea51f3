package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;

class OrderCommandTest {
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
          document: %1$s
          clauses:
            - id: yard
              text: The yard is released.
              scope:
                - source: cam-yard
                  disposition: redact
              notices:
                - id: n1
                  text: Parents are told.
                  due: 2025-05-14
        - id: o2
          kind: stay
          court: District Court of Appeal
          docket: 4D25-1335
          judge: B. Nobody
          dated: 2025-05-14
          document: %1$s
      """
          .formatted("0".repeat(64));

  @TempDir Path folder;
  private Path file = Path.of("");
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());

  @BeforeEach
  void write() throws IOException {
    typed = new TypedCommands(folder, Map.of());
    file = Files.writeString(folder.resolve("order.yaml"), ORDER);
  }

  @Test
  void saysWhatIsInForceOnADay() {
    assertThat(typed.run("order", "check", file.toString(), "--on", "2025-05-13")).isZero();
    assertThat(typed.out())
        .isEqualToNormalizingNewlines(
            "on 2025-05-13:\no1/yard          in-force  \n  notice n1, due 2025-05-14\n");
  }

  @Test
  void withoutADayTheLastRulingHasHadItsEffect() {
    assertThat(typed.run("order", "check", file.toString(), "--json")).isZero();
    assertThat(typed.out().strip())
        .isEqualTo(
            "{\"clauses\":[{\"by\":\"o2\",\"clause\":\"o1/yard\",\"state\":\"stayed\"}],"
                + "\"command\":\"order\",\"day\":\"2025-05-14\"}");
  }

  @Test
  void everyFaultIsNamedWithItsPlaceAndNoneIsTakenForAnOrder() throws IOException {
    Files.writeString(
        file, ORDER.replace("redact", "blur").replace("due: 2025-05-14", "due: soon"));

    assertThat(typed.run("order", "check", file.toString())).isEqualTo(2);
    assertThat(typed.out().lines())
        .containsExactly(
            file + ":16:26: disposition must be one of release, redact, withhold",
            file + ":20:18: due must be a day, as 2025-05-12");
    assertThat(typed.err()).contains("2 things in it are wrong");
  }

  @Test
  void theJsonOfARefusalRepeatsNothingOfTheDocument() throws IOException {
    Files.writeString(file, ORDER.replace("scope:", "Jane-Roe:"));

    assertThat(typed.run("order", "check", file.toString(), "--json")).isEqualTo(2);
    assertThat(typed.out())
        .contains("\"problems\":[{\"column\":9,\"line\":14}]")
        .doesNotContain("Jane");
  }

  @Test
  void aDayThatIsNoneIsRefused() {
    assertThat(typed.run("order", "check", file.toString(), "--on", "tomorrow")).isEqualTo(2);
    assertThat(typed.err()).contains("--on takes a day");
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    assertThat(typed.run("order", "check", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(typed.err()).contains("name a file of rulings");
  }
}
