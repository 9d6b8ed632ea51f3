/**
 * The process around a command: where it prints, how it learns that it must stop, which half-made
 * files go when it dies, who can be asked for a passphrase. Start at {@link
 * org.unseal.cli.process.Surroundings}. Knows nothing of recordings.
 */
@NullMarked
package org.unseal.cli.process;

import org.jspecify.annotations.NullMarked;
