/**
 * What an order says, and what of it has effect on a given day. Start at {@link
 * org.unseal.engine.order.OrderReader} for the document and at {@link
 * org.unseal.engine.order.OrdersInForce} for the day. Which frames that means is decided in {@link
 * org.unseal.engine.scope}. Nothing here guesses: what a document says in words that are not known
 * is refused.
 */
@NullMarked
package org.unseal.engine.order;

import org.jspecify.annotations.NullMarked;
