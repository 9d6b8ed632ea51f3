package org.unseal.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** A PDF of pages whose content a test writes in the language of pages; /F1 is Helvetica. */
final class MadePdf implements AutoCloseable {
  private final PDDocument document = new PDDocument();

  PDDocument document() {
    return document;
  }

  /** Writing at a place, 20 points high. */
  static String words(int x, int y, String words) {
    return "BT /F1 20 Tf %d %d Td (%s) Tj ET\n".formatted(x, y, words);
  }

  PDPage page(PDRectangle size, String content) throws IOException {
    PDPage page = new PDPage(size);
    PDResources resources = new PDResources();
    resources.put(COSName.getPDFName("F1"), new PDType1Font(Standard14Fonts.FontName.HELVETICA));
    page.setResources(resources);
    PDStream stream = new PDStream(document);
    try (var out = stream.createOutputStream()) {
      out.write(content.getBytes(StandardCharsets.ISO_8859_1));
    }
    page.setContents(stream);
    document.addPage(page);
    return page;
  }

  Path save(Path file) throws IOException {
    document.save(file.toFile());
    return file;
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
