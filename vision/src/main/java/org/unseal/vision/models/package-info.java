/**
 * Keeps detector models: what each is and wants (its card), where it comes from, and its file on
 * the user's shelf, named by SHA-256 and hashed again on every load. Start at {@link
 * org.unseal.vision.models.ModelShelf}. Runs no model: that is {@code org.unseal.vision.detect}.
 * Names no package registry: tools are asked by package name, as the user has set them up.
 */
@NullMarked
package org.unseal.vision.models;

import org.jspecify.annotations.NullMarked;
