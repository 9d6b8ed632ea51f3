package org.unseal.engine.roster;

import java.util.Map;

/** What the named and numbered characters of HTML mean, as far as they can stand in a name. */
final class Entities {
  private static final Map<String, Integer> WHOLE =
      Map.ofEntries(
          Map.entry("amp", (int) '&'),
          Map.entry("lt", (int) '<'),
          Map.entry("gt", (int) '>'),
          Map.entry("quot", (int) '"'),
          Map.entry("apos", (int) '\''),
          Map.entry("lsquo", 0x2018),
          Map.entry("rsquo", 0x2019),
          Map.entry("hyphen", (int) '-'),
          Map.entry("dash", (int) '-'),
          Map.entry("ndash", 0x2013),
          Map.entry("nbsp", (int) ' '),
          Map.entry("ensp", (int) ' '),
          Map.entry("emsp", (int) ' '),
          Map.entry("thinsp", (int) ' '),
          Map.entry("Tab", (int) '\t'),
          Map.entry("NewLine", (int) '\n'),
          Map.entry("comma", (int) ','),
          Map.entry("period", (int) '.'),
          Map.entry("shy", 0xAD),
          Map.entry("zwnj", 0x200C),
          Map.entry("zwj", 0x200D),
          Map.entry("lrm", 0x200E),
          Map.entry("rlm", 0x200F),
          Map.entry("szlig", (int) 'ß'),
          Map.entry("aelig", (int) 'æ'),
          Map.entry("AElig", (int) 'Æ'),
          Map.entry("oelig", 0x153),
          Map.entry("OElig", 0x152),
          Map.entry("eth", (int) 'ð'),
          Map.entry("ETH", (int) 'Ð'),
          Map.entry("thorn", (int) 'þ'),
          Map.entry("THORN", (int) 'Þ'),
          Map.entry("inodot", (int) 'ı'),
          Map.entry("imath", (int) 'ı'));

  /** Behind one letter: the letter with a mark, which is compared without it. */
  private static final String MARKS =
      "grave|acute|circ|tilde|uml|ring|cedil|slash|caron|breve|macr|ogon|dot|dblac|strok|midot";

  private Entities() {}

  /** The character of a name, of a marked letter the letter alone; negative where it is none. */
  static int point(String name) {
    if (name.startsWith("#")) {
      return number(name);
    }
    Integer whole = WHOLE.get(name);
    if (whole != null) {
      return whole;
    }
    boolean marked = name.length() > 3 && name.substring(1).matches(MARKS);
    return marked && Character.isLetter(name.charAt(0)) ? name.charAt(0) : -1;
  }

  private static int number(String name) {
    boolean hexadecimal = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
    String digits = name.substring(hexadecimal ? 2 : 1);
    if (digits.isEmpty() || digits.length() > 8) {
      return -1;
    }
    try {
      int point = Integer.parseUnsignedInt(digits, hexadecimal ? 16 : 10);
      return Character.isValidCodePoint(point) ? point : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
