/**
 * What a recorder says of a call, in its own words made bounds: WAV files with a broadcast
 * extension, the JSON that trunk-recorder writes beside a call, and lists of calls. Start at {@link
 * org.unseal.engine.dispatch.call.CallFacts}. All of it is the recorder's clock; nothing here knows
 * how that clock is off, and nothing here listens.
 */
@NullMarked
package org.unseal.engine.dispatch.call;

import org.jspecify.annotations.NullMarked;
