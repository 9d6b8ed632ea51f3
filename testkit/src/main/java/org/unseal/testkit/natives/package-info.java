/**
 * Fails a test that leaves a native object open. A module whose classes own native memory counts
 * them and lists a {@link org.unseal.testkit.natives.NativeCensus} as a service of its tests, and
 * switches on {@code junit.jupiter.extensions.autodetection.enabled}; every test is then watched.
 */
@NullMarked
package org.unseal.testkit.natives;

import org.jspecify.annotations.NullMarked;
