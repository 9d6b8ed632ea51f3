package org.unseal.engine.page;

import static java.util.Objects.requireNonNull;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.json.CanonicalJson;

/** Makes the files of a version's page. The same page gives the same bytes. */
public final class PageMaker {
  /** What the page is called that opens first. */
  public static final String FIRST = "index.html";

  /** Said where the script is not there: the page is complete without it. */
  public static final String SCRIPT_MISSING = "SCRIPT_MISSING";

  private static final String FOLDER = "page/";

  private final Languages languages;
  private final Optional<PageScript> script;

  /**
   * In these languages.
   *
   * @param script empty where it was not built
   */
  public PageMaker(Languages languages, Optional<PageScript> script) {
    this.languages = requireNonNull(languages, "languages");
    this.script = requireNonNull(script, "script");
  }

  /** As this program was built. */
  public static PageMaker standard() {
    return new PageMaker(Languages.standard(), PageScript.built());
  }

  /** Whether the pages have their script. */
  public boolean scripted() {
    return script.isPresent();
  }

  /** All files of the page, by their names in the version. */
  public SortedMap<String, Octets> files(PublicPage page) {
    SortedMap<String, Octets> files = new TreeMap<>();
    files.put(FOLDER + "page.css", resource("page.css"));
    files.put(FOLDER + "poster.svg", resource("poster.svg"));
    files.put(FOLDER + "poster.png", resource("poster.png"));
    script.ifPresent(
        built -> {
          files.put(FOLDER + "page.js", built.script());
          files.put(FOLDER + "player.css", built.style());
        });
    for (Words words : languages.all()) {
      new TextTracks(page, words).files().forEach((name, text) -> files.put(name, octets(text)));
      files.put(
          languages.page("index", words),
          octets(new WholePage(Writing.of(page, languages, words), scripted()).text()));
      files.put(
          languages.page("print", words),
          octets(new PrintPage(Writing.of(page, languages, words)).text()));
    }
    return files;
  }

  /** The page model of a language, as it stands in that language's page. */
  static String model(PublicPage page, Languages languages, Words words) {
    return new String(
        CanonicalJson.bytes(new PageModel(page, languages, words).json()), StandardCharsets.UTF_8);
  }

  private static Octets octets(String text) {
    return Octets.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Octets resource(String name) {
    try (InputStream in = PageMaker.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("part of this program is missing: " + name);
      }
      return Octets.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
