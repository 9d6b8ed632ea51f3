package org.unseal.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.CommandLineRun;
import org.unseal.cli.process.Cancellation;
import org.unseal.cli.process.Scratch;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.files.UserFolders;

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
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("order.yaml"), ORDER);
  }

  private int run(String... arguments) {
    Surroundings surroundings =
        new Surroundings(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false,
            new Cancellation(),
            new Scratch(Optional.empty()),
            new UserFolders(folder.resolve("cache"), folder.resolve("settings")));
    return CommandLineRun.run(arguments, surroundings, "order", OrderCommand::new);
  }

  @Test
  void saysWhatIsInForceOnADay() {
    assertThat(run("order", "check", file.toString(), "--on", "2025-05-13")).isZero();
    assertThat(out.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            "on 2025-05-13:\no1/yard          in-force  \n  notice n1, due 2025-05-14\n");
  }

  @Test
  void withoutADayTheLastRulingHasHadItsEffect() {
    assertThat(run("order", "check", file.toString(), "--json")).isZero();
    assertThat(out.toString(UTF_8).strip())
        .isEqualTo(
            "{\"clauses\":[{\"by\":\"o2\",\"clause\":\"o1/yard\",\"state\":\"stayed\"}],"
                + "\"command\":\"order\",\"day\":\"2025-05-14\"}");
  }

  @Test
  void everyFaultIsNamedWithItsPlaceAndNoneIsTakenForAnOrder() throws IOException {
    Files.writeString(
        file, ORDER.replace("redact", "blur").replace("due: 2025-05-14", "due: soon"));

    assertThat(run("order", "check", file.toString())).isEqualTo(2);
    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            file + ":16:26: disposition must be one of release, redact, withhold",
            file + ":20:18: due must be a day, as 2025-05-12");
    assertThat(err.toString(UTF_8)).contains("2 things in it are wrong");
  }

  @Test
  void theJsonOfARefusalRepeatsNothingOfTheDocument() throws IOException {
    Files.writeString(file, ORDER.replace("scope:", "Jane-Roe:"));

    assertThat(run("order", "check", file.toString(), "--json")).isEqualTo(2);
    assertThat(out.toString(UTF_8))
        .contains("\"problems\":[{\"column\":9,\"line\":14}]")
        .doesNotContain("Jane");
  }

  @Test
  void aDayThatIsNoneIsRefused() {
    assertThat(run("order", "check", file.toString(), "--on", "tomorrow")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--on takes a day");
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    assertThat(run("order", "check", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("name a file of rulings");
  }
}
