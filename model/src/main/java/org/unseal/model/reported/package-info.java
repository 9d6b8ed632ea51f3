/**
 * Places in what was published that somebody outside says should be covered, as short codes that
 * can be read out on the telephone. Start at {@link org.unseal.model.reported.ReportCode}; the
 * bytes are those of {@code docs/formats/report-code.md}. Whether a code belongs to a case is the
 * engine's question.
 */
@NullMarked
package org.unseal.model.reported;

import org.jspecify.annotations.NullMarked;
