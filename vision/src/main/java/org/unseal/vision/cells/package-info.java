/**
 * Pictures at the resolution at which movement is judged: averages over small square cells. Start
 * at {@link org.unseal.vision.cells.CellGrid} and {@link org.unseal.vision.cells.CellPicture}.
 * Decides nothing about what is seen.
 */
@NullMarked
package org.unseal.vision.cells;

import org.jspecify.annotations.NullMarked;
