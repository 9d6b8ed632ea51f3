package org.unseal.vision.audit;

import java.util.BitSet;
import org.unseal.vision.cells.CellPicture;

/**
 * A frame whose movement is to be judged.
 *
 * @param covered cells that are covered or next to one that is
 */
record KeptFrame(int frame, CellPicture cells, BitSet covered) {}
