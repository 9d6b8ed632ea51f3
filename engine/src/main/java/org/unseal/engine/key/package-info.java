/**
 * The user's own keys and those of other people that the user trusts, as files in the settings
 * folder: never in the cache, which may be emptied at any time. Start at {@link
 * org.unseal.engine.key.KeyShelf} and {@link org.unseal.engine.key.PinnedKeys}. Nothing here asks
 * for a passphrase or remembers one.
 */
@NullMarked
package org.unseal.engine.key;

import org.jspecify.annotations.NullMarked;
