/**
 * Reading and writing JSON documents: one mapper, strict reading, messages that say which field is
 * wrong. Start at {@link org.unseal.engine.json.Json}. What a document means is decided where it is
 * used.
 */
@NullMarked
package org.unseal.engine.json;

import org.jspecify.annotations.NullMarked;
