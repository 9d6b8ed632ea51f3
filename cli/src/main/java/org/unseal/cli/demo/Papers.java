package org.unseal.cli.demo;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.unseal.campus.truth.CaseTruth;

/** What the fictional courts said: as it was filed, and as YAML with the spans of the evidence. */
final class Papers {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private static final String CLERK = "M. Nemo, deputy clerk";
  private static final String TELEPHONE = "chambers: 555-0142";

  /** What stands in the order without an effect. */
  private static final String BESIDES =
      """
          caption: Larkspur Courier v. Marrow County Sheriff's Office
          parties:
            - name: Larkspur Courier
              position: asks for all video of the afternoon
              source: complaint of 8 May 2025
            - name: Marrow County Sheriff's Office
              position: asks that students be covered and the hall be withheld
              source: answer of 9 May 2025
          findings:
            - text: released in the strong public interest
              page: 1
          readings:
            - text: Building 7 from outside is what cam-b7 shows; no window is looked into.
              by: the office
              why: the order names no camera
          previews:
            - to: the families
              offered: 2025-05-13
              held: 2025-05-14
              by: the office
      """;

  private final CaseTruth truth;
  private final String order;

  /**
   * Papers about this evidence.
   *
   * @param order SHA-256 of the order as it came in
   */
  Papers(CaseTruth truth, String order) {
    this.truth = requireNonNull(truth, "truth");
    this.order = requireNonNull(order, "order");
  }

  /** The order as a clerk sent it, with a telephone number that a black bar only lies over. */
  static byte[] orderAsFiled() {
    return PlainPdf.page(
        CLERK,
        List.of(
            "Circuit Court of Marrow County (fictional)",
            "Larkspur Courier v. Marrow County Sheriff's Office, 25-CA-0417",
            "",
            "12 May 2025",
            "",
            "The video of the yard, of Building 7 from outside and of the arrival at the",
            "gate is released in the strong public interest, without sound.",
            "Students shall not be identifiable. Nothing of the hall is released.",
            "Parents are told before publication.",
            "",
            "A. Nobody, Circuit Judge",
            PlainPdf.BARRED + TELEPHONE));
  }

  /** The order, the stay of the gate's clip, and that it was lifted. */
  String first() {
    StringBuilder yaml = new StringBuilder();
    yaml.append("schema: unseal.order\nversion: 1\nrulings:\n");
    head(yaml, "o1", "order", "Circuit Court of Marrow County", "25-CA-0417", "A. Nobody");
    yaml.append("    dated: 2025-05-12\n    document: ").append(order).append('\n');
    yaml.append(BESIDES);
    yaml.append("    clauses:\n");
    clause(yaml, "yard", "The yard is released, students unidentifiable.", "cam-yard", true);
    clause(yaml, "b7", "Building 7 is released from outside, no interior.", "cam-b7", false);
    clause(yaml, "gate", "The arrival at the gate is released.", "cam-gate", false);
    yaml.append("      - id: hall\n        text: Nothing of the hall.\n        scope:\n");
    yaml.append("          - source: cam-hall\n            disposition: withhold\n");
    yaml.append("      - id: calls\n        text: The calls of the afternoon are released.\n");
    yaml.append("        scope:\n          - source: radio-1\n            disposition: release\n");
    head(yaml, "o2", "stay", "District Court of Appeal", "4D25-1335", "B. Nobody");
    yaml.append("    dated: 2025-05-14\n    document: ").append(order).append('\n');
    yaml.append("    concerns: [o1/gate]\n");
    head(yaml, "o3", "stay-lifted", "District Court of Appeal", "4D25-1335", "B. Nobody");
    yaml.append("    dated: 2025-05-15\n    document: ").append(order).append('\n');
    yaml.append("    concerns: [o1/gate]\n");
    return yaml.toString();
  }

  /** The same, affirmed on appeal, which adds that plates be covered. */
  String second() {
    StringBuilder yaml = new StringBuilder(first());
    head(yaml, "o4", "affirmance", "District Court of Appeal", "4D25-1335", "B. Nobody");
    yaml.append("    dated: 2025-06-09\n    document: ").append(order).append('\n');
    yaml.append("    clauses:\n      - id: plates\n");
    yaml.append("        text: Number plates are covered at the gate.\n");
    spans(yaml, "cam-gate");
    yaml.append("        rules:\n          - cover: number plates\n");
    return yaml.toString();
  }

  private static void head(
      StringBuilder yaml, String id, String kind, String court, String docket, String judge) {
    yaml.append("  - id: ").append(id).append("\n    kind: ").append(kind).append('\n');
    yaml.append("    court: ").append(court).append("\n    docket: ").append(docket).append('\n');
    yaml.append("    judge: ").append(judge).append('\n');
  }

  private void clause(
      StringBuilder yaml, String id, String text, String source, boolean withDuties) {
    yaml.append("      - id: ").append(id).append("\n        text: ").append(text).append('\n');
    spans(yaml, source);
    yaml.append("        rules:\n          - cover: students\n");
    yaml.append(
        "          - clear: calder\n            identified-by: Marrow County Sheriff's Office\n");
    yaml.append("          - clear: amsel\n            identified-by: Larkspur Courier\n");
    yaml.append("          - remove-sound: all\n");
    if (withDuties) {
      yaml.append("        conditions:\n          - id: c1\n");
      yaml.append("            text: Nothing is published before parents were told.\n");
      yaml.append("        notices:\n          - id: n1\n            text: Parents are told.\n");
      yaml.append("            due: 2025-05-14\n");
    }
  }

  private void spans(StringBuilder yaml, String source) {
    yaml.append("        scope:\n");
    for (CaseTruth.Released one : truth.released()) {
      if (one.camera().equals(source)) {
        yaml.append("          - source: ").append(source).append('\n');
        yaml.append("            clock: recorder\n");
        yaml.append("            from: ").append(shown(one.shownFrom())).append('\n');
        yaml.append("            to: ").append(shown(one.shownTo())).append('\n');
        yaml.append("            disposition: redact\n");
      }
    }
  }

  /** As the clock of the source shows it, in the case's zone. */
  private static String shown(long microseconds) {
    return LocalDateTime.ofEpochSecond(Math.floorDiv(microseconds, 1_000_000L), 0, ZoneOffset.UTC)
        .minusHours(4)
        .format(TIME);
  }
}
