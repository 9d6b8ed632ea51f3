package org.unseal.engine.intake;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.catalogue.CaseCatalogue;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.Inspector;
import org.unseal.engine.port.Progress;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.catalogue.CatalogueEntry;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.picture.PictureSeal;

/**
 * The second step of intake: seals the pictures of all recordings whose pictures are not sealed
 * yet. It takes as long as playing them at full speed and may be stopped at any time; the next run
 * goes on in the middle of the recording at which it stopped.
 */
public final class PicturesStep {
  private static final int LONGEST = 1 << 20;

  private final Inspector inspector;
  private final PartialFiles partials;

  /** Ready to run; the inspector is the caller's to close. */
  public PicturesStep(Inspector inspector, PartialFiles partials) {
    this.inspector = requireNonNull(inspector, "inspector");
    this.partials = requireNonNull(partials, "partials");
  }

  /**
   * What became of them.
   *
   * @param sealed ids of the items whose pictures are sealed now
   * @param findings of those where it could not be done
   */
  public record Result(List<String> sealed, List<Taken.NewFinding> findings) {
    public Result {
      sealed = List.copyOf(sealed);
      findings = List.copyOf(findings);
    }
  }

  /** Items whose pictures are still to be sealed. */
  public static List<Item> left(CaseReading reading) {
    List<Item> left = new ArrayList<>();
    for (CaseRecord record : reading.records(RecordKind.ITEM)) {
      Item item = Item.read(record);
      if (item.sealed() && item.pictures() && !seal(reading, item.id()).pictures()) {
        left.add(item);
      }
    }
    return left;
  }

  /** What the record of a seal says. */
  private record Sealed(Digest seal, boolean pictures) {}

  private static Sealed seal(CaseReading reading, String item) {
    try {
      ObjectReader body =
          ObjectReader.of(
              reading.record(RecordKind.SEAL, item).orElseThrow().body(), "a seal's record");
      return new Sealed(body.digest("seal"), body.has("pictures") || body.has("noPictures"));
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a seal's record can't be read; run custody check", e);
    }
  }

  /** Runs it. */
  public Result run(CaseFile file, Progress progress) {
    IntakeFolders folders = new IntakeFolders(file.folders());
    List<Item> left = file.read(PicturesStep::left);
    List<String> sealed = new ArrayList<>();
    List<Taken.NewFinding> findings = new ArrayList<>();
    progress.stage(Progress.Stage.PICTURES, left.size());
    for (int i = 0; i < left.size(); i++) {
      Item item = left.get(i);
      int done = i;
      progress.done(done);
      Inspector.Answer answer =
          inspector.pictures(
              new Inspector.PicturesTask(
                  folders.original(item.sha256()),
                  folders.seal(item.sha256()),
                  folders.seed(item.sha256()),
                  folders.pictures(item.sha256())),
              new Asking(progress, done));
      Optional<byte[]> document = document(file, item, folders, answer);
      if (document.isPresent()) {
        record(file, item, folders, document.get());
        sealed.add(item.id());
      } else {
        findings.add(finding(file, item, answer));
      }
    }
    progress.done(left.size());
    return new Result(sealed, findings);
  }

  /** Only asks whether to go on: what the other process counts are pictures, not recordings. */
  private record Asking(Progress progress, int done) implements Progress {
    @Override
    public void stage(Stage stage, long units) {}

    @Override
    public void done(long units) {
      progress.done(done);
    }
  }

  private static Optional<byte[]> document(
      CaseFile file, Item item, IntakeFolders folders, Inspector.Answer answer) {
    if (!(answer instanceof Inspector.Answer.Done)) {
      return Optional.empty();
    }
    try (InputStream in =
        Files.newInputStream(
            folders.pictures(item.sha256()), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      byte[] document = in.readNBytes(LONGEST + 1);
      PictureSeal seal = PictureSeal.read(document);
      boolean right =
          seal.seal().equals(file.read(reading -> seal(reading, item.id())).seal())
              && Arrays.equals(seal.bytes(), document);
      return right ? Optional.of(document) : Optional.empty();
    } catch (IOException | MalformedJsonException e) {
      return Optional.empty();
    }
  }

  private void record(CaseFile file, Item item, IntakeFolders folders, byte[] document) {
    Path signature =
        folders
            .pictures(item.sha256())
            .resolveSibling(folders.pictures(item.sha256()).getFileName() + ".sig");
    try (OutputFile out = new OutputFile(signature, true, true, partials)) {
      Files.write(out.path(), file.sign(new DocumentType(PictureSeal.TYPE), document).bytes());
      out.complete();
    } catch (IOException e) {
      throw OutputFile.writing(signature, e);
    }
    Digest digest = Digest.of(Digest.sha256().digest(document));
    file.append(
        reading ->
            new Entry(
                Action.SEALED,
                Optional.of(item.id()),
                new ObjectWriter().put("pictures", digest).end(),
                List.of(
                    new Change.Put(
                        RecordKind.SEAL,
                        item.id(),
                        new ObjectWriter()
                            .put("item", item.id())
                            .put("seal", seal(reading, item.id()).seal())
                            .put("pictures", digest)
                            .end()),
                    CaseCatalogue.add(
                        reading,
                        0,
                        new CatalogueEntry.Pictures(CaseCatalogue.salt(), item.id(), digest)))));
  }

  /** Said once: the seal stands without, and nobody tries again unless asked to. */
  private static Taken.NewFinding finding(CaseFile file, Item item, Inspector.Answer answer) {
    String why =
        switch (answer) {
          case Inspector.Answer.Done _ -> "what came of it can't be true";
          case Inspector.Answer.Refused(String code, _) -> code;
          case Inspector.Answer.Crashed(int exit) -> "exit code " + exit;
          case Inspector.Answer.TooMuchMemory() -> "it takes more memory than is allowed";
          case Inspector.Answer.TooSlow(long seconds) -> "stopped after " + seconds + " s";
          case Inspector.Answer.Garbled() -> "what came of it can't be understood";
        };
    String[] id = new String[1];
    file.append(
        reading -> {
          id[0] = "f" + reading.nextNumber(RecordKind.FINDING);
          return new Entry(
              Action.FINDING_RECORDED,
              Optional.of(item.id()),
              new ObjectWriter().put("by", "intake").end(),
              List.of(
                  new Change.Put(
                      RecordKind.FINDING,
                      id[0],
                      new IntakeFinding(IntakeCode.PICTURES_NOT_SEALED, Optional.empty(), why)
                          .body(item.source(), Optional.of(item.id()))),
                  new Change.Put(
                      RecordKind.SEAL,
                      item.id(),
                      new ObjectWriter()
                          .put("item", item.id())
                          .put("seal", seal(reading, item.id()).seal())
                          .put("noPictures", true)
                          .end())));
        });
    return new Taken.NewFinding(requireNonNull(id[0]), IntakeCode.PICTURES_NOT_SEALED, item.id());
  }
}
