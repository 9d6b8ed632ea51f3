/**
 * What of the recordings is published: clips. Start at {@link org.unseal.model.scope.Clip}. Who
 * decides that is the engine's scope.
 */
@NullMarked
package org.unseal.model.scope;

import org.jspecify.annotations.NullMarked;
