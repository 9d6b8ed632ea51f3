@NullMarked
package org.unseal.engine.presence;

import org.jspecify.annotations.NullMarked;
