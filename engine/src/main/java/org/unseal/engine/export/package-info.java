/**
 * Writes a release in other programs' words: an OpenTimelineIO timeline for editors, WebVTT for
 * players, tables for spreadsheets. Values in, bytes out: what is released, and where it lies in
 * reference time, is handed over as a {@link org.unseal.engine.export.Programme}; start at {@link
 * org.unseal.engine.export.ExportFiles}. Every time that is not exact is written with both its
 * ends: nothing here may turn an interval into a point without saying so. Nothing here reads a case
 * or a recording.
 */
@NullMarked
package org.unseal.engine.export;

import org.jspecify.annotations.NullMarked;
