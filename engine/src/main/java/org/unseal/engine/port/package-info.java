/**
 * What the steps need from outside: opened recordings, an analyst, a renderer, a writer of
 * recordings, someone who is told of progress. Adapters implement these; their native types stay
 * behind them. Start at {@link org.unseal.engine.port.Footage}.
 */
@NullMarked
package org.unseal.engine.port;

import org.jspecify.annotations.NullMarked;
