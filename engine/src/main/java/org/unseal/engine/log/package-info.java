/**
 * Says what a release keeps back and covers, row by row, with the ground of each: the withheld log
 * and the redaction log. Start at {@link org.unseal.engine.log.WithheldLogStep} and {@link
 * org.unseal.engine.log.RedactionLogStep}. A row for the public is of a type that has no place for
 * what is internal. Nothing here decides what becomes of a frame.
 */
@NullMarked
package org.unseal.engine.log;

import org.jspecify.annotations.NullMarked;
