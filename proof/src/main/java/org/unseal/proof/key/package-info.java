/**
 * Keys, and who signed what: Ed25519 (RFC 8032) by the JDK. Start at {@link
 * org.unseal.proof.key.SigningKey} to sign and at {@link org.unseal.proof.key.SignatureDocument} to
 * check. Whether a signature is right is decided here; whether its key is one that somebody trusts
 * is not. Nothing here touches files, and no secret is ever part of a text or a message. {@code
 * docs/formats/keys.md} says every byte.
 */
@NullMarked
package org.unseal.proof.key;

import org.jspecify.annotations.NullMarked;
