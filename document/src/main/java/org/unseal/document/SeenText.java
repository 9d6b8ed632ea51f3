package org.unseal.document;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.unseal.engine.port.DocumentPages;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Reads a page's writing in the order in which it stands there, but only what can be seen. */
final class SeenText extends PDFTextStripper {
  /** A ligature has up to this many; a longer one is a way to say what is not drawn. */
  private static final int LONGEST_GLYPH = 4;

  private final DrawnPage page;
  private int characters;
  private int unseen;

  SeenText(DrawnPage page) {
    this.page = page;
    setSortByPosition(true);
    setLineSeparator("\n");
    setPageEnd("\n");
  }

  String read(PDDocument document, int index) throws IOException {
    setStartPage(index + 1);
    setEndPage(index + 1);
    return getText(document);
  }

  /** How many characters were left out. */
  int unseen() {
    return unseen;
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    characters++;
    if (characters > DocumentPages.MOST_CHARACTERS) {
      throw new UnsealException(
          ErrorCode.LIMIT_EXCEEDED,
          "a page has more than %d characters".formatted(DocumentPages.MOST_CHARACTERS));
    }
    String said = text.getUnicode();
    if (said.isBlank()) {
      return; // gaps are found by where letters stand
    }
    if (said.length() <= LONGEST_GLYPH && page.shows(text)) {
      super.processTextPosition(text);
    } else {
      unseen++;
    }
  }
}
