package org.unseal.engine.reported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.model.picture.Box;
import org.unseal.model.reported.MalformedReportCodeException;
import org.unseal.model.reported.ReportCode;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectReader;

/** Codes that another program made of the documentation alone. */
class ReportCodeVectorsTest {
  private static ObjectReader vectors() throws Exception {
    return ObjectReader.of(
        JsonReader.read(
            Files.readAllBytes(Path.of("..", "docs", "formats", "vectors", "report-codes.json"))),
        "vectors");
  }

  @Test
  void codesSayWhatTheVectorsSay() throws Exception {
    List<ObjectReader> codes = vectors().objects("codes");
    assertThat(codes).hasSizeGreaterThan(40);
    for (ObjectReader one : codes) {
      ReportCode code =
          new ReportCode(
              number(one, "version"),
              Integer.parseInt(one.text("manifest").substring(0, 6), 16),
              number(one, "clip"),
              number(one, "frame"),
              one.has("box") ? Optional.of(box(one.numbers("box"), 1)) : Optional.empty());
      assertThat(code.toString()).isEqualTo(one.text("code"));
      assertThat(ReportCode.parse(one.text("code"))).isEqualTo(code);
      if (one.has("units")) {
        assertThat(code.box()).contains(box(one.numbers("units"), 8));
      }
    }
  }

  private static int number(ObjectReader of, String name) throws Exception {
    return Math.toIntExact(of.count(name));
  }

  private static Box box(List<Long> numbers, int unit) {
    int[] pixels = numbers.stream().mapToInt(one -> Math.toIntExact(one * unit)).toArray();
    return Box.ofSize(pixels[0], pixels[1], pixels[2], pixels[3]);
  }

  @Test
  void spellingsOfACodeAreOneCode() throws Exception {
    String code = vectors().objects("codes").getFirst().text("code");
    for (var spelling : vectors().elements("spellings")) {
      assertThat(ReportCode.parse(((JsonText) spelling).value()).toString()).isEqualTo(code);
    }
  }

  @Test
  void whatIsNoCodeIsRefused() throws Exception {
    List<ObjectReader> refused = vectors().objects("refused");
    assertThat(refused).hasSizeGreaterThan(80);
    for (ObjectReader one : refused) {
      String text = one.text("text");
      assertThatThrownBy(() -> ReportCode.parse(text))
          .as("%s: %s", one.text("why"), text)
          .isInstanceOf(MalformedReportCodeException.class);
    }
  }
}
