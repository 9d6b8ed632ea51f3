/**
 * Tables that somebody else's program wrote: comma-separated values, read strictly and within
 * bounds, and written so that no spreadsheet takes a cell for a formula. Start at {@link
 * org.unseal.engine.table.CsvTable}. What a column means is decided where it is used.
 */
@NullMarked
package org.unseal.engine.table;

import org.jspecify.annotations.NullMarked;
