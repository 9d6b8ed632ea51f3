package org.unseal.proof.key;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What kind of document is signed. It is part of what is signed, so that a signature of one kind is
 * never good for another.
 *
 * @param name at most 32 lower-case letters, digits and hyphens, a letter first
 */
public record DocumentType(String name) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  public DocumentType {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a kind of document");
    }
  }

  /** What is signed before the document itself. */
  byte[] prefix() {
    return ("unseal-" + name + "-1\n").getBytes(StandardCharsets.US_ASCII);
  }
}
