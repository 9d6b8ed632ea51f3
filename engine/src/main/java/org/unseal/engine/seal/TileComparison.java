package org.unseal.engine.seal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.seal.CheckTilesStep.Checked;
import org.unseal.engine.seal.CheckTilesStep.Discrepancy;
import org.unseal.proof.picture.BlockDraw;
import org.unseal.proof.picture.MalformedTilesException;
import org.unseal.proof.picture.OpenedBlock;
import org.unseal.proof.picture.TileCheck;
import org.unseal.proof.picture.TileMeans;
import org.unseal.proof.picture.TilesReader;

/**
 * Goes through opened blocks and released frames side by side, both in order. Holds one block. One
 * thread.
 */
final class TileComparison {
  /** So many discrepancies are told apart; more are not worth reading. */
  private static final int MOST_TOLD = 1_000;

  private final TilesReader tiles;
  private final BlockDraw draw;
  private final BitSet drawn;
  private final List<Discrepancy> told = new ArrayList<>();
  private Optional<OpenedBlock> current = Optional.empty();

  /** Tiles of the current block that are compared; none where it can't be opened rightly. */
  private BitSet compared = new BitSet();

  /** The frame of the current block that comes next. */
  private int next;

  private int blocks;
  private int frames;
  private boolean ended;

  /**
   * Ready for the first frame.
   *
   * @param drawn the blocks that must be opened
   */
  TileComparison(TilesReader tiles, BlockDraw draw, BitSet drawn) {
    this.tiles = tiles;
    this.draw = draw;
    this.drawn = drawn;
    BitSet missing = (BitSet) drawn.clone();
    missing.andNot(tiles.opened());
    missing.stream().forEach(block -> tell(new Discrepancy.NotOpened(block)));
  }

  void tell(Discrepancy discrepancy) {
    if (told.size() < MOST_TOLD) {
      told.add(discrepancy);
    }
  }

  /** A frame of the release; frames come in order. */
  void frame(int frame, Optional<TileMeans> released) throws IOException {
    while (!ended && current.map(block -> block.endFrame() <= frame).orElse(true)) {
      advance();
    }
    if (ended || frame < next) {
      return;
    }
    notShown(frame);
    next = frame + 1;
    frames++;
    if (released.isEmpty()) {
      tell(new Discrepancy.NotShown(frame));
      return;
    }
    TileCheck.worst(current.orElseThrow(), frame, compared, released.get())
        .filter(TileCheck.Difference::accuses)
        .ifPresent(worst -> tell(new Discrepancy.Differs(worst, tiles.grid().box(worst.tile()))));
  }

  /** No more frames come; what is left to read is read, so that all of the file is checked. */
  Checked end() throws IOException {
    while (!ended) {
      advance();
    }
    return new Checked(blocks, frames, told);
  }

  private void advance() throws IOException {
    current.ifPresent(block -> notShown(block.endFrame()));
    try {
      current = tiles.next();
    } catch (MalformedTilesException e) {
      tell(new Discrepancy.Unreadable("" + e.getMessage()));
      current = Optional.empty();
    }
    ended = current.isEmpty();
    current.ifPresent(this::begin);
  }

  private void begin(OpenedBlock block) {
    BitSet can = draw.tiles(block.block());
    compared = (BitSet) can.clone();
    compared.and(block.tiles());
    if (drawn.get(block.block()) && !compared.equals(can)) {
      tell(new Discrepancy.NotOpened(block.block()));
    }
    next = compared.isEmpty() ? block.endFrame() : block.firstFrame();
    blocks += compared.isEmpty() ? 0 : 1;
  }

  private void notShown(int before) {
    for (; next < before; next++) {
      tell(new Discrepancy.NotShown(next));
    }
  }
}
