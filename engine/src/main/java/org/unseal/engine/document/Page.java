package org.unseal.engine.document;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.Octets;

/**
 * A page of a document.
 *
 * @param picture a PNG
 * @param text what can be read in it, safe to show
 * @param unseen how many characters of the file are left out, because the picture does not show
 *     them
 */
public record Page(Octets picture, String text, int unseen) {
  public Page {
    requireNonNull(picture, "picture");
    requireNonNull(text, "text");
  }

  /** SHA-256 of the SHA-256 of each page's picture and text, one behind the other. */
  static Digest digest(List<Page> pages) {
    MessageDigest all = Digest.sha256();
    for (Page page : pages) {
      all.update(Digest.sha256().digest(page.picture.toArray()));
      all.update(Digest.sha256().digest(page.text.getBytes(StandardCharsets.UTF_8)));
    }
    return Digest.of(all.digest());
  }
}
