/**
 * The catalogue of a case: the entries that its records hold, what a receipt says of them on the
 * day of intake, and what a release carries of them later. Start at {@link
 * org.unseal.engine.catalogue.CaseCatalogue} and {@link org.unseal.engine.catalogue.ReceiptStep}.
 * What a proof is, and whether one holds, is decided in {@link org.unseal.proof.catalogue}.
 */
@NullMarked
package org.unseal.engine.catalogue;

import org.jspecify.annotations.NullMarked;
