/**
 * A case as a step sees it: records to read, events to append. Start at {@link
 * org.unseal.engine.casefile.CaseFile}. What is kept how is the store's affair, what an event is
 * that of {@code proof.custody}; nothing here asks for a passphrase.
 */
@NullMarked
package org.unseal.engine.casefile;

import org.jspecify.annotations.NullMarked;
