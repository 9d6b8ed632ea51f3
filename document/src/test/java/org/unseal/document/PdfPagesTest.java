package org.unseal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unseal.document.MadePdf.words;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.engine.port.DocumentPages;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** What a page's picture shows is in its text, and nothing else of the file is. */
final class PdfPagesTest {
  private static final PDRectangle LETTER = PDRectangle.LETTER;

  @TempDir private Path folder;

  private Path drawn(MadePdf pdf) throws IOException {
    return drawn(pdf.save(folder.resolve("in.pdf")));
  }

  private Path drawn(Path file) throws IOException {
    Path pages = Files.createDirectories(folder.resolve("pages"));
    new PdfPages().draw(file, pages, Progress.SILENT);
    return pages;
  }

  private static String text(Path pages, int page) throws IOException {
    return Files.readString(pages.resolve("page-" + page + ".txt")).strip();
  }

  private static String unseen(Path pages) throws IOException {
    return Files.readString(pages.resolve("page-1.unseen"));
  }

  private static void refuses(Path file, Path folder, ErrorCode code) {
    assertThatThrownBy(() -> new PdfPages().draw(file, folder, Progress.SILENT))
        .isInstanceOfSatisfying(UnsealException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void pagesAreDrawnWithTheirText() throws IOException {
    try (MadePdf pdf = new MadePdf()) {
      pdf.page(LETTER, words(72, 700, "It is so ordered,") + words(72, 670, "at noon: _.i-'"));
      pdf.page(LETTER, words(72, 700, "Second page"));

      Path pages = drawn(pdf);

      assertThat(text(pages, 1)).isEqualTo("It is so ordered,\nat noon: _.i-'");
      assertThat(text(pages, 2)).isEqualTo("Second page");
      assertThat(unseen(pages)).isEqualTo("0");
      BufferedImage picture = ImageIO.read(pages.resolve("page-1.png").toFile());
      assertThat(picture.getWidth()).isEqualTo(1275);
      assertThat(picture.getHeight()).isBetween(1649, 1650);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 0 0 rg 60 640 300 40 re f\n", // below a black box
        "1 1 1 rg 60 640 300 40 re f\n", // below a white one
      })
  void whatLiesBelowABoxIsNotInTheText(String box) throws IOException {
    try (MadePdf pdf = new MadePdf()) {
      pdf.page(
          LETTER,
          words(72, 700, "The witness is")
              + words(72, 650, "Alder Quill")
              + box
              + "0 g "
              + words(72, 600, "and may be named."));

      Path pages = drawn(pdf);

      assertThat(text(pages, 1)).isEqualTo("The witness is\nand may be named.");
      assertThat(unseen(pages)).isEqualTo("10");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BT /F1 20 Tf 3 Tr 72 650 Td (secret) Tj ET\n", // drawn in no way
        "1 1 1 rg BT /F1 20 Tf 72 650 Td (secret) Tj ET\n", // white on white
        "BT /F1 20 Tf 2000 650 Td (secret) Tj ET\n", // beside the page
        "BT /F1 0.01 Tf 72 650 Td (secret) Tj ET\n", // too small to see
        "q 0 0 1 1 re W n BT /F1 20 Tf 72 650 Td (secret) Tj ET Q\n", // clipped away
        "/Span << /ActualText (secret) >> BDC EMC\n", // said beside what is drawn
        "BT /F1 20 Tf 72 650 Td (secret) Tj ET q 60 640 300 40 re f Q BT 1 g ET\n", // covered
      })
  void writingThatNobodySeesIsNotInTheText(String writing) throws IOException {
    try (MadePdf pdf = new MadePdf()) {
      pdf.page(LETTER, words(72, 700, "Seen") + writing);

      assertThat(text(drawn(pdf), 1)).isEqualTo("Seen");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  void turnedPageIsReadAsItIsSeen(int rotation) throws IOException {
    try (MadePdf pdf = new MadePdf()) {
      PDPage page =
          pdf.page(
              LETTER,
              words(172, 500, "Seen") + words(372, 300, "secret") + "360 290 200 40 re f\n");
      page.setRotation(rotation);
      page.setCropBox(new PDRectangle(100, 100, 500, 600));

      Path pages = drawn(pdf);

      assertThat(text(pages, 1)).isEqualTo("Seen");
      assertThat(unseen(pages)).isEqualTo("6");
    }
  }

  @Test
  void linesBesideABoxDoNotMakeWhatIsBelowItSeen() throws IOException {
    try (MadePdf pdf = new MadePdf()) {
      pdf.page(
          LETTER,
          "0 g BT /F1 12 Tf 14 TL 72 700 Td (gjpqy gjpqy gjpqy) Tj T* (before SECRET after) Tj"
              + " T* (TALL TALL TALL) Tj ET\n"
              + "109 683 49 12 re f\n");

      Path pages = drawn(pdf);

      assertThat(text(pages, 1))
          .doesNotContain("SECRET", "SECRE", "ECRET")
          .contains("before", "after");
    }
  }

  @Test
  void boxThatIsAnAnnotationCoversToo() throws IOException {
    try (MadePdf pdf = new MadePdf()) {
      PDPage page = pdf.page(LETTER, words(72, 700, "Seen") + words(72, 650, "secret"));
      var box = new org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare();
      box.setRectangle(new PDRectangle(60, 640, 200, 40));
      var black =
          new org.apache.pdfbox.pdmodel.graphics.color.PDColor(
              new float[] {0, 0, 0}, org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB.INSTANCE);
      box.setInteriorColor(black);
      box.setColor(black);
      box.constructAppearances(pdf.document());
      page.getAnnotations().add(box);

      assertThat(text(drawn(pdf), 1)).isEqualTo("Seen");
    }
  }

  @Test
  void hugePageIsDrawnCoarsely() throws IOException {
    try (MadePdf pdf = new MadePdf()) {
      pdf.page(new PDRectangle(14_400, 14_400), "0 0 14400 7200 re f\n");

      BufferedImage picture = ImageIO.read(drawn(pdf).resolve("page-1.png").toFile());

      assertThat((long) picture.getWidth() * picture.getHeight())
          .isBetween(DocumentPages.MOST_PIXELS / 2, DocumentPages.MOST_PIXELS);
    }
  }

  @Test
  void tooManyPagesAreRefused() throws IOException {
    try (MadePdf pdf = new MadePdf()) {
      for (int i = 0; i < 10_000; i++) {
        pdf.document().addPage(new PDPage());
      }
      refuses(pdf.save(folder.resolve("in.pdf")), folder, ErrorCode.LIMIT_EXCEEDED);
    }
  }

  @Test
  void tooManyCharactersOnAPageAreRefused() throws IOException {
    try (MadePdf pdf = new MadePdf()) {
      pdf.page(LETTER, words(2000, 700, "x".repeat(DocumentPages.MOST_CHARACTERS + 1)));
      refuses(pdf.save(folder.resolve("in.pdf")), folder, ErrorCode.LIMIT_EXCEEDED);
    }
  }

  @Test
  void lockedFileIsRefused() throws IOException {
    try (MadePdf pdf = new MadePdf()) {
      pdf.page(LETTER, words(72, 700, "x"));
      pdf.document()
          .protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
      refuses(pdf.save(folder.resolve("in.pdf")), folder, ErrorCode.PAGES_LOCKED);
    }
  }

  @Test
  void scriptsAndFormsThatHoldThemselvesDoNothing() throws IOException {
    try (MadePdf pdf = new MadePdf()) {
      PDPage page = pdf.page(LETTER, words(72, 700, "Seen") + "/X Do\n");
      PDFormXObject form = new PDFormXObject(pdf.document());
      form.setBBox(LETTER);
      form.setResources(page.getResources());
      page.getResources().put(COSName.getPDFName("X"), form);
      try (var out = form.getContentStream().createOutputStream()) {
        out.write("/X Do".getBytes(StandardCharsets.US_ASCII));
      }
      pdf.document()
          .getDocumentCatalog()
          .setOpenAction(new PDActionJavaScript("while (true) { app.alert('x'); }"));
      assertThat(text(drawn(pdf), 1)).isEqualTo("Seen");
    }
  }

  @Test
  void pictureThatCantBeReadIsNotLeftOutInSilence() throws IOException {
    try (MadePdf pdf = new MadePdf()) {
      PDPage page = pdf.page(LETTER, "/I Do\n");
      var image = new org.apache.pdfbox.cos.COSStream();
      image.setItem(COSName.TYPE, COSName.XOBJECT);
      image.setItem(COSName.SUBTYPE, COSName.IMAGE);
      image.setInt(COSName.WIDTH, 10);
      image.setInt(COSName.HEIGHT, 10);
      image.setItem(COSName.FILTER, COSName.JPX_DECODE);
      try (var out = image.createRawOutputStream()) {
        out.write(new byte[100]);
      }
      page.getResources()
          .put(
              COSName.getPDFName("I"),
              new org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject(
                  new org.apache.pdfbox.pdmodel.common.PDStream(image), page.getResources()));
      refuses(pdf.save(folder.resolve("in.pdf")), folder, ErrorCode.PAGES_UNREADABLE);
    }
  }

  @Test
  void whatIsNoPdfIsRefused() throws IOException {
    for (Map.Entry<String, String> file :
        Map.of("empty", "", "text", "hello", "cut", "%PDF-1.4\n1 0 obj\n<<").entrySet()) {
      refuses(
          Files.writeString(folder.resolve(file.getKey()), file.getValue()),
          folder,
          ErrorCode.PAGES_UNREADABLE);
    }
  }
}
