/**
 * Says what a case will cost before anybody works on it: how many segments, still pictures and
 * identities people will have to look at, how long that and the machine take, and what it costs.
 * Start at {@link org.unseal.engine.estimate.EstimateStep}: it draws windows that are spread over
 * what the scope publishes, has each analysed as {@code unseal analyze} would, and some rendered
 * and audited, until its time is up. Every answer is a {@link org.unseal.engine.estimate.Range}.
 *
 * <p>What is counted is measured; what a person needs for each is assumed, said with the result and
 * may be changed ({@link org.unseal.engine.estimate.Assumptions}). Nothing here writes to the case:
 * windows are copied to a folder of the user's own that is gone afterwards.
 */
@NullMarked
package org.unseal.engine.estimate;

import org.jspecify.annotations.NullMarked;
