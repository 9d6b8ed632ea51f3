/**
 * Programs that are started by a test and not treated well. Start at {@link
 * org.unseal.testkit.process.KilledProgram}.
 */
@NullMarked
package org.unseal.testkit.process;

import org.jspecify.annotations.NullMarked;
