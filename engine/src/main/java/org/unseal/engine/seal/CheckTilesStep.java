package org.unseal.engine.seal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.PicturePass;
import org.unseal.engine.port.Progress;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.picture.BlockDraw;
import org.unseal.proof.picture.ReleasedPictures;
import org.unseal.proof.picture.TileCheck;
import org.unseal.proof.picture.TileGrid;
import org.unseal.proof.picture.TileMeans;
import org.unseal.proof.picture.TilesReader;

/**
 * Holds the pictures of a release against the tiles that it opens. Decodes the parts of the media
 * that the opened blocks lie in; says what differs and never throws because of what a release
 * contains.
 */
public final class CheckTilesStep {
  /** Columns and rows by which a release's pictures may be larger: what x264 needs. */
  private static final int MARGIN = 4;

  private final PicturePass pass;
  private final int threads;

  /** Ready to run with so many threads. */
  public CheckTilesStep(PicturePass pass, int threads) {
    this.pass = requireNonNull(pass, "pass");
    this.threads = threads;
  }

  /** Opens one of the release's media files. */
  @FunctionalInterface
  public interface MediaOpener {
    /** The file of this number among those with frames of the track; the caller closes it. */
    Footage open(int media);
  }

  /** What is wrong. */
  public sealed interface Discrepancy {
    /** A block that was drawn, or some of its tiles, is not opened. */
    record NotOpened(int block) implements Discrepancy {}

    /** A frame of an opened block is not in the media, or can't be decoded. */
    record NotShown(int frame) implements Discrepancy {}

    /** The pictures of a media file are of another size than those that were sealed. */
    record OtherSize(int media) implements Discrepancy {}

    /** The opened tiles are not those that were sealed, or no such file. */
    record Unreadable(String words) implements Discrepancy {}

    /** The picture shows something else. */
    record Differs(TileCheck.Difference difference, Box place) implements Discrepancy {}
  }

  /**
   * What was compared.
   *
   * @param discrepancies the first ones
   */
  public record Checked(int blocks, int frames, List<Discrepancy> discrepancies) {
    public Checked {
      discrepancies = List.copyOf(discrepancies);
    }
  }

  /**
   * Checks.
   *
   * @param tiles as the release opens them, which belong to its picture seal
   * @param media SHA-256 of every media file with frames of the track
   * @throws IOException where the file of tiles can't be read from its disk
   */
  public Checked run(
      TilesReader tiles,
      ReleasedPictures released,
      List<Digest> media,
      MediaOpener opener,
      Progress progress)
      throws IOException {
    if (released.frames() != tiles.frames()) {
      return new Checked(
          0,
          0,
          List.of(
              new Discrepancy.Unreadable("the plan has another number of frames than was sealed")));
    }
    BlockDraw draw = new BlockDraw(released, tiles.grid());
    TileComparison comparison = new TileComparison(tiles, draw, draw.drawn(tiles.track(), media));
    List<OpenedPlaces> places = OpenedPlaces.of(tiles.opened(), released, media.size());
    for (int i = 0; i < media.size(); i++) {
      if (!places.get(i).isEmpty()) {
        try (Footage footage = opener.open(i)) {
          compare(comparison, places.get(i), i, footage, tiles.grid(), progress);
        }
      }
    }
    return comparison.end();
  }

  private void compare(
      TileComparison comparison,
      OpenedPlaces places,
      int media,
      Footage footage,
      TileGrid grid,
      Progress progress)
      throws IOException {
    if (!fits(footage.facts().size(), grid.size())) {
      comparison.tell(new Discrepancy.OtherSize(media));
      return;
    }
    progress.stage(Progress.Stage.PICTURES, footage.facts().codedPictures());
    try {
      pass.read(
          footage,
          PictureBlocks.wish(places::any, grid, threads),
          view -> TileMeans.of(grid, new ViewPlanes(view)),
          (int place, Optional<TileMeans> means) -> {
            OptionalInt frame = places.frame(place);
            if (frame.isPresent()) {
              try {
                comparison.frame(frame.getAsInt(), means);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          },
          progress);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean fits(PictureSize released, PictureSize sealed) {
    return released.width() >= sealed.width()
        && released.height() >= sealed.height()
        && released.width() < sealed.width() + MARGIN
        && released.height() < sealed.height() + MARGIN;
  }
}
