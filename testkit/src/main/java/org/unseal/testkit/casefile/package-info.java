/**
 * Cases for tests: one that is ready in a line ({@link org.unseal.testkit.casefile.DrawnCase}), a
 * store that forgets, and what every store must do.
 */
@NullMarked
package org.unseal.testkit.casefile;

import org.jspecify.annotations.NullMarked;
