/**
 * The custody log of a case: events that people signed, each over the one before, and what the case
 * is according to them. Start at {@link org.unseal.proof.custody.CustodyEvent}. Everything here can
 * be done again by whoever has an exported log; nothing touches files, databases or clocks. {@code
 * docs/formats/custody.md} says every byte.
 */
@NullMarked
package org.unseal.proof.custody;

import org.jspecify.annotations.NullMarked;
