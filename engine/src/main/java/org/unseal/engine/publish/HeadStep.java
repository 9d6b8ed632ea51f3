package org.unseal.engine.publish;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.model.casefile.Action;
import org.unseal.proof.custody.Head;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.publication.PublicHead;

/**
 * Signs the list of a case's versions anew, before it expires or once there is another version. A
 * version that was taken back is listed as such even where that run was killed before it said so.
 */
public final class HeadStep {
  /** What was signed, and where the case's log ends now. */
  public record Renewed(PublicHead list, Head head) {}

  /** Renews it for so many days. */
  public Renewed run(CaseFile file, PublicRoot root, Instant now, int days) {
    RecallStep.finish(file, root);
    PublicHead list =
        root.renew(
            RecallStep.name(file.facts()),
            PublicationRecord.all(file),
            RecallStep.known(file, root),
            now,
            days,
            file::sign);
    Head head =
        file.append(
            new Entry(
                Action.EXPORTED,
                Optional.empty(),
                new ObjectWriter()
                    .put("sha256", Digest.of(Digest.sha256().digest(list.bytes())))
                    .end(),
                List.of()));
    return new Renewed(list, head);
  }
}
