/**
 * Keeps what an analyst found, so that decisions can be rendered without looking again. Start at
 * {@link org.unseal.engine.analysis.AnalyzeStep}. A stored analysis is keyed by everything that it
 * depends on and read back only if its digest holds.
 */
@NullMarked
package org.unseal.engine.analysis;

import org.jspecify.annotations.NullMarked;
