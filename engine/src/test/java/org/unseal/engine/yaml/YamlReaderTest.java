package org.unseal.engine.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlReaderTest {
  private static YamlNode read(String document) throws MalformedYamlException {
    return YamlReader.read(document.getBytes(UTF_8));
  }

  private static YamlNode field(YamlNode.Mapping mapping, String name) {
    return requireNonNull(mapping.fields().get(name), name).value();
  }

  @Test
  void everyScalarIsATextAndKnowsItsPlace() throws MalformedYamlException {
    YamlNode.Mapping root = (YamlNode.Mapping) read("a: 07\nlist:\n  - no\n  - 'x: y'\n");

    assertThat(field(root, "a")).isEqualTo(new YamlNode.Text(new YamlNode.Place(1, 4), "07"));
    YamlNode.Sequence list = (YamlNode.Sequence) field(root, "list");
    assertThat(list.elements())
        .containsExactly(
            new YamlNode.Text(new YamlNode.Place(3, 5), "no"),
            new YamlNode.Text(new YamlNode.Place(4, 5), "x: y"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: &x 1|1:4: anchors (&name) are not taken; leave it out",
        "a: *x|1:4: aliases (*name) are not taken; write it out",
        "a: !!java.net.URL [x]|1:4: tags (!name) are not taken; leave it out",
        "a: 1\\nb: 2\\na: 3|3:1: a is there twice",
        "--- 1\\n--- 2|2:1: a second document begins here; put one in a file",
        "? [a]\\n: b|1:3: a name must be a text",
        "''|1:1: nothing is in it",
      })
  void whatCouldMeanMoreThanItSaysIsRefusedAtItsPlace(String document, String problem) {
    assertThatThrownBy(() -> read(document.replace("\\n", "\n")))
        .isInstanceOf(MalformedYamlException.class)
        .hasMessage(problem);
  }

  @Test
  void brokenYamlIsSaidWithItsPlace() {
    assertThatThrownBy(() -> read("a: [1,\nb: }"))
        .isInstanceOf(MalformedYamlException.class)
        .hasMessageMatching("2:\\d+: not YAML: .*");
  }

  @Test
  void depthAndLengthAreBounded() {
    assertThatThrownBy(() -> read("[".repeat(1_000)))
        .isInstanceOf(MalformedYamlException.class)
        .hasMessage("1:21: nested too deeply");
    assertThatThrownBy(() -> YamlReader.read(new byte[YamlReader.LARGEST + 1]))
        .isInstanceOf(MalformedYamlException.class)
        .hasMessage("1:1: longer than 4 MB");
    assertThatThrownBy(() -> YamlReader.read(new byte[] {'a', (byte) 0xff}))
        .isInstanceOf(MalformedYamlException.class)
        .hasMessage("1:1: not UTF-8");
  }

  @Test
  void noDocumentBreaksTheReader() {
    long seed = 20_261_128;
    Random random = new Random(seed);
    String alphabet = "ab: -[]{},&*!|>'\"#%@`\n\t?0";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder document = new StringBuilder();
      int length = random.nextInt(60);
      for (int at = 0; at < length; at++) {
        document.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        assertThat(read(document.toString()).place().line()).as("seed %d", seed).isPositive();
      } catch (MalformedYamlException e) {
        assertThat(e.problems()).as("seed %d", seed).isNotEmpty();
      }
    }
  }
}
