package org.unseal.engine.zip;

import java.io.IOException;
import java.io.Serial;

/** An archive, or an entry of it, that can't be read as one. Says why, and quotes nothing. */
public final class MalformedZipException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  MalformedZipException(String message) {
    super(message);
  }
}
