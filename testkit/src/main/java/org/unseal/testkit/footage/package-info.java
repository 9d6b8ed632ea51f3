/**
 * Recordings that exist in memory alone. Start at {@link
 * org.unseal.testkit.footage.ScriptedFootage}. Nothing here decodes or encodes.
 */
@NullMarked
package org.unseal.testkit.footage;

import org.jspecify.annotations.NullMarked;
