/**
 * One class per command: parse what was typed, call a step, print, give the exit code. No logic of
 * its own beyond that. Start at {@link org.unseal.cli.command.RedactCommand}; what it calls is put
 * together in {@link org.unseal.cli.command.Workshop}.
 */
@NullMarked
package org.unseal.cli.command;

import org.jspecify.annotations.NullMarked;
