/**
 * Decides which documents of a case are published, and as what: pictures of their pages and the
 * writing that can be read in those pictures, never the file that came in. Start at {@link
 * org.unseal.engine.document.CaseDocuments}. The pages lie among what can be made again; the record
 * says what they were when a person looked, and other pages are refused. Nothing here opens a
 * document: a {@link org.unseal.engine.port.DocumentPages} does, in another process.
 */
@NullMarked
package org.unseal.engine.document;

import org.jspecify.annotations.NullMarked;
