/**
 * Finds the scope of a case: which recordings it has, when their frames were on which clock, what
 * the orders make of them, and the clips that follow. Start at {@link
 * org.unseal.engine.scoping.CaseScopeStep}. The rules themselves are the scope's.
 */
@NullMarked
package org.unseal.engine.scoping;

import org.jspecify.annotations.NullMarked;
