package org.unseal.engine.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.source.Source;
import org.unseal.engine.source.SourceKind;
import org.unseal.engine.zip.ZipLimits;

/**
 * What is to be taken in.
 *
 * @param paths files, folders and archives
 * @param source where they came from
 * @param label what people call the source; as before, or its id, where nobody says
 * @param kind empty where the source is known
 * @param conversion what the one file was made from
 * @param limits on what is taken in at once
 */
public record IntakeRequest(
    List<Path> paths,
    String source,
    Optional<String> label,
    Optional<SourceKind> kind,
    Optional<Item.Conversion> conversion,
    Limits limits) {
  public IntakeRequest {
    paths = List.copyOf(paths);
    Source.requireId(source);
  }

  /**
   * How much at once.
   *
   * @param files most files, and what is no file, together
   * @param depth folders within one another
   */
  public record Limits(int files, int depth, ZipLimits zip) {
    /** More than any export has. */
    public static final Limits USUAL = new Limits(120_000, 64, ZipLimits.USUAL);
  }
}
