package org.unseal.engine.casework;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.log.LogTitle;
import org.unseal.engine.log.PublicLog;
import org.unseal.engine.log.RedactionLog;
import org.unseal.engine.log.RedactionLogStep;
import org.unseal.engine.log.WithheldLog;
import org.unseal.engine.log.WithheldLogStep;
import org.unseal.engine.port.Progress;
import org.unseal.engine.publish.PublicationContent.Extra;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.publication.PublishedFile.Role;

/** The public logs of what is withheld and of what is covered, as the files of a version. */
public final class VersionLogs {
  private final WithheldLogStep withheld;
  private final RedactionLogStep redactions;

  /** With these steps. */
  public VersionLogs(WithheldLogStep withheld, RedactionLogStep redactions) {
    this.withheld = requireNonNull(withheld, "withheld");
    this.redactions = requireNonNull(redactions, "redactions");
  }

  /**
   * What was made.
   *
   * @param files both logs, in every form that there is of them
   */
  record Made(List<Extra> files, WithheldLog withheld, RedactionLog redactions) {
    Made {
      files = List.copyOf(files);
    }
  }

  /** Both. */
  Made of(CaseFile file, String tool, Progress progress) {
    LogTitle title = new LogTitle(file.facts().title(), file.facts().agency(), tool);
    List<Extra> files = new ArrayList<>();
    WithheldLog kept = withheld.run(file, title, progress).open();
    RedactionLog covered = redactions.run(file, title, progress).open();
    add(files, "logs/withheld", kept);
    add(files, "logs/redactions", covered);
    return new Made(files, kept, covered);
  }

  private static void add(List<Extra> files, String name, PublicLog log) {
    files.add(
        new Extra(name + ".csv", Octets.of(log.csv().getBytes(StandardCharsets.UTF_8)), Role.LOG));
    files.add(new Extra(name + ".json", Octets.of(log.json()), Role.LOG));
    files.add(new Extra(name + ".html", Octets.of(log.html()), Role.PAGE));
  }
}
