package org.unseal.engine.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The languages of the page. */
class WordsTest {
  private static Set<String> placeholders(String text) {
    return Pattern.compile("\\{[0-9]\\}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyLanguageHasTheSameTextsWithTheSamePlaces() {
    Languages languages = Languages.standard();
    Words english = languages.all().getFirst();
    assertThat(languages.all()).extracting(Words::code).startsWith("en").contains("es");
    for (Words words : languages.all()) {
      assertThat(words.texts().keySet()).as(words.code()).isEqualTo(english.texts().keySet());
      words
          .texts()
          .forEach(
              (key, text) -> {
                assertThat(text).as(words.code() + " " + key).isNotBlank().doesNotContain("''");
                assertThat(placeholders(text))
                    .as(words.code() + " " + key)
                    .isEqualTo(placeholders(english.texts().getOrDefault(key, "")));
              });
    }
  }

  @Test
  void missingTextIsAFailureAndNeverAGap() {
    Words words = new Words("en", new TreeMap<>(Map.of("a", "{0} and {1}, {0}")));
    assertThat(words.of("a", "{1}", "$1")).isEqualTo("{1} and $1, {1}");
    assertThat(words.of("a", "x")).isEqualTo("x and {1}, x");
    assertThatThrownBy(() -> words.of("b")).isInstanceOf(IllegalArgumentException.class);
  }

  /** English as it would be written from right to left: every text begins with Arabic letters. */
  private static Optional<InputStream> withArabic(String code) {
    StringBuilder texts = new StringBuilder();
    Languages.standard()
        .all()
        .getFirst()
        .texts()
        .forEach(
            (key, text) ->
                texts
                    .append(key)
                    .append(" = ")
                    .append(code.equals("ar") ? "\u0646\u0635 " : "")
                    .append(text)
                    .append('\n'));
    return code.equals("ar") || code.equals("en")
        ? Optional.of(new ByteArrayInputStream(texts.toString().getBytes(StandardCharsets.UTF_8)))
        : Optional.empty();
  }

  @Test
  void fileMoreIsALanguageMoreAndRightToLeftIsWrittenSo() {
    Languages languages = Languages.found(WordsTest::withArabic);
    assertThat(languages.all()).extracting(Words::code).containsExactly("en", "ar");
    var files = new PageMaker(languages, Optional.empty()).files(SamplePage.plain());
    assertThat(files).containsKeys("index.html", "index.ar.html", "print.ar.html");
    String page = PageMakerTest.text(files, "index.ar.html");
    Elements elements = Elements.of(page);
    assertThat(elements.list().getFirst().attributes())
        .containsEntry("lang", "ar")
        .containsEntry("dir", "rtl");
    assertThat(page)
        .contains("<h1 lang=\"en\" dir=\"auto\">")
        .contains("<p lang=\"en\" dir=\"auto\">We ask.</p>")
        .contains("class=\"digest\" dir=\"ltr\"");
    assertThat(Elements.of(PageMakerTest.text(files, "index.html")).shape())
        .as("an English page on an English page needs no word about it")
        .contains("h1[]");
  }
}
