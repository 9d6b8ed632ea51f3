/**
 * What a case holds, so that nothing can vanish from it without being noticed: a Merkle tree that
 * only grows over everything that was sealed and every source that anybody knows of. The {@link
 * org.unseal.proof.catalogue.Receipt} of a day names its root; the {@link
 * org.unseal.proof.catalogue.Catalogue} in a later release proves that the tree of that day is a
 * beginning of its own. Start at {@link org.unseal.proof.catalogue.Catalogue}, compare with {@link
 * org.unseal.proof.catalogue.ReceiptComparison}.
 *
 * <p>Pure: bytes in, answers out. It knows nothing of cases, files and who trusts whom, and says
 * nothing in public that would tell what a sealed recording is.
 */
@NullMarked
package org.unseal.proof.catalogue;

import org.jspecify.annotations.NullMarked;
