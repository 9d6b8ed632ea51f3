package org.unseal.engine.release;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.unseal.engine.redact.RedactRequest;

/**
 * One recording to release.
 *
 * @param redact how it is redacted; its output is ignored, the rendition goes into the release
 * @param folder of the release; must not exist
 */
public record ReleaseRequest(RedactRequest redact, Path folder, ReleaseOptions options) {
  public ReleaseRequest {
    requireNonNull(redact, "redact");
    requireNonNull(folder, "folder");
    requireNonNull(options, "options");
  }
}
