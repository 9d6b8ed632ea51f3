/**
 * The steps that a recording goes through, and the ports that they call. Values in, values out;
 * nothing here decodes a picture or runs a model. Start at {@link org.unseal.engine.port.Footage}
 * for what comes in.
 */
@NullMarked
package org.unseal.engine;

import org.jspecify.annotations.NullMarked;
