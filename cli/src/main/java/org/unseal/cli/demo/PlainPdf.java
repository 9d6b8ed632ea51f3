package org.unseal.cli.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One page of plain text as PDF 1.4, as a court's clerk would hand in. */
final class PlainPdf {
  private static final int TOP = 740;
  private static final int LEADING = 18;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> places = new ArrayList<>();

  private PlainPdf() {}

  /**
   * The page.
   *
   * @param lines of ASCII, at most forty
   */
  static byte[] page(List<String> lines) {
    StringBuilder text = new StringBuilder("BT /F1 12 Tf 72 " + TOP + " Td " + LEADING + " TL\n");
    for (String line : lines) {
      text.append('(').append(line.replaceAll("([\\\\()])", "\\\\$1")).append(") Tj T*\n");
    }
    text.append("ET");
    return new PlainPdf().write(text.toString());
  }

  private byte[] write(String text) {
    print("%PDF-1.4\n");
    object("<< /Type /Catalog /Pages 2 0 R >>");
    object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    object(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            + " /Resources << /Font << /F1 5 0 R >> >> >>");
    object("<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream");
    object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    int table = out.size();
    print("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
    places.forEach(place -> print("%010d 00000 n \n".formatted(place)));
    print("trailer\n<< /Size " + (places.size() + 1) + " /Root 1 0 R >>\n");
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
