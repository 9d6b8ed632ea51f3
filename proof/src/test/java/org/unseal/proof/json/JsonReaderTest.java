package org.unseal.proof.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {
  private static String canonical(String text) throws MalformedJsonException {
    return new String(
        CanonicalJson.bytes(JsonReader.read(text.getBytes(StandardCharsets.UTF_8))),
        StandardCharsets.UTF_8);
  }

  @Test
  void canonicalFormHasNoSpacesAndFieldsInOrder() throws MalformedJsonException {
    assertThat(canonical(" { \"b\" : [ 1 , -2 , true ] ,\n \"a\" : { } , \"\u20ac\" : \"x\" } "))
        .isEqualTo("{\"a\":{},\"b\":[1,-2,true],\"\u20ac\":\"x\"}");
  }

  @Test
  void fieldsAreOrderedByUtf16CodeUnits() throws MalformedJsonException {
    // The example of RFC 8785, section 3.2.3, as far as it has no control characters.
    assertThat(canonical("{\"\u20ac\":1,\"\ud83d\ude02\":2,\"\ufb33\":3,\"1\":4,\"\u00f6\":5}"))
        .isEqualTo("{\"1\":4,\"\u00f6\":5,\"\u20ac\":1,\"\ud83d\ude02\":2,\"\ufb33\":3}");
  }

  @Test
  void escapesAreTheShortest() throws MalformedJsonException {
    assertThat(canonical("\"\\u0041\\u000a\\u001F\\/\\\\\\\"\\u20ac\""))
        .isEqualTo("\"A\\n\\u001f/\\\\\\\"\u20ac\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "[1] 2",
        "null",
        "01",
        "-0",
        "1.5",
        "1e3",
        "9007199254740992",
        "-9007199254740992",
        "99999999999999999999",
        "+1",
        "tru",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"a\nb\"",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "{1:2}",
        "NaN",
        "\ufeff{}"
      })
  void whatIsNotSuchJsonIsRefused(String text) {
    assertThatThrownBy(() -> canonical(text)).isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    assertThatThrownBy(() -> JsonReader.read(new byte[] {'"', (byte) 0xC3, '"'}))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void whatIsNestedAThousandDeepIsRefused() {
    assertThatThrownBy(() -> canonical("[".repeat(1000) + "]".repeat(1000)))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining("deep");
    assertThatThrownBy(() -> canonical("{\"a\":".repeat(1000) + "1" + "}".repeat(1000)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void largestNumbersAreRead() throws MalformedJsonException {
    assertThat(canonical("[9007199254740991,-9007199254740991]"))
        .isEqualTo("[9007199254740991,-9007199254740991]");
  }
}
