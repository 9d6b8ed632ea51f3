package org.unseal.engine.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Person;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignatureCheck;
import org.unseal.proof.key.SignatureDocument;
import org.unseal.proof.release.Release;

/** Tells what people of a case signed from what somebody else laid beside it. */
final class CaseSignatures {
  private CaseSignatures() {}

  /** Whether a document with its signature beside it is here and somebody of the case signed it. */
  static boolean hold(CaseReading reading, Path document, String type) {
    try {
      SignatureDocument signature =
          SignatureDocument.read(
              Files.readAllBytes(
                  document.resolveSibling(document.getFileName() + Release.SIGNATURE)));
      boolean known = false;
      for (CaseRecord record : reading.records(RecordKind.PERSON)) {
        known |= Person.read(record).key().equals(signature.signer());
      }
      return known
          && signature.check(new DocumentType(type), Files.readAllBytes(document))
              == SignatureCheck.VALID;
    } catch (IOException | MalformedJsonException e) {
      return false;
    }
  }
}
