/**
 * The words of a case: which kinds of records it has, what may be done in it, who may do what.
 * Start at {@link org.unseal.model.casefile.RecordKind}. Each constant has a code that stands in
 * signed documents, so a code is never changed and never used again for something else.
 */
@NullMarked
package org.unseal.model.casefile;

import org.jspecify.annotations.NullMarked;
