package org.unseal.engine.ground;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.unseal.engine.exemption.JurisdictionPacks;
import org.unseal.engine.exemption.PackReader;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.yaml.MalformedYamlException;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/** The jurisdiction packs of a case: the program's, and those that the case keeps beside them. */
public final class CasePacks {
  private static final String SCHEMA = "unseal/pack";
  private static final int VERSION = 1;

  private CasePacks() {}

  /** All that can be chosen from; a pack of the case wins where both have a code. */
  public static JurisdictionPacks of(CaseReading reading) {
    JurisdictionPacks packs = JurisdictionPacks.ofThisProgram();
    for (CaseRecord record : reading.records(RecordKind.PACK)) {
      try {
        ObjectReader body = ObjectReader.of(record.body(), "a pack");
        body.requireSchema(SCHEMA, VERSION);
        packs = packs.with(PackReader.read(body.text("yaml").getBytes(UTF_8)));
      } catch (MalformedJsonException | MalformedYamlException e) {
        throw new UnsealException(
            ErrorCode.CASE_DAMAGED, "a pack of the case can't be read; run custody check", e);
      }
    }
    return packs;
  }

  /**
   * The change that keeps a pack.
   *
   * @throws MalformedYamlException with everything that is wrong with it
   */
  public static Change.Put put(byte[] document) throws MalformedYamlException {
    return new Change.Put(
        RecordKind.PACK,
        PackReader.read(document).id(),
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("sha256", Digest.of(Digest.sha256().digest(document)))
            .put("yaml", new String(document, UTF_8))
            .end());
  }
}
