package org.unseal.engine.port;

import java.nio.file.Path;

/**
 * Draws the pages of a document that may be hostile. What it writes is as the file has it: whoever
 * shows a text makes it safe first. One thread.
 */
public interface DocumentPages {
  /** Most pages of a document. */
  int MOST_PAGES = 200;

  /** Most pixels of a page; a larger one is drawn more coarsely. */
  long MOST_PIXELS = 8_000_000;

  /** Most characters that are read of one page. */
  int MOST_CHARACTERS = 100_000;

  /** Pixels in an inch of a page of usual size. */
  int DPI = 150;

  /**
   * Writes for each page, from 1, {@code page-N.png}, {@code page-N.txt} in UTF-8 with what can be
   * read in that picture, and {@code page-N.unseen}: how many characters the file has there that
   * the picture does not show. Those are in no text.
   *
   * @param folder is there and empty
   * @throws org.unseal.model.failure.UnsealException {@code PAGES_UNREADABLE}, {@code
   *     PAGES_LOCKED}, {@code LIMIT_EXCEEDED}
   */
  void draw(Path file, Path folder, Progress progress);
}
