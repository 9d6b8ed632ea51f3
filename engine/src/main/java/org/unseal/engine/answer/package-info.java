/**
 * Answers an order: clause by clause what a release does about it, which conditions and notices are
 * met, waived or open, and what keeps publishing shut. Start at {@link
 * org.unseal.engine.answer.OrderAnswer}; {@link org.unseal.engine.answer.Gate} is what publishing
 * asks. Nothing here decides what an order means: it puts side by side what it says and what was
 * done.
 */
@NullMarked
package org.unseal.engine.answer;

import org.jspecify.annotations.NullMarked;
