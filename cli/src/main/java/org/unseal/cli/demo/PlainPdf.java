package org.unseal.cli.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of plain text as PDF 1.4, as a court's clerk would hand in: with the name of whoever
 * wrote it in the file, and with black bars that are drawn over what can still be copied.
 */
final class PlainPdf {
  /** A line that begins with it is barred. */
  static final String BARRED = "#";

  private static final int LEFT = 72;
  private static final int TOP = 740;
  private static final int LEADING = 18;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> places = new ArrayList<>();

  private PlainPdf() {}

  /**
   * The page.
   *
   * @param author as the file names its author
   * @param lines of ASCII, at most forty
   */
  static byte[] page(String author, List<String> lines) {
    StringBuilder text =
        new StringBuilder("BT /F1 12 Tf %d %d Td %d TL\n".formatted(LEFT, TOP, LEADING));
    StringBuilder bars = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(BARRED)) {
        line = line.substring(BARRED.length());
        bars.append("%d %d 200 16 re f\n".formatted(LEFT, TOP - i * LEADING - 4));
      }
      text.append('(').append(escaped(line)).append(") Tj T*\n");
    }
    return new PlainPdf().write(author, text + "ET\n" + bars);
  }

  private static String escaped(String line) {
    return line.replaceAll("([\\\\()])", "\\\\$1");
  }

  private byte[] write(String author, String text) {
    print("%PDF-1.4\n");
    object("<< /Type /Catalog /Pages 2 0 R >>");
    object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    object(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            + " /Resources << /Font << /F1 5 0 R >> >> >>");
    object("<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream");
    object(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica" + " /Encoding /WinAnsiEncoding >>");
    object("<< /Author (" + escaped(author) + ") >>");
    int table = out.size();
    print("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
    places.forEach(place -> print("%010d 00000 n \n".formatted(place)));
    print("trailer\n<< /Size " + (places.size() + 1) + " /Root 1 0 R /Info 6 0 R >>\n");
    print("startxref\n" + table + "\n%%EOF\n");
    return out.toByteArray();
  }

  private void object(String content) {
    places.add(out.size());
    print(places.size() + " 0 obj\n" + content + "\nendobj\n");
  }

  private void print(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
