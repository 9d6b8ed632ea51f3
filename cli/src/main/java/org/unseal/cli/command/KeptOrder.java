package org.unseal.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.unseal.engine.order.OrderReader;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.yaml.MalformedYamlException;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.order.Ruling;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;

/**
 * The series of rulings as the case keeps it.
 *
 * @param digest of the document
 */
record KeptOrder(Digest digest, List<Ruling> rulings) {
  KeptOrder {
    rulings = List.copyOf(rulings);
  }

  static KeptOrder of(CaseReading reading) {
    return reading
        .record(RecordKind.ORDER, "order")
        .map(
            record -> {
              try {
                ObjectReader body = ObjectReader.of(record.body(), "the order");
                return new KeptOrder(
                    body.digest("sha256"), OrderReader.read(body.text("yaml").getBytes(UTF_8)));
              } catch (MalformedJsonException | MalformedYamlException e) {
                throw new UnsealException(
                    ErrorCode.CASE_DAMAGED, "the case's order can't be read; run custody check", e);
              }
            })
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.RECORD_MISSING, "the case has no order yet: unseal order add"));
  }
}
