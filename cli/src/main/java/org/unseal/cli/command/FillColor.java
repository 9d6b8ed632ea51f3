package org.unseal.cli.command;

import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Reads a colour. */
final class FillColor {
  private FillColor() {}

  /** From {@code RRGGBB} or {@code #RRGGBB}, as 0xRRGGBB. */
  static int parse(String text) {
    String digits = text.startsWith("#") ? text.substring(1) : text;
    if (!digits.matches("[0-9a-fA-F]{6}")) {
      throw new UnsealException(
          ErrorCode.USAGE, "--fill-color is six hexadecimal digits, such as 000000 or 20a0ff");
    }
    return Integer.parseInt(digits, 16);
  }
}
