/** The small demonstration case for tests, made once, and the tests of its generator. */
@NullMarked
package org.unseal.cli.evidence;

import org.jspecify.annotations.NullMarked;
