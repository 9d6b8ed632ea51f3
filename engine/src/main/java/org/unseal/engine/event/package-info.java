/**
 * What happened, as it may be said: observed (released frames show it), recorded (a row of a log, a
 * transmission), stated (somebody says so), or not shown (somebody looked for it). Start at {@link
 * org.unseal.engine.event.CaseEvents}; {@link org.unseal.engine.event.EventRules} says what may not
 * be said, {@link org.unseal.engine.event.EventTimes} when it was.
 *
 * <p>What is observed or recorded has no motive and no cause: those are somebody's, and stated. A
 * time is an interval with its reasons or it is not there; nothing here makes a point of it.
 */
@NullMarked
package org.unseal.engine.event;

import org.jspecify.annotations.NullMarked;
