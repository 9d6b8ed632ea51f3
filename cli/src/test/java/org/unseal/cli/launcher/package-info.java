/**
 * Drives the file {@code unseal} at the repository's root as a person would: as a child process.
 * Start at {@link org.unseal.cli.launcher.LauncherIT}.
 */
@NullMarked
package org.unseal.cli.launcher;

import org.jspecify.annotations.NullMarked;
