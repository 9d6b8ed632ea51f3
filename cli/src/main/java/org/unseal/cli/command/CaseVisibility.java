package org.unseal.cli.command;

import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.event.Visibility;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.presence.CasePresence;
import org.unseal.engine.presence.LedgerVisibility;

/** What the public will see of a case's clips, by its plans. */
final class CaseVisibility {
  private CaseVisibility() {}

  static Visibility of(Surroundings surroundings, CaseOptions options, CaseReading reading) {
    CaseFolders folders = new CaseFolders(options.folder());
    return new LedgerVisibility(
        new CasePresence(folders, new Workshop(surroundings).store(folders)), reading, folders);
  }
}
