package org.unseal.engine.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** What another process wrote is not believed. */
final class PageFolderTest {
  @TempDir private Path folder;

  private void page(int width, int height, String text, String unseen) throws IOException {
    ByteBuffer png = ByteBuffer.allocate(40);
    png.putLong(0x89504E470D0A1A0AL)
        .putInt(13)
        .put("IHDR".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .putInt(width)
        .putInt(height);
    Files.write(folder.resolve("page-1.png"), png.array());
    Files.writeString(folder.resolve("page-1.txt"), text);
    Files.writeString(folder.resolve("page-1.unseen"), unseen);
  }

  private void refuses() {
    assertThatThrownBy(() -> PageFolder.read(folder))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PAGES_UNREADABLE));
  }

  @Test
  void controlsAndWhatTurnsWritingAroundAreGone() throws IOException {
    page(10, 10, "a\u202Eb\u001B[31m\u0000c\r\n\u2066d\uE000  \n\n", "0");

    assertThat(PageFolder.read(folder).getFirst().text()).isEqualTo("ab[31mc\nd\n");
  }

  @Test
  void whatCantBeAPageIsRefused() throws IOException {
    refuses();
    page(100_000, 100_000, "a", "0");
    refuses();
    page(10, 10, "a", "-1");
    refuses();
    page(10, 10, "a".repeat(1_000_000), "0");
    refuses();
    page(10, 10, "a", "0");
    Files.writeString(folder.resolve("page-1.png"), "<script>");
    refuses();
    Files.delete(folder.resolve("page-1.png"));
    Files.createSymbolicLink(folder.resolve("page-1.png"), folder.resolve("page-1.txt"));
    assertThatThrownBy(() -> PageFolder.read(folder)).isInstanceOf(Exception.class);
  }
}
