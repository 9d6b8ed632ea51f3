/**
 * The picture seal: what a recording's pictures looked like, tile by tile, sealed so that single
 * tiles can be opened later and held against a release. {@code docs/formats/seal.md} has every
 * byte. Start at {@link org.unseal.proof.picture.PictureSeal} for the document, at {@link
 * org.unseal.proof.picture.TilesReader} for what a release opens of it. It takes planes of decoded
 * pictures and never decodes one.
 */
@NullMarked
package org.unseal.proof.picture;

import org.jspecify.annotations.NullMarked;
