package org.unseal.engine.zip;

/**
 * How much an archive may hold.
 *
 * @param entries most entries, folders among them
 * @param entryBytes most bytes of one file in it
 * @param ratio how many times larger than the archive all its files together may be
 * @param always bytes that all together may have whatever the ratio
 */
public record ZipLimits(int entries, long entryBytes, long ratio, long always) {
  /** What exports of recorders never need, with room to spare. */
  public static final ZipLimits USUAL = new ZipLimits(20_000, 1L << 40, 100, 1L << 28);

  public ZipLimits {
    if (entries < 1 || entryBytes < 1 || ratio < 1 || always < 0) {
      throw new IllegalArgumentException("limits that allow nothing");
    }
  }

  /** Most bytes of all files in an archive of this length. */
  long total(long archive) {
    return Math.max(always, archive > Long.MAX_VALUE / ratio ? Long.MAX_VALUE : archive * ratio);
  }
}
