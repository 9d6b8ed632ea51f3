package org.unseal.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.engine.sheet.Html;
import org.unseal.engine.table.CsvText;

/** What a stranger wrote does nothing where it arrives: in tables, between tags, in cues. */
final class HostileTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=cmd|' /C calc'!A0",
        "+1",
        "@SUM(A1)",
        "a\u202Eb",
        "\u2066=1",
        "\u001B[31mred\u001B]0;title\u0007",
        "nul\u0000l",
        "<script>alert(1)</script>",
        "\" onload=\"x",
        "]]>&",
        "00:00.000 --> 00:01.000",
        "one\n\ntwo",
        "\uD800half",
      })
  void nothingOfItIsObeyed(String hostile) {
    String csv = new CsvText().row(List.of(hostile)).end();
    String html = Html.escaped(hostile);
    String cue = SafeText.cue(hostile);

    assertThat(csv.replaceFirst("^\"", "")).doesNotContainPattern("^[=+@-]");
    assertThat(html).doesNotContain("<", ">", "\"", "'");
    assertThat(cue).doesNotContain("<", "-->", "\n\n");
    for (String written : List.of(csv, html, cue)) {
      assertThat(written.codePoints().filter(point -> point != '\n' && point != '\r'))
          .noneMatch(SafeText::unfit);
    }
  }
}
