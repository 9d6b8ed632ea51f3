/**
 * Planted violations of the architecture rules; see {@link
 * org.unseal.cli.architecture.ArchitectureTest}.
 */
@NullMarked
package org.unseal.planted.state;

import org.jspecify.annotations.NullMarked;
