package org.unseal.engine.seal;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.PicturePass;
import org.unseal.engine.port.Progress;
import org.unseal.engine.seal.CheckTilesStep.Checked;
import org.unseal.engine.seal.CheckTilesStep.Discrepancy;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.Fault;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.picture.BlockMeans;
import org.unseal.proof.picture.MalformedTilesException;
import org.unseal.proof.picture.PictureSeal;
import org.unseal.proof.picture.TilesReader;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.PicturesReference;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.Release;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.verify.Finding;
import org.unseal.proof.verify.FindingCode;
import org.unseal.proof.verify.PictureChecker;
import org.unseal.proof.verify.PlacedFrames;
import org.unseal.proof.verify.ReleaseFolder;

/** The verifier's picture check, with a decoder. Whatever is in a release becomes a finding. */
public final class LibraryPictureChecker implements PictureChecker {
  private static final int LONGEST = 1 << 20;
  private static final int BUFFER = 1 << 16;

  private final Supplier<? extends FootageLibrary> library;
  private final PicturePass pass;
  private final int threads;
  private final Progress progress;

  /**
   * Ready to check.
   *
   * @param library asked for when something is to be decoded
   */
  public LibraryPictureChecker(
      Supplier<? extends FootageLibrary> library,
      PicturePass pass,
      int threads,
      Progress progress) {
    this.library = requireNonNull(library, "library");
    this.pass = requireNonNull(pass, "pass");
    this.threads = threads;
    this.progress = requireNonNull(progress, "progress");
  }

  @Override
  public Result check(ReleaseFolder folder, Release release, PlanDocument plan) {
    PicturesReference reference = release.pictures().orElseThrow();
    String sealFile = reference.seal().file();
    try {
      Path file = folder.path(sealFile);
      if (Files.size(file) > LONGEST) {
        throw new MalformedJsonException("too long");
      }
      PictureSeal seal = PictureSeal.read(Files.readAllBytes(file));
      if (!seal.seal().equals(release.seal().digest())) {
        return wrong(FindingCode.PICTURES_DIFFER, sealFile, "it is of another seal");
      }
      return tiles(folder, release, plan, seal);
    } catch (IOException | MalformedJsonException e) {
      return wrong(FindingCode.PICTURES_UNREADABLE, sealFile, "" + e.getMessage());
    }
  }

  private Result tiles(ReleaseFolder folder, Release release, PlanDocument plan, PictureSeal seal) {
    String name = release.pictures().orElseThrow().tiles();
    try {
      Path file = folder.path(name);
      try (InputStream in =
          new BufferedInputStream(
              Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS),
              BUFFER)) {
        TilesReader reader = new TilesReader(in, Files.size(file), seal);
        Optional<PlacedFrames> frames = PlacedFrames.of(release, plan, reader.track());
        return frames.isEmpty()
            ? wrong(FindingCode.PICTURE_DIFFERS, name, "nothing says where its frames lie")
            : compare(folder, reader, frames.get(), name);
      }
    } catch (IOException | MalformedTilesException e) {
      return wrong(FindingCode.PICTURES_UNREADABLE, name, "" + e.getMessage());
    }
  }

  private Result compare(ReleaseFolder folder, TilesReader reader, PlacedFrames frames, String name)
      throws IOException {
    TrackId track = reader.track();
    CheckTilesStep step = new CheckTilesStep(pass, threads);
    Checked checked;
    try {
      checked =
          step.run(
              reader,
              frames,
              frames.digests(),
              media -> library.get().open(path(folder, frames.files().get(media).file()), threads),
              progress);
    } catch (UnsealException e) {
      if (e.code().fault() != Fault.EVIDENCE) {
        throw e;
      }
      return wrong(FindingCode.MEDIA_UNREADABLE, "", "" + e.code());
    }
    List<Finding> findings = new ArrayList<>();
    for (Discrepancy discrepancy : checked.discrepancies()) {
      findings.add(finding(discrepancy, frames, track, name));
    }
    return new Result(words(checked, findings.isEmpty()), findings);
  }

  private static String words(Checked checked, boolean alike) {
    if (checked.blocks() == 0 && alike) {
      return "nothing compared, as no tile of them lies outside the masks";
    }
    return "%d frames in %d blocks compared, %s"
        .formatted(
            checked.frames(),
            checked.blocks(),
            alike ? "all as they were sealed" : "not all as they were sealed");
  }

  private static Path path(ReleaseFolder folder, String name) {
    try {
      return folder.path(name);
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.NOT_A_VIDEO, "a media file is gone", e);
    }
  }

  private static Finding finding(
      Discrepancy discrepancy, PlacedFrames frames, TrackId track, String tiles) {
    return switch (discrepancy) {
      case Discrepancy.NotOpened(int block) ->
          at(
              frames,
              track,
              BlockMeans.FRAMES * block,
              FindingCode.PICTURE_DIFFERS,
              tiles,
              "block %d is not opened, or not all of it".formatted(block));
      case Discrepancy.NotShown(int frame) ->
          at(
              frames,
              track,
              frame,
              FindingCode.PICTURE_DIFFERS,
              "",
              "frame %d can't be decoded".formatted(frame));
      case Discrepancy.OtherSize(int media) ->
          about(
              FindingCode.PICTURE_DIFFERS,
              frames.files().get(media).file(),
              "its pictures are of another size than the sealed ones");
      case Discrepancy.Unreadable(String words) ->
          about(FindingCode.PICTURES_UNREADABLE, tiles, words);
      case Discrepancy.Differs(var difference, Box place) ->
          at(
              frames,
              track,
              difference.frame(),
              FindingCode.PICTURE_DIFFERS,
              "",
              "frame %d, the tile at column %d and row %d, differs by %d grey levels"
                  .formatted(
                      difference.frame(), place.left(), place.top(), difference.sixteenths() / 16));
    };
  }

  private static Finding at(
      PlacedFrames frames, TrackId track, int frame, FindingCode code, String file, String words) {
    Optional<Entry.Shown> entry = frames.entry(frame);
    return new Finding(
        code,
        file,
        Optional.of(track),
        entry.map(shown -> OptionalLong.of(shown.leaf())).orElse(OptionalLong.empty()),
        entry.map(Entry.Shown::time),
        words);
  }

  private static Finding about(FindingCode code, String file, String words) {
    return new Finding(code, file, Optional.empty(), OptionalLong.empty(), Optional.empty(), words);
  }

  private static Result wrong(FindingCode code, String file, String words) {
    return new Result("could not be checked", List.of(about(code, file, words)));
  }
}
