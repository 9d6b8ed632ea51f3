/**
 * Rows of logs, such as alarm panels, dispatch systems, doors and phones write them: which column
 * is what, how fine the stamps are, and by how much somebody may have entered a row late. Start at
 * {@link org.unseal.engine.logs.LogImportStep}. A stamp is what the log's own clock showed; how
 * that clock stands to any other is decided elsewhere.
 */
@NullMarked
package org.unseal.engine.logs;

import org.jspecify.annotations.NullMarked;
