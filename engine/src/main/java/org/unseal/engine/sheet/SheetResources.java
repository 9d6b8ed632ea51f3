package org.unseal.engine.sheet;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.unseal.engine.digest.Digests;

/** The page's own text, style and script, and the policy that lets the browser run nothing else. */
record SheetResources(String page, String style, String script) {

  static SheetResources load() throws IOException {
    return new SheetResources(
        read("sheet.html"), read("sheet.css"), read("decisions.js") + read("page.js"));
  }

  /**
   * A content security policy: no network at all, pictures from the page itself, and this one style
   * and script by their digests.
   */
  String policy() {
    return "default-src 'none'; img-src data:; style-src "
        + source(style)
        + "; script-src "
        + source(script)
        + "; base-uri 'none'; form-action 'none'";
  }

  private static String source(String inline) {
    byte[] digest = Digests.sha256().digest(inline.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  private static String read(String name) throws IOException {
    try (InputStream in = SheetResources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("part of this program is missing: " + name);
      }
      // the browser reads line ends so before it compares digests
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
