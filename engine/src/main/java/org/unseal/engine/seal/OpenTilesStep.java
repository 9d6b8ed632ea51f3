package org.unseal.engine.seal;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.Unchanged;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.PicturePass;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.picture.BlockDraw;
import org.unseal.proof.picture.BlockMeans;
import org.unseal.proof.picture.PictureSeal;
import org.unseal.proof.picture.PictureSealer;
import org.unseal.proof.picture.ReleasedPictures;
import org.unseal.proof.picture.TileGrid;
import org.unseal.proof.picture.TileMeans;
import org.unseal.proof.picture.TilesWriter;
import org.unseal.proof.seal.Seed;
import org.unseal.proof.seal.TrackId;

/**
 * Opens the tiles that a release must open: writes {@code tiles.bin}. Takes the means from the
 * recording again, of which only what lies around the drawn blocks is decoded where the roots of
 * all blocks were kept; without them everything is decoded once more.
 */
public final class OpenTilesStep {
  /** Bytes; a longer picture seal is none. */
  private static final int LONGEST = 1 << 20;

  private final PicturePass pass;

  /** Ready to run. */
  public OpenTilesStep(PicturePass pass) {
    this.pass = requireNonNull(pass, "pass");
  }

  /**
   * What is opened.
   *
   * @param pictures the picture seal
   * @param blocks where the roots of its blocks were kept; may be missing
   * @param seed file of the secret with which all was sealed
   * @param media SHA-256 of every file of the release with frames of the track, in its order
   * @param all open every block that can be, not only those that are drawn
   * @param threads how many may decode
   */
  public record Request(
      Path pictures,
      Path blocks,
      Path seed,
      ReleasedPictures released,
      List<Digest> media,
      boolean all,
      int threads) {
    public Request {
      media = List.copyOf(media);
    }
  }

  /** What was opened. */
  public record Opened(int blocks, long tiles) {}

  /**
   * Runs it.
   *
   * @param footage the recording
   * @param tiles a new file; left behind incomplete if this throws
   */
  public Opened run(Request request, Footage footage, Path tiles, Progress progress) {
    PictureSeal seal = seal(request.pictures());
    Seed seed = SeedFile.read(request.seed());
    TrackId track = pass.track(footage);
    TileGrid grid = new TileGrid(footage.facts().size());
    progress.stage(Progress.Stage.PICTURES, footage.facts().codedPictures());
    BlockRoots.Complete roots = roots(request, seal, seed, footage, progress);
    if (roots.frames() != request.released().frames()) {
      throw new UnsealException(
          ErrorCode.DIGEST_MISMATCH,
          "the picture seal has "
              + roots.frames()
              + " frames and the plan "
              + request.released().frames()
              + "; give the ones that belong together");
    }
    BlockDraw draw = new BlockDraw(request.released(), grid);
    BitSet blocks = request.all() ? draw.all() : draw.drawn(track, request.media());
    Job job = new Job(seed, track, grid, roots, draw, blocks, request.threads());
    Optional<Opened> opened = write(job, footage, tiles, false, progress);
    if (opened.isEmpty()) { // frames that can't be counted without decoding: rare, and slow
      opened = write(job, footage, tiles, true, progress);
    }
    return opened.orElseThrow(() -> differs(request.pictures()));
  }

  private record Job(
      Seed seed,
      TrackId track,
      TileGrid grid,
      BlockRoots.Complete roots,
      BlockDraw draw,
      BitSet blocks,
      int threads) {
    boolean any(int from, int end) {
      int next = blocks.nextSetBit(from / BlockMeans.FRAMES);
      return next >= 0 && next * BlockMeans.FRAMES < end;
    }
  }

