package org.unseal.engine.sheet;

import java.io.IOException;
import java.nio.file.Path;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.Progress;
import org.unseal.engine.report.Report;

/**
 * Writes a sheet. Reads the analysis twice and decodes the recording once; memory does not grow
 * with the recording: the small pictures wait in a file beside the sheet until the page is written.
 */
public final class SheetStep {
  private final PartialFiles partials;
  private final PictureBudget budget;

  /**
   * Wires the step.
   *
   * @param partials is told of the file in which pictures wait
   */
  public SheetStep(PartialFiles partials) {
    this(partials, PictureBudget.USUAL);
  }

  SheetStep(PartialFiles partials, PictureBudget budget) {
    this.partials = partials;
    this.budget = budget;
  }

  /**
   * Writes the sheet.
   *
   * @param file exists, is empty and readable by its owner alone
   */
  public void run(Footage footage, Report report, Path file, Progress progress) {
    run(footage, SheetSubject.of(report), file, progress);
  }

  /**
   * Writes the sheet.
   *
   * @param file exists, is empty and readable by its owner alone
   */
  public void run(Footage footage, SheetSubject subject, Path file, Progress progress) {
    progress.stage(Progress.Stage.SHEET, subject.frames());
    SheetIndex index = SheetIndex.of(subject, footage.facts().size(), budget);
    Path waiting = file.resolveSibling(file.getFileName() + ".pictures");
    try (PictureShelf shelf = new PictureShelf(waiting, index.pictures(), partials)) {
      FrameTimes times = new CollectPictures(index, shelf).run(footage, progress);
      SheetPage page = new SheetPage(subject, footage.facts(), index, shelf, times);
      page.write(file);
    } catch (IOException e) {
      throw OutputFile.writing(file, e);
    }
  }
}
