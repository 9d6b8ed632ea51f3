package org.unseal.proof.key;

/** What checking a signature showed. None says whose key it is. */
public enum SignatureCheck {
  /** This key signed this document. */
  VALID,
  /** It is a signature for documents of another kind. */
  OTHER_TYPE,
  /** The document, the signature or the key is not what was signed with. */
  BAD
}
