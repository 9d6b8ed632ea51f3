/**
 * Planted violations of the architecture rules; see {@link
 * org.unseal.cli.architecture.ArchitectureTest}.
 */
@NullMarked
package org.unseal.planted.ring.second;

import org.jspecify.annotations.NullMarked;
