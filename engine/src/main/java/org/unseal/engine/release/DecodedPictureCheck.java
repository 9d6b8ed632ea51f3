package org.unseal.engine.release;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.PicturePass;
import org.unseal.engine.port.Progress;
import org.unseal.engine.seal.CheckTilesStep;
import org.unseal.engine.seal.CheckTilesStep.Checked;
import org.unseal.engine.seal.CheckTilesStep.Discrepancy;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.picture.MalformedTilesException;
import org.unseal.proof.picture.PictureSeal;
import org.unseal.proof.picture.TilesReader;
import org.unseal.proof.release.MediaItem;
import org.unseal.proof.release.PicturesReference;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseFile;
import org.unseal.proof.release.ReleaseTrack;
import org.unseal.proof.release.ReleasedFrames;
import org.unseal.proof.seal.TrackId;
import org.unseal.proof.verify.Finding;
import org.unseal.proof.verify.FindingCode;
import org.unseal.proof.verify.PictureChecker;
import org.unseal.proof.verify.ReleaseFolder;

/** Holds what was encoded again against the sealed pictures, by decoding it. */
public final class DecodedPictureCheck implements PictureChecker {
  private static final int LONGEST_SEAL = 1 << 20;

  private final FootageLibrary library;
  private final PicturePass pass;
  private final int threads;

  /** Ready to check, with so many threads. */
  public DecodedPictureCheck(FootageLibrary library, PicturePass pass, int threads) {
    this.library = requireNonNull(library, "library");
    this.pass = requireNonNull(pass, "pass");
    this.threads = threads;
  }

  @Override
  public Result check(ReleaseFolder folder, Release release, PlanDocument plan) {
    PicturesReference pictures = release.pictures().orElseThrow();
    try {
      return checked(folder, release, plan, pictures);
    } catch (IOException | MalformedJsonException | MalformedTilesException e) {
      return unreadable(pictures.tiles(), String.valueOf(e.getMessage()));
    } catch (UnsealException e) {
      return unreadable(pictures.tiles(), e.code() + ": " + e.getMessage());
    }
  }

  private static Result unreadable(String file, String words) {
    return new Result(
        "could not be checked", List.of(Finding.of(FindingCode.PICTURES_UNREADABLE, file, words)));
  }

  private Result checked(
      ReleaseFolder folder, Release release, PlanDocument plan, PicturesReference pictures)
      throws IOException, MalformedJsonException, MalformedTilesException {
    PictureSeal seal = PictureSeal.read(folder.read(pictures.seal().file(), LONGEST_SEAL));
    if (!seal.seal().equals(release.seal().digest())) {
      return unreadable(pictures.seal().file(), "it is of another seal");
    }
    Path file = folder.file(pictures.tiles());
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      TilesReader tiles = new TilesReader(in, Files.size(file), seal);
      TrackId track = tiles.track();
      List<MediaItem> media =
          release.media().stream().filter(item -> item.of().equals(track)).toList();
      Optional<ReleasedFrames> frames =
          release.tracks().stream()
              .filter(each -> each.track().equals(track))
              .findFirst()
              .map(ReleaseTrack::entries)
              .flatMap(entries -> ReleasedFrames.of(entries, plan));
      if (frames.isEmpty() || media.size() != 1) {
        return unreadable(pictures.tiles(), "the release does not say which frames it has");
      }
      Path shown = folder.file(media.getFirst().file());
      Checked checked =
          new CheckTilesStep(pass, threads)
              .run(
                  tiles,
                  frames.get(),
                  List.of(sha256(release, media.getFirst().file())),
                  _ -> library.open(shown, threads),
                  Progress.SILENT);
      List<Finding> findings = new ArrayList<>();
      for (Discrepancy discrepancy : checked.discrepancies()) {
        findings.add(finding(discrepancy, media.getFirst().file()));
      }
      return new Result(
          checked.frames() + " frames in " + checked.blocks() + " blocks compared", findings);
    }
  }

  private static Digest sha256(Release release, String name) {
    return release.files().stream()
        .filter(file -> file.name().equals(name))
        .map(ReleaseFile::sha256)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a medium that is not listed"));
  }

  private static Finding finding(Discrepancy discrepancy, String media) {
    return switch (discrepancy) {
      case Discrepancy.NotOpened(int block) ->
          Finding.of(FindingCode.PICTURE_NOT_OPENED, media, "block " + block + " had to be opened");
      case Discrepancy.NotShown(int frame) ->
          Finding.of(FindingCode.PICTURE_DIFFERS, media, "frame " + frame + " is not shown");
      case Discrepancy.OtherSize(int _) ->
          Finding.of(FindingCode.PICTURE_DIFFERS, media, "the pictures have another size");
      case Discrepancy.Unreadable(String words) ->
          Finding.of(FindingCode.PICTURES_UNREADABLE, media, words);
      case Discrepancy.Differs differs ->
          Finding.of(
              FindingCode.PICTURE_DIFFERS,
              media,
              "frame " + differs.difference().frame() + ", tile at " + differs.place());
    };
  }
}
