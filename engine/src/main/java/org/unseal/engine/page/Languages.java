package org.unseal.engine.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The languages of the page: one for each message file. A new file is a new language; nothing else
 * has to know.
 *
 * @param all the first is that of the page that opens first
 */
public record Languages(List<Words> all) {
  private static final String FIRST = "en";

  public Languages {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no language");
    }
  }

  /** Those of this program. */
  public static Languages standard() {
    return found(code -> Optional.ofNullable(Languages.class.getResourceAsStream(file(code))));
  }

  /** The name of the file of a language. */
  static String file(String code) {
    return "messages/page_" + code + ".properties";
  }

  /**
   * Those of which there is a file, English first.
   *
   * @param files opens the file of a language by its two letters
   */
  static Languages found(Function<String, Optional<InputStream>> files) {
    List<Words> all = new ArrayList<>();
    Stream.concat(Stream.of(FIRST), Stream.of(Locale.getISOLanguages()).sorted())
        .distinct()
        .forEach(code -> files.apply(code).ifPresent(in -> all.add(new Words(code, read(in)))));
    return new Languages(all);
  }

  private static SortedMap<String, String> read(InputStream in) {
    try (in) {
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      SortedMap<String, String> texts = new TreeMap<>();
      properties.forEach((key, text) -> texts.put((String) key, (String) text));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("part of this program can't be read", e);
    }
  }

  /** What a page is called in a language: {@code index.html}, {@code index.es.html}. */
  String page(String name, Words words) {
    return words.code().equals(all.getFirst().code())
        ? name + ".html"
        : name + "." + words.code() + ".html";
  }
}
