package org.unseal.engine.scoping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.scope.Scope.Fate;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ScopeTableTest {
  private final long seed = new Random().nextLong();
  private final RandomScopes scopes = new RandomScopes(seed);

  @Test
  void rowsOfTheTableSumToEveryFrameAndNeighboursJoin() {
    for (int i = 0; i < 200; i++) {
      CaseScope scope = scopes.next();
      String table = new ScopeTable(scope).csv();
      List<String[]> rows = table.lines().skip(1).map(line -> line.split(",", -1)).toList();

      int at = 0;
      for (Scope.ItemScope item : scope.scope().items()) {
        int reached = 0;
        String fate = "";
        while (reached < item.frames()) {
          String[] row = rows.get(at++);
          assertThat(row[0]).as("seed %d", seed).isEqualTo(item.item());
          assertThat(row[2]).as("seed %d", seed).isEqualTo(Integer.toString(reached));
          assertThat(row[7]).as("neighbours differ, seed %d", seed).isNotEqualTo(fate);
          fate = row[7];
          reached = Integer.parseInt(row[3]);
        }
        assertThat(reached).as("seed %d", seed).isEqualTo(item.frames());
      }
      assertThat(rows).as("seed %d", seed).hasSize(at);
    }
  }

  @Test
  void dispositionsSumToAHundredPercentToTheFrame() {
    for (int i = 0; i < 200; i++) {
      CaseScope scope = scopes.next();
      long micros = 0;
      for (Fate fate : Fate.values()) {
        micros += scope.microseconds(fate);
        long frames =
            scope.rows().stream()
                .filter(row -> !row.sound() && row.fate() == fate)
                .mapToLong(row -> row.frames().length())
                .sum();
        assertThat(scope.frames(fate)).as("seed %d", seed).isEqualTo(frames);
      }
      assertThat(micros).as("seed %d", seed).isEqualTo(scope.microseconds());
      assertThat(new ScopeTable(scope).lines())
          .anyMatch(line -> line.startsWith("in all ") && line.endsWith(" = 100 %"))
          .anyMatch(line -> line.equals("cam-lot  nothing here: expected"));
    }
  }

  @Test
  void barsOfThePictureLieSideBySideAsLongAsTheirStretches() throws Exception {
    for (int i = 0; i < 20; i++) {
      CaseScope scope = scopes.next();
      NodeList all =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(
                  new ByteArrayInputStream(
                      new ScopePicture(scope).svg().getBytes(StandardCharsets.UTF_8)))
              .getElementsByTagName("rect");
      long bars = 0;
      for (int j = 0; j < all.getLength(); j++) {
        Element rect = (Element) all.item(j);
        if (rect.getElementsByTagName("title").getLength() == 1) {
          CaseScope.Row row = scope.rows().get((int) bars++);
          double longest = scope.rows().stream().mapToLong(CaseScope.Row::ends).max().orElseThrow();
          double room = ScopePicture.WIDTH - ScopePicture.LEFT - 12.0;
          assertThat(Double.parseDouble(rect.getAttribute("x")))
              .as("seed %d", seed)
              .isCloseTo(
                  ScopePicture.LEFT + room * row.begins() / longest,
                  org.assertj.core.data.Offset.offset(0.01));
        }
      }
      assertThat(bars).as("seed %d", seed).isEqualTo(scope.rows().size());
    }
  }

  @Test
  void theFixedScopeReadsAsItWasWritten() {
    CaseScope scope = scopes.next();

    assertThat(scope.kept().items()).isEqualTo(scope.scope().items());
    assertThat(scope.json().end().toString()).contains("cam-lot");
  }
}
