package org.unseal.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\": 1, \"a\": 2}",
        "{} {}",
        "{\"a\": NaN}",
        "{'a': 1}",
        "{\"a\": 1,}",
        "// note\n{}",
        "\"\ud800"
      })
  void whatIsNotStrictlyJsonIsRefusedWithItsPlace(String text) {
    assertThatExceptionOfType(UnsealException.class)
        .isThrownBy(() -> Json.read(text, "the file").text("a"))
        .withMessageStartingWith("the file ")
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCUMENT_MALFORMED));
  }

  @Test
  void endlessNestingIsRefusedAndNotFollowed() {
    assertThatExceptionOfType(UnsealException.class)
        .isThrownBy(() -> Json.read("[".repeat(100_000), "the file"))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCUMENT_MALFORMED));
  }

  @Test
  void oneFieldIsReadFromBetweenOthers() {
    Fields field =
        Json.readField(
            in("{\"before\": [{\"wanted\": 1}], \"wanted\": {\"a\": 7}, \"after\": 3}"),
            "wanted",
            "the file");
    assertThat(field.integer("a")).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "3",
        "",
        "{\"wanted\": 1, \"wanted\": 2}",
        "{\"wanted\": 1",
        "{\"wanted\": 1} {}",
        "{\"other\": {\"wanted\": 1}}"
      })
  void aFieldThatIsMissingDoubledOrCutOffIsRefused(String text) {
    assertThatExceptionOfType(UnsealException.class)
        .isThrownBy(() -> Json.readField(in(text), "wanted", "the file"))
        .withMessageStartingWith("the file ")
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCUMENT_MALFORMED));
  }

  @Test
  void aStreamThatCannotBeWrittenToFailsWithItsOwnProblem() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThatThrownBy(
            () ->
                Json.write(
                    Json.compact(full),
                    json -> {
                      json.writeStartArray();
                      json.writeEndArray();
                    }))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("No space left on device");
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
