/**
 * What courts said: an order is a series of rulings, each with clauses that say what is released,
 * what is covered and on what condition. Start at {@link org.unseal.model.order.Ruling}. Nothing
 * here decides what follows from them on a given day.
 */
@NullMarked
package org.unseal.model.order;

import org.jspecify.annotations.NullMarked;
