/**
 * The stand-alone verifier's command line: {@code java -jar unseal-verify.jar DIR}. Start at {@link
 * org.unseal.verify.Main}. What is checked, and what a verdict says, is decided in {@link
 * org.unseal.proof.verify}; here it is only called and printed.
 */
@NullMarked
package org.unseal.verify;

import org.jspecify.annotations.NullMarked;
