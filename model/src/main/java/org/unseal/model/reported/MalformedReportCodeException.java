package org.unseal.model.reported;

/** A text that is no report code; the message says why, for whoever typed it. */
public final class MalformedReportCodeException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedReportCodeException(String why) {
    super(why);
  }
}
