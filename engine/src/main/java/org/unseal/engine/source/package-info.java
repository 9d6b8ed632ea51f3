/**
 * The sources that anybody knows of: cameras, recorders, panels, whoever promised them, and what
 * became of them. A source that never came is a row as good as any. Start at {@link
 * org.unseal.engine.source.SourceStep}. What was received of a source is decided in {@link
 * org.unseal.engine.intake}.
 */
@NullMarked
package org.unseal.engine.source;

import org.jspecify.annotations.NullMarked;
