package org.unseal.engine.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses at the least cost: what is kept in the cache is large, read soon and deleted. */
public final class FastGzip extends GZIPOutputStream {
  /** Takes over the stream. */
  public FastGzip(OutputStream out) throws IOException {
    super(out, 1 << 16);
    def.setLevel(Deflater.BEST_SPEED);
  }
}
