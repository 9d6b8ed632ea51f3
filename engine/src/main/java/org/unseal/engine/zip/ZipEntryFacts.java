package org.unseal.engine.zip;

import java.nio.charset.StandardCharsets;
import org.unseal.proof.digest.Octets;

/**
 * What the directory of an archive says of one entry.
 *
 * @param name its bytes as they stand there
 * @param header where its own header begins
 */
record ZipEntryFacts(
    Octets name,
    int madeOn,
    int flags,
    int method,
    long crc,
    long packed,
    long size,
    long attributes,
    long header) {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int UNIX = 3;
  private static final int KIND = 0xF000;
  private static final int PLAIN = 0x8000;
  private static final int FOLDER = 0x4000;
  private static final int LINK = 0xA000;

  private int kind() {
    return madeOn == UNIX ? (int) (attributes >> 16) & KIND : 0;
  }

  boolean folder() {
    return (name.length() > 0 && name.at(name.length() - 1) == '/') || kind() == FOLDER;
  }

  boolean link() {
    return kind() == LINK;
  }

  /** A device, a pipe or something else that no archive of recordings has. */
  boolean odd() {
    return kind() != 0 && kind() != PLAIN && kind() != FOLDER && kind() != LINK;
  }

  boolean encrypted() {
    return (flags & 0x2041) != 0;
  }

  /** Whether somebody who unpacks by this name would write elsewhere, or to another file. */
  boolean leadsAway() {
    String text = new String(name.toArray(), StandardCharsets.ISO_8859_1);
    if (text.isEmpty()
        || text.startsWith("/")
        || text.indexOf('\\') >= 0
        || text.indexOf('\0') >= 0
        || text.matches("(?s)[A-Za-z]:.*")) {
      return true;
    }
    for (String part : text.split("/", -1)) {
      if (part.equals("..") || part.equals(".")) {
        return true;
      }
    }
    return text.replaceAll("/$", "").contains("//");
  }
}