  /** Empty where the means are not those that were sealed. */
  private Optional<Opened> write(
      Job job, Footage footage, Path tiles, boolean decodeAll, Progress progress) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(tiles), 1 << 16)) {
      TilesWriter writer =
          new TilesWriter(
              out,
              job.seed(),
              job.track(),
              job.grid(),
              job.roots().frames(),
              job.roots().roots(),
              job.blocks());
      Collector collector = new Collector(job, writer);
      pass.read(
          footage,
          PictureBlocks.wish(
              (from, end) -> decodeAll ? end > from : job.any(from, end),
              job.grid(),
              job.threads()),
          view -> TileMeans.of(job.grid(), new ViewPlanes(view)),
          (int frame, Optional<TileMeans> means) -> collector.take(frame, means),
          progress);
      if (!collector.complete()) {
        return Optional.empty();
      }
      writer.end();
      return Optional.of(new Opened(job.blocks().cardinality(), collector.tiles));
    } catch (UncheckedIOException e) {
      throw OutputFile.writing(tiles, requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw OutputFile.writing(tiles, e);
    }
  }

  /** Puts the frames of drawn blocks together. */
  private static final class Collector {
    private final Job job;
    private final TilesWriter writer;
    private final List<TileMeans> frames = new ArrayList<>();
    private int written;
    private long tiles;
    private boolean right = true;

    Collector(Job job, TilesWriter writer) {
      this.job = job;
      this.writer = writer;
    }

    void take(int frame, Optional<TileMeans> means) {
      int block = frame / BlockMeans.FRAMES;
      if (!right || !job.blocks().get(block) || frame >= job.roots().frames()) {
        return;
      }
      if (frame != block * BlockMeans.FRAMES + frames.size()) {
        right = false;
        return;
      }
      frames.add(means.orElseGet(() -> TileMeans.absent(job.grid())));
      if (frames.size() == BlockMeans.framesOf(block, job.roots().frames())) {
        BitSet open = job.draw().tiles(block);
        try {
          right = writer.add(block, new BlockMeans(frames), open);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        frames.clear();
        written++;
        tiles += open.cardinality();
      }
    }

    boolean complete() {
      return right && written == job.blocks().cardinality();
    }
  }

  private BlockRoots.Complete roots(
      Request request, PictureSeal seal, Seed seed, Footage footage, Progress progress) {
    TrackId track = pass.track(footage);
    TileGrid grid = new TileGrid(footage.facts().size());
    try {
      Optional<BlockRoots.Complete> kept =
          BlockRoots.read(request.blocks()).filter(roots -> matches(seal, track, grid, roots));
      if (kept.isPresent()) {
        return kept.get();
      }
      List<Digest> made = new ArrayList<>();
      PictureSealer sealer = new PictureSealer(seed, track, grid);
      int frames;
      try (PictureBlocks blocks = new PictureBlocks(pass, sealer, grid, request.threads())) {
        frames = blocks.from(0, footage, made::add, progress).frames();
      }
      BlockRoots.Complete roots = new BlockRoots.Complete(made, frames);
      if (!matches(seal, track, grid, roots)) {
        throw differs(request.pictures());
      }
      return roots;
    } catch (IOException e) {
      throw Unchanged.unreadable(request.blocks(), e);
    }
  }

  private static boolean matches(
      PictureSeal seal, TrackId track, TileGrid grid, BlockRoots.Complete roots) {
    return roots.roots().size() == BlockMeans.blocks(roots.frames())
        && seal.root(track)
            .equals(Optional.of(PictureSealer.root(track, grid, roots.frames(), roots.roots())));
  }

  private static UnsealException differs(Path pictures) {
    return new UnsealException(
        ErrorCode.DIGEST_MISMATCH,
        pictures
            + " is not of this recording with this seed; give the ones that belong together, or"
            + " seal the pictures again");
  }

  private static PictureSeal seal(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new MalformedJsonException("too long");
      }
      return PictureSeal.read(Files.readAllBytes(file));
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED,
          file + " can't be used: " + e.getMessage() + "; give the picture seal that was made",
          e);
    } catch (IOException e) {
      throw Unchanged.unreadable(file, e);
    }
  }
}
