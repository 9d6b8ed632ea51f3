package org.unseal.media.write;

import java.util.Set;
import org.unseal.media.libav.Av;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** What libav's negative return codes mean to whoever writes a file. */
public final class WriteErrors {
  // libav gives an operating system's error number with its sign turned. These have the same
  // numbers on Linux, macOS and Windows; a quota's are Linux's and macOS's.
  private static final Set<Integer> FULL = Set.of(-28, -122, -69);
  private static final Set<Integer> NOT_WRITABLE = Set.of(-1, -2, -13, -20, -21, -30);

  private WriteErrors() {}

  /**
   * Gives the code back unless it is an error.
   *
   * @param what was tried, as the end of "could not ..."
   */
  public static int check(int code, String what) {
    if (FULL.contains(code)) {
      throw new UnsealException(
          ErrorCode.DISK_FULL, "The disk is full: could not " + what + "; free some space.");
    }
    if (NOT_WRITABLE.contains(code)) {
      throw new UnsealException(
          ErrorCode.FOLDER_NOT_WRITABLE,
          "Could not " + what + " (" + Av.text(code) + "): choose another folder.");
    }
    return Av.check(code, what);
  }
}
