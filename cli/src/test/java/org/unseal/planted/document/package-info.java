/**
 * Planted violations of the architecture rules; see {@link
 * org.unseal.cli.architecture.ArchitectureTest}.
 */
@NullMarked
package org.unseal.planted.document;

import org.jspecify.annotations.NullMarked;
