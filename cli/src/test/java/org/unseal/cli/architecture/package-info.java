/**
 * Holds the whole repository to its own rules: who may use whom, what every file must say and must
 * not. Start at {@link org.unseal.cli.architecture.ArchitectureRules}. Each rule is shown to fail
 * on a violation planted below {@code org.unseal.planted}.
 */
@NullMarked
package org.unseal.cli.architecture;

import org.jspecify.annotations.NullMarked;
