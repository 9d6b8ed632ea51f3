/**
 * What tests share: fakes of the engine's ports, checkers. Small classes that say what they are in
 * their name; nothing here is ever on the product's class path.
 */
@NullMarked
package org.unseal.testkit;

import org.jspecify.annotations.NullMarked;
