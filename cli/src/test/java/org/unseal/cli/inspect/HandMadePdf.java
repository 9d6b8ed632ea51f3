package org.unseal.cli.inspect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A PDF of one page, written without any library. */
final class HandMadePdf {
  private HandMadePdf() {}

  /**
   * The file.
   *
   * @param content of the page; /F1 is Helvetica, /X the sixth object
   * @param more objects from the sixth on
   */
  static byte[] of(String content, String... more) {
    List<String> objects =
        new ArrayList<>(
            List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources"
                    + " << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>",
                stream("", content),
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"));
    objects.addAll(List.of(more));
    StringBuilder file = new StringBuilder("%PDF-1.4\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append("%010d 00000 n \n".formatted(file.length()));
      file.append("%d 0 obj\n%s\nendobj\n".formatted(i + 1, objects.get(i)));
    }
    int at = file.length();
    file.append("xref\n0 %d\n%s".formatted(objects.size() + 1, table));
    file.append(
        "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            .formatted(objects.size() + 1, at));
    return file.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  static String stream(String entries, String content) {
    return "<< %s /Length %d >>\nstream\n%s\nendstream"
        .formatted(entries, content.length(), content);
  }
}
