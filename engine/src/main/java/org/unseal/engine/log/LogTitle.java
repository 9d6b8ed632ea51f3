package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;

/**
 * What stands over a log.
 *
 * @param title of the case
 * @param tool name and version of the program that made it
 */
public record LogTitle(String title, String agency, String tool) {
  public LogTitle {
    requireNonNull(title, "title");
    requireNonNull(agency, "agency");
    requireNonNull(tool, "tool");
  }
}
