/**
 * Encodes recordings from drawn pictures, in any codec and container that libav has: for synthetic
 * footage and for tests that make their own input. Start at {@link
 * org.unseal.media.write.LibavRecordingWriter}. Nothing here reads a recording, and nothing here is
 * fit for a release: that is the render package's work.
 */
@NullMarked
package org.unseal.media.write;

import org.jspecify.annotations.NullMarked;
