/**
 * What people decided: cover or clear, per segment, and what they saw in a backdrop. Start at
 * {@link org.unseal.model.decision.Decisions}. Undecided means covered.
 */
@NullMarked
package org.unseal.model.decision;

import org.jspecify.annotations.NullMarked;
