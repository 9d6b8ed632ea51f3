package org.unseal.engine.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.unseal.proof.digest.Octets;

/**
 * What the page's script was built to, where it was built at all.
 *
 * @param script one classic script
 * @param style of what it draws
 */
public record PageScript(Octets script, Octets style) {
  private static final String FOLDER = "/org/unseal/page/";

  /** On the class path; empty where this program was built without Node. */
  public static Optional<PageScript> built() {
    return read("page.js")
        .flatMap(script -> read("player.css").map(style -> new PageScript(script, style)));
  }

  private static Optional<Octets> read(String name) {
    try (InputStream in = PageScript.class.getResourceAsStream(FOLDER + name)) {
      return in == null ? Optional.empty() : Optional.of(Octets.of(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("part of this program can't be read: " + name, e);
    }
  }
}
