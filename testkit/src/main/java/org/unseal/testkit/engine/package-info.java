/**
 * Fakes of what the engine's steps call: an analyst that says what it was told, a renderer that
 * writes down what it was asked to cover, progress that stops where a test wants. Start at {@link
 * org.unseal.testkit.engine.ScriptedAnalyst}.
 */
@NullMarked
package org.unseal.testkit.engine;

import org.jspecify.annotations.NullMarked;
