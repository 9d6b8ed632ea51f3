/**
 * The documents with which an office publishes a whole case: what one version of it consists of
 * ({@link org.unseal.proof.publication.Publication}, start there), which versions there are and
 * which is the newest ({@link org.unseal.proof.publication.PublicHead}), and which were taken back
 * ({@link org.unseal.proof.publication.Recall}). Values and their bytes, after {@code
 * docs/formats/publication.md}; nothing here reads a file or says whether a document is true: the
 * verifier does.
 */
@NullMarked
package org.unseal.proof.publication;

import org.jspecify.annotations.NullMarked;
