package org.unseal.engine.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.engine.audit.Audit;
import org.unseal.engine.audit.AuditCode;
import org.unseal.engine.audit.AuditFinding;
import org.unseal.engine.audit.AuditMode;
import org.unseal.engine.audit.Recall;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;

/** What is kept of an audit is read back as it was, or refused. */
final class StoredAuditTest {
  private static final Audit FULL =
      new Audit(
          AuditMode.FULL,
          Optional.of(new DetectorIdentity("centerface", "ab".repeat(32))),
          true,
          new Audit.Looked(120, 121, 5, 6, 40, 41, 30, 31, 2, 3),
          new Audit.Subtracted(1, 2, 3, 4),
          List.of(
              new AuditFinding(
                  AuditCode.RESIDUE, new FrameSpan(70, 190), Optional.empty(), 1, "a name"),
              new AuditFinding(
                  AuditCode.FACE_SEEN,
                  new FrameSpan(71, 80),
                  Optional.of(
                      new AuditFinding.Place(
                          new Box(-2, 4, 20, 30), 72, new Box(0, 4, 10, 16), 640)),
                  9,
                  "a face")),
          new Audit.Figures(1000, 2000, 3, Optional.of(400)),
          Optional.of(
              new Recall(
                  9,
                  8,
                  517,
                  12,
                  Optional.of(250),
                  true,
                  List.of(new Recall.Kind("small", "dark", 9, 8)))),
          List.of("nothing else"));

  private static final Audit BARE =
      new Audit(
          AuditMode.SAMPLE,
          Optional.empty(),
          false,
          new Audit.Looked(0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
          new Audit.Subtracted(0, 0, 0, 0),
          List.of(),
          new Audit.Figures(0, 0, 0, Optional.empty()),
          Optional.empty(),
          List.of());

  private static StoredAudit stored(Audit audit) {
    return new StoredAudit(Digest.ofHex("cd".repeat(32)), audit);
  }

  @Test
  void anAuditIsReadBackAsItWas() throws MalformedJsonException {
    for (Audit audit : List.of(FULL, BARE)) {
      StoredAudit stored = stored(audit);
      StoredAudit read = StoredAudit.read(stored.bytes());
      assertThat(read).isEqualTo(stored);
      assertThat(read.digest()).isEqualTo(stored.digest());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":1|\"version\":2",
        "\"FACE_SEEN\"|\"FACE_HEARD\"",
        "[71,80]|[80,71]",
        "[71,80]|[71,8000000000]",
        "\"mode\":\"full\"|\"mode\":\"fuller\"",
        "\"scorePermille\":640|\"scorePermille\":1001",
        "\"sightings\":9|\"sightings\":9,\"more\":1",
        "\"masks\":\"plan\"|\"masks\":\"none\"",
      })
  void whatIsNoAuditIsRefused(String was, String is) {
    String document = new String(stored(FULL).bytes(), StandardCharsets.UTF_8);
    assertThat(document).contains(was);
    assertThatThrownBy(
            () -> StoredAudit.read(document.replace(was, is).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedJsonException.class);
  }
}
