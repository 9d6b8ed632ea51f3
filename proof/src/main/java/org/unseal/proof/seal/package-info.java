/**
 * What a seal says of a recording, byte for byte, whatever container it lies in. Start at {@link
 * org.unseal.proof.seal.TrackSealer}; {@code docs/formats/seal.md} has every byte. It takes coded
 * units and never a file; nothing here decodes a picture.
 */
@NullMarked
package org.unseal.proof.seal;

import org.jspecify.annotations.NullMarked;
