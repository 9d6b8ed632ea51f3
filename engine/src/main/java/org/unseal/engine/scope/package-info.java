/**
 * Decides for every frame of every recording whether the orders in force release it, release it
 * redacted or withhold it. Start at {@link org.unseal.engine.scope.ScopeStep}. What no clause
 * speaks of, and what can't be placed in time, is withheld.
 */
@NullMarked
package org.unseal.engine.scope;

import org.jspecify.annotations.NullMarked;
