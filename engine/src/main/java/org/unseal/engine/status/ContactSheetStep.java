package org.unseal.engine.status;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.engine.intake.IntakeFolders;
import org.unseal.engine.intake.Item;
import org.unseal.engine.port.Inspector;
import org.unseal.engine.port.Inspector.Still;
import org.unseal.engine.port.Progress;

/**
 * Makes a page with a few small pictures of every recording, so that a person sees what there is.
 * The pictures are taken in the other process and kept; the page shows people, and is its owner's
 * alone.
 */
public final class ContactSheetStep {
  private static final int LONGEST_STILL = 1 << 18;

  private final Inspector inspector;
  private final PartialFiles partials;

  /** Ready to run; the inspector is the caller's to close. */
  public ContactSheetStep(Inspector inspector, PartialFiles partials) {
    this.inspector = requireNonNull(inspector, "inspector");
    this.partials = requireNonNull(partials, "partials");
  }

  /** Runs it; returns where the page is. */
  public Path run(CaseFile file, CaseStatus status, Progress progress) {
    IntakeFolders folders = new IntakeFolders(file.folders());
    List<Item> shown =
        status.sources().stream()
            .flatMap(source -> source.items().stream())
            .filter(item -> item.sealed() && !item.facts().stills().isEmpty())
            .toList();
    progress.stage(Progress.Stage.SHEET, shown.size());
    int done = 0;
    for (Item item : shown) {
      progress.done(done++);
      take(item, folders, progress);
    }
    Path page = file.folders().derived().resolve("contact-sheet.html");
    try {
      PrivateFiles.createFolders(file.folders().derived());
    } catch (IOException e) {
      throw OutputFile.writing(page, e);
    }
    try (OutputFile out = new OutputFile(page, true, true, partials)) {
      new ContactSheet(status, (item, number) -> still(folders, item, number)).write(out.path());
      out.complete();
    } catch (IOException e) {
      throw OutputFile.writing(page, e);
    }
    return page;
  }

  private void take(Item item, IntakeFolders folders, Progress progress) {
    Path folder = folders.stills(item.sha256());
    Path done = folder.resolve("done");
    if (Files.exists(done)) {
      return;
    }
    try {
      PrivateFiles.createFolders(folder);
      inspector.stills(
          new Inspector.StillsTask(
              folders.original(item.sha256()),
              folder,
              item.facts().stills().stream().map(Still::frame).toList()),
          new Asking(progress));
      // whatever came of it: a file that can't be shown is not tried at every look
      Files.write(done, new byte[0]);
    } catch (IOException e) {
      throw OutputFile.writing(folder, e);
    }
  }

  /** Only asks whether to go on. */
  private record Asking(Progress progress) implements Progress {
    @Override
    public void stage(Stage stage, long units) {}

    @Override
    public void done(long units) {
      progress.done(0);
    }
  }

  /** A picture, if there is one that is no more than that. */
  private static Optional<byte[]> still(IntakeFolders folders, Item item, int number) {
    Path file = folders.stills(item.sha256()).resolve(number + ".jpg");
    try (InputStream in =
        Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      byte[] jpeg = in.readNBytes(LONGEST_STILL + 1);
      boolean right =
          jpeg.length > 3
              && jpeg.length <= LONGEST_STILL
              && (jpeg[0] & 0xFF) == 0xFF
              && (jpeg[1] & 0xFF) == 0xD8;
      return right ? Optional.of(jpeg) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
