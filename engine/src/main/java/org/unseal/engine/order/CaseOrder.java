package org.unseal.engine.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.yaml.MalformedYamlException;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.order.Ruling;
import org.unseal.proof.custody.Change;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * The series of rulings as the case keeps it.
 *
 * @param digest of the document
 */
public record CaseOrder(Digest digest, List<Ruling> rulings) {
  public CaseOrder {
    rulings = List.copyOf(rulings);
  }

  /** The one record's name. */
  public static final String RECORD = "order";

  private static final String SCHEMA = "unseal/order";

  /**
   * The series that the case has.
   *
   * @throws UnsealException {@code RECORD_MISSING} where nobody added one
   */
  public static CaseOrder of(CaseReading reading) {
    return find(reading)
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.RECORD_MISSING,
                    "the case has no order yet: unseal order add CASE FILE"));
  }

  /** The same; empty where nobody added one. */
  public static Optional<CaseOrder> find(CaseReading reading) {
    return reading
        .record(RecordKind.ORDER, RECORD)
        .map(
            record -> {
              try {
                ObjectReader body = ObjectReader.of(record.body(), "the order");
                return new CaseOrder(
                    body.digest("sha256"), OrderReader.read(body.text("yaml").getBytes(UTF_8)));
              } catch (MalformedJsonException | MalformedYamlException e) {
                throw new UnsealException(
                    ErrorCode.CASE_DAMAGED, "the case's order can't be read; run custody check", e);
              }
            });
  }

  /**
   * The change that keeps a document.
   *
   * @throws MalformedYamlException with everything that is wrong with it
   */
  public static Change.Put put(byte[] document) throws MalformedYamlException {
    OrderReader.read(document);
    return new Change.Put(
        RecordKind.ORDER,
        RECORD,
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("sha256", Digest.of(Digest.sha256().digest(document)))
            .put("yaml", new String(document, UTF_8))
            .end());
  }
}
