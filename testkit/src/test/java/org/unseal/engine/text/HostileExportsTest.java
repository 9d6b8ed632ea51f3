package org.unseal.engine.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.release.PlainText;

/**
 * What strangers wrote goes through everything that leaves a case: each text is refused where it
 * comes in, or does nothing where it arrives.
 */
final class HostileExportsTest {
  /** Long enough for what only long texts have around them. */
  private static final String HARMLESS = ("harmless " + Hostile.WORD + " ").repeat(5).strip();

  @TempDir private Path folder;
  private int made;

  private Optional<Map<String, byte[]>> files(HostileExports export, String text)
      throws IOException {
    made++;
    try {
      return Optional.of(export.files(text, folder.resolve(Integer.toString(made))));
    } catch (IllegalArgumentException | UnsealException e) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingOfItIsObeyed(HostileExports export) throws IOException {
    Map<String, byte[]> plain = files(export, HARMLESS).orElseThrow();
    List<String> refused = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String text : Hostile.TEXTS) {
      Optional<Map<String, byte[]>> files = files(export, text);
      if (files.isEmpty()) {
        refused.add(text);
        continue;
      }
      assertThat(files.get().keySet()).isEqualTo(plain.keySet());
      files
          .get()
          .forEach(
              (name, bytes) -> {
                try {
                  SafeToOpen.check(name, bytes, plain.getOrDefault(name, new byte[0]));
                } catch (AssertionError e) {
                  wrong.add(said(text) + " in " + name + ": " + e.getMessage());
                }
              });
      assertThat(files.get().values())
          .as("it arrives somewhere: %s", said(text))
          .anyMatch(bytes -> new String(bytes, UTF_8).contains(Hostile.WORD));
    }
    assertThat(wrong).isEmpty();
    assertThat(refused).as("what a line may have is not refused").noneMatch(PlainText::is);
    assertThat(refused.size()).isLessThan(Hostile.TEXTS.size() / 2 + 10);
  }

  private static String said(String text) {
    StringBuilder said = new StringBuilder();
    text.codePoints()
        .limit(60)
        .forEach(
            point ->
                said.append(
                    point < ' ' || SafeText.unfit(point)
                        ? "<%04X>".formatted(point)
                        : Character.toString(point)));
    return said.toString();
  }
}
