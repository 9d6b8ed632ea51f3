/**
 * What a dispatch recording can be: one time line or a row of transmissions. Start at {@link
 * org.unseal.model.dispatch.Continuity}. How that is found out is decided in the engine.
 */
@NullMarked
package org.unseal.model.dispatch;

import org.jspecify.annotations.NullMarked;
