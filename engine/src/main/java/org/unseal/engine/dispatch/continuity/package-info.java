/**
 * Decides whether a recording ran all the time: every test is made on every recording, and logged
 * with its result and the reason. Start at {@link
 * org.unseal.engine.dispatch.continuity.ContinuityJudge}. Nothing here reads a file; a reason holds
 * numbers, never what somebody said.
 */
@NullMarked
package org.unseal.engine.dispatch.continuity;

import org.jspecify.annotations.NullMarked;
