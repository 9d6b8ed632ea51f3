/**
 * Where an H.264 recording can be taken apart so that some GOPs pass as they are and others are
 * encoded anew, or why it can't. Start at {@link org.unseal.media.gop.GopIndex}. It reads coded
 * pictures and never decodes one.
 */
@NullMarked
package org.unseal.media.gop;

import org.jspecify.annotations.NullMarked;
