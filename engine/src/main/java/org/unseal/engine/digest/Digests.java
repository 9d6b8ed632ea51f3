package org.unseal.engine.digest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.unseal.engine.port.Progress;
import org.unseal.proof.digest.Digest;

/** SHA-256, written as 64 lower-case hexadecimal digits. */
public final class Digests {
  private static final int CHUNK = 1 << 18;

  private Digests() {}

  /** A fresh SHA-256. */
  public static MessageDigest sha256() {
    return Digest.sha256();
  }

  public static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  /** Of the text's UTF-8 bytes. */
  public static String ofText(String text) {
    return hex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Of a file's bytes; tells how many bytes are done. */
  public static String ofFile(Path file, Progress progress) throws IOException {
    MessageDigest digest = sha256();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    long done = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(chunk) >= 0) {
        chunk.flip();
        done += chunk.remaining();
        digest.update(chunk);
        chunk.clear();
        progress.done(done);
      }
    }
    return hex(digest.digest());
  }
}
