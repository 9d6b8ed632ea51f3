package org.unseal.engine.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.PicturePass;
import org.unseal.engine.port.PicturePass.Reading;
import org.unseal.engine.port.PicturePass.Wish;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.picture.BlockMeans;
import org.unseal.proof.picture.PictureSealer;
import org.unseal.proof.picture.TileGrid;
import org.unseal.proof.picture.TileMeans;

/**
 * Makes the roots of blocks: decodes and sums on all threads, digests beside. One pass; memory is
 * bounded by {@link #WAITING}.
 */
final class PictureBlocks implements AutoCloseable {
  /** Bytes of means that may wait for their turn. */
  private static final long WAITING = 48 << 20;

  private final PicturePass pass;
  private final PictureSealer sealer;
  private final TileGrid grid;
  private final int threads;
  private final ExecutorService digesting;

  /** Roots that are being made, in order. */
  private final ArrayDeque<Future<Digest>> making = new ArrayDeque<>();

  PictureBlocks(PicturePass pass, PictureSealer sealer, TileGrid grid, int threads) {
    this.pass = pass;
    this.sealer = sealer;
    this.grid = grid;
    this.threads = threads;
    digesting =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("digest-block-", 0).factory());
  }

  /** Takes roots in order. */
  @FunctionalInterface
  interface RootTaker {
    /** Of the next block. */
    void take(Digest root) throws IOException;
  }

  /** What a pass over one kind of recording may take in memory. */
  static Wish wish(PicturePass.Frames frames, TileGrid grid, int threads) {
    long each = 2L * TileMeans.PLANES * grid.tiles();
    return new Wish(frames, threads, (int) Math.clamp(WAITING / threads / each, 16L, 1024L));
  }

  /** Makes the roots from a block on. */
  Reading from(int block, Footage footage, RootTaker taker, Progress progress) throws IOException {
    int first = block * BlockMeans.FRAMES;
    PictureSealer.Blocks blocks =
        new PictureSealer.Blocks(block, (number, means) -> digest(number, means, taker));
    try {
      Reading reading =
          pass.read(
              footage,
              wish((from, end) -> end > first, grid, threads),
              view -> TileMeans.of(grid, new ViewPlanes(view)),
              (int frame, Optional<TileMeans> means) ->
                  blocks.add(means.orElseGet(() -> TileMeans.absent(grid))),
              progress);
      blocks.end();
      takeAll(taker);
      return reading;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (UnsealException e) {
      keepWhatIsMade(taker, e);
      throw e;
    }
  }

  private void takeAll(RootTaker taker) throws IOException {
    while (!making.isEmpty()) {
      taker.take(await(making.remove()));
    }
  }

  /** The blocks that were read whole before it stopped need not be read again. */
  private void keepWhatIsMade(RootTaker taker, UnsealException stopped) {
    try {
      takeAll(taker);
    } catch (IOException | UnsealException e) {
      stopped.addSuppressed(e); // they are read again, and nothing else is lost
    }
  }

  private void digest(int number, BlockMeans means, RootTaker taker) {
    making.add(digesting.submit(() -> sealer.root(number, means)));
    try {
      while (making.size() > 2 * threads || (!making.isEmpty() && making.peek().isDone())) {
        taker.take(await(making.remove()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Digest await(Future<Digest> root) {
    try {
      return root.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnsealException(ErrorCode.CANCELLED, "stopped while sealing pictures", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    digesting.shutdownNow();
  }
}
