package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.unseal.cli.process.ToolVersion;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.catalogue.CaseCatalogue;
import org.unseal.engine.intake.IntakeFolders;
import org.unseal.engine.intake.Item;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.catalogue.Catalogue;
import org.unseal.store.SqliteCaseStore;

/**
 * What a release takes from a case.
 *
 * @param pictures the picture seal, where there is one
 * @param catalogue with the item's own entries opened
 */
record CaseItem(Path original, Path seal, Path seed, Optional<Path> pictures, Catalogue catalogue) {
  CaseItem {
    requireNonNull(catalogue, "catalogue");
  }

  /** Reads a case without changing it. */
  static CaseItem read(Path folder, String id) {
    String tool = "unseal " + ToolVersion.number();
    InstantSource clock = InstantSource.system();
    try (CaseFile file =
        new CaseFile(
            SqliteCaseStore.open(folder), new CaseFolders(folder), Optional.empty(), tool, clock)) {
      Item item =
          file.record(RecordKind.ITEM, id)
              .map(Item::read)
              .orElseThrow(
                  () ->
                      new UnsealException(
                          ErrorCode.RECORD_MISSING,
                          "the case has no item of this name; give one as i7, see unseal status"));
      if (!item.sealed()) {
        throw new UnsealException(
            ErrorCode.NOT_A_VIDEO,
            id + " is kept as bytes and has no seal; take in a conversion of it and release that");
      }
      IntakeFolders folders = new IntakeFolders(file.folders());
      Path pictures = folders.pictures(item.sha256());
      return new CaseItem(
          folders.original(item.sha256()),
          folders.seal(item.sha256()),
          folders.seed(item.sha256()),
          Optional.of(pictures).filter(Files::exists),
          file.read(
              reading ->
                  CaseCatalogue.forRelease(
                      reading,
                      file.facts(),
                      id,
                      tool,
                      clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())));
    }
  }
}
