/**
 * Makes transmissions of the dispatch recordings of a case: listens to each, holds it against what
 * its recorder says, judges whether it ran all the time, and says of every transmission when it can
 * have begun by the recorder's clock. Start at {@link org.unseal.engine.dispatch.DispatchStep}.
 * What recorders' clocks are off is decided elsewhere.
 */
@NullMarked
package org.unseal.engine.dispatch;

import org.jspecify.annotations.NullMarked;
