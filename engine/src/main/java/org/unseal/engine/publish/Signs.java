package org.unseal.engine.publish;

import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignatureDocument;

/** Signs in the name of the office, as {@link org.unseal.engine.casefile.CaseFile#sign} does. */
@FunctionalInterface
public interface Signs {
  /** The signature of a document of this kind. */
  SignatureDocument sign(DocumentType type, byte[] document);
}
