/**
 * The command line: parses, calls, prints and answers with an exit code. Start at {@link
 * org.unseal.cli.Main}. This is the outermost edge: here every failure becomes one line and a code,
 * and here alone the parts are wired together. Nothing here decides what is covered.
 */
@NullMarked
package org.unseal.cli;

import org.jspecify.annotations.NullMarked;
