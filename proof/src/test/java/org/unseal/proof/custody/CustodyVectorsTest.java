package org.unseal.proof.custody;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.Vectors;

/** Holds this program to a log that another one made from the page about the format. */
class CustodyVectorsTest {
  private static final Head HEAD =
      Head.of("6:f15f53b95283916570fe3f95dcf563424df6a6fbee3ecd5c204c60862f4dffd4");

  private static List<String> lines() throws IOException {
    return new String(Vectors.read("custody.jsonl"), UTF_8).lines().toList();
  }

  @Test
  void theOtherProgramsLogIsGood() throws IOException {
    LogCheck check = new LogCheck();
    lines().forEach(line -> check.line(line.getBytes(UTF_8)));
    CustodyVerdict verdict = check.end(List.of(new CustodyAnchor(HEAD, "the page")));

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.anchored()).isEqualTo(HEAD);
    assertThat(check.state().facts().orElseThrow().title()).isEqualTo("Café on the quay, 9 March");
    assertThat(check.state().person("p2").orElseThrow().active()).isFalse();
    assertThat(check.state().records())
        .hasEntrySatisfying(
            new LogState.Key(RecordKind.ITEM, "i2"), known -> assertThat(known.body()).isEmpty());
  }

  @Test
  void readAndWrittenAgainItHasTheSameBytes() throws Exception {
    for (String line : lines()) {
      SignedEvent signed = SignedEvent.read(line.getBytes(UTF_8));
      assertThat(new String(signed.line(), UTF_8)).isEqualTo(line);
    }
  }
}
