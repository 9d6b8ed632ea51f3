package org.unseal.cli.serve;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a file are asked for.
 *
 * @param last the last one, itself included
 */
record ByteRange(long first, long last) {
  private static final String UNIT = "bytes=";
  private static final Pattern ONE = Pattern.compile(" *([0-9]{0,18}) *- *([0-9]{0,18}) *");

  long length() {
    return last - first + 1;
  }

  /** What a header asks for. */
  sealed interface Asked {
    /** The whole file: no range, another unit, or several ranges, which nobody here needs. */
    record Whole() implements Asked {}

    record Part(ByteRange range) implements Asked {}

    /** No byte of it is there. */
    record Nothing() implements Asked {}
  }

  /**
   * Reads a {@code Range} header.
   *
   * @param size of the file
   */
  static Asked of(Optional<String> header, long size) {
    if (header.isEmpty() || !header.get().startsWith(UNIT)) {
      return new Asked.Whole();
    }
    String ranges = header.get().substring(UNIT.length());
    if (ranges.contains(",")) {
      return new Asked.Whole();
    }
    Matcher one = ONE.matcher(ranges);
    if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
      return new Asked.Nothing();
    }
    if (one.group(1).isEmpty()) {
      long suffix = Math.min(Long.parseLong(one.group(2)), size);
      return suffix == 0
          ? new Asked.Nothing()
          : new Asked.Part(new ByteRange(size - suffix, size - 1));
    }
    long first = Long.parseLong(one.group(1));
    long last = one.group(2).isEmpty() ? size - 1 : Long.parseLong(one.group(2));
    if (first >= size || last < first) {
      return new Asked.Nothing();
    }
    return new Asked.Part(new ByteRange(first, Math.min(last, size - 1)));
  }
}
