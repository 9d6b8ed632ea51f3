package org.unseal.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.unseal.engine.port.DocumentPages;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** Draws with PDFBox. Sets the fonts that the library falls back to, once for the process. */
public final class PdfPages implements DocumentPages {
  private static final long MOST_MEMORY = 64L << 20;
  private static final long MOST_PICTURES = 64L << 20;

  /** Ready to draw. */
  public PdfPages() {
    FontMappers.set(new BundledFont());
    ImageIO.setUseCache(false);
  }

  @Override
  public void draw(Path file, Path folder, Progress progress) {
    try (PDDocument document =
        Loader.loadPDF(
            file.toFile(), MemoryUsageSetting.setupMainMemoryOnly(MOST_MEMORY).streamCache)) {
      int pages = count(document);
      progress.stage(Progress.Stage.PAGES, pages);
      long pictures = 0;
      for (int index = 0; index < pages; index++) {
        progress.done(index);
        pictures += page(document, index, folder);
        if (pictures > MOST_PICTURES) {
          throw new UnsealException(
              ErrorCode.LIMIT_EXCEEDED, "the pictures of its pages take more than 64 MB");
        }
      }
      progress.done(pages);
    } catch (InvalidPasswordException e) {
      throw new UnsealException(ErrorCode.PAGES_LOCKED, "it asks for a password", e);
    } catch (IOException | RuntimeException e) {
      if (e instanceof UnsealException known) {
        throw known;
      }
      // A library that stumbles over a file says so in any way.
      throw new UnsealException(ErrorCode.PAGES_UNREADABLE, "it can't be drawn whole", e);
    }
  }

  private static int count(PDDocument document) {
    int count = 0;
    for (PDPage _ : document.getPages()) {
      count++;
      if (count > MOST_PAGES) {
        throw new UnsealException(
            ErrorCode.LIMIT_EXCEEDED, "it has more than %d pages".formatted(MOST_PAGES));
      }
    }
    if (count == 0 || count != document.getNumberOfPages()) {
      throw new UnsealException(
          ErrorCode.PAGES_UNREADABLE, "it has another number of pages than it says");
    }
    return count;
  }

  private static long page(PDDocument document, int index, Path folder) throws IOException {
    DrawnPage page = new DrawnPage(document, index);
    SeenText text = new SeenText(page);
    String name = "page-" + (index + 1);
    Path picture = folder.resolve(name + ".png");
    ImageIO.write(page.picture(), "png", picture.toFile());
    Files.writeString(
        folder.resolve(name + ".txt"), text.read(document, index), StandardCharsets.UTF_8);
    Files.writeString(folder.resolve(name + ".unseen"), Integer.toString(text.unseen()));
    return Files.size(picture);
  }
}
