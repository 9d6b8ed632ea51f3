package org.unseal.engine.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.unseal.engine.yaml.MalformedYamlException;
import org.unseal.model.order.Ruling;

/** A fictional series: an order, a partial stay that is lifted, an affirmance that adds plates. */
final class Larkspur {
  static final String DOCUMENT = "0".repeat(64);

  static final String SERIES =
      """
      schema: unseal.order
      version: 1
      rulings:
        - id: o1
          kind: order
          court: Circuit Court of Marrow County
          docket: 25-CA-0417
          judge: A. Nobody
          dated: 2025-05-12
          document: %1$s
          clauses:
            - id: yard
              text: The yard is released.
              scope:
                - source: cam-yard
                  clock: recorder
                  from: 2025-05-06 14:17:30
                  to: 2025-05-06 14:38:50
                  disposition: redact
              rules:
                - cover: students
                - clear: p3
                  identified-by: Marrow County Sheriff's Office
                - remove-sound: all
              notices:
                - id: n1
                  text: Parents are told.
                  due: 2025-05-14
            - id: gate
              text: The gate is released.
              scope:
                - source: cam-gate
                  clock: recorder
                  from: 2025-05-06 13:30:00
                  to: 2025-05-06 13:31:00
                  disposition: redact
            - id: hall
              text: Nothing of the hall.
              scope:
                - source: cam-hall
                  disposition: withhold
        - id: o2
          kind: stay
          court: Circuit Court of Marrow County
          docket: 25-CA-0417
          judge: A. Nobody
          dated: 2025-05-14
          document: %1$s
          concerns: [o1/gate]
        - id: o3
          kind: stay-lifted
          court: Circuit Court of Marrow County
          docket: 25-CA-0417
          judge: A. Nobody
          dated: 2025-05-15
          document: %1$s
          concerns: [o1/gate]
        - id: o4
          kind: affirmance
          court: District Court of Appeal
          docket: 4D25-1335
          judge: B. Nobody
          dated: 2025-06-09
          document: %1$s
          clauses:
            - id: plates
              text: As before, with plates covered.
              replaces: [o1/gate]
              scope:
                - source: cam-gate
                  clock: recorder
                  from: 2025-05-06 13:30:00
                  to: 2025-05-06 13:31:00
                  disposition: redact
              rules:
                - cover: licence plates
      """
          .formatted(DOCUMENT);

  private Larkspur() {}

  static List<Ruling> rulings() {
    return rulings(SERIES);
  }

  static List<Ruling> rulings(String document) {
    try {
      return OrderReader.read(document.getBytes(UTF_8));
    } catch (MalformedYamlException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
