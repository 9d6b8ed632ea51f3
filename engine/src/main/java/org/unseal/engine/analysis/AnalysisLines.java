package org.unseal.engine.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.json.Fields;
import org.unseal.engine.json.Json;

/** Reads a stored analysis line by line and takes its digest on the way. One thread. */
final class AnalysisLines implements AutoCloseable {
  private final MessageDigest sha256 = Digests.sha256();
  private final InputStream bytes;
  private final BufferedReader lines;

  AnalysisLines(Path folder) throws IOException {
    this.bytes =
        new DigestInputStream(
            new GZIPInputStream(Files.newInputStream(folder.resolve(AnalysisFiles.LINES)), 1 << 16),
            sha256);
    this.lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16);
  }

  /** The next line, which must be there. */
  Fields next() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new IOException("the analysis ends early");
    }
    return Json.read(line, "the stored analysis");
  }

  /** Of everything in the file, read to its end. */
  String digest() throws IOException {
    lines.transferTo(java.io.Writer.nullWriter());
    return Digests.hex(sha256.digest());
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
