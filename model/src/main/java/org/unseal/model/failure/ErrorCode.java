package org.unseal.model.failure;

/** Names of failures; stable across versions, safe to log. */
public enum ErrorCode {
  USAGE(Fault.REQUEST),
  INPUT_MISSING(Fault.REQUEST),
  INPUT_IS_DIRECTORY(Fault.REQUEST),
  INPUT_UNREADABLE(Fault.REQUEST),
  OUTPUT_EXISTS(Fault.REQUEST),
  OUTPUT_IS_INPUT(Fault.REQUEST),
  OUTPUT_FOLDER_MISSING(Fault.REQUEST),
  UNKNOWN_SEGMENT(Fault.REQUEST),
  DOCUMENT_MALFORMED(Fault.REQUEST),
  MODEL_REJECTED(Fault.REQUEST),
  NOT_A_VIDEO(Fault.EVIDENCE),
  EMPTY_FILE(Fault.EVIDENCE),
  NO_FRAMES(Fault.EVIDENCE),
  UNSUPPORTED_STREAM(Fault.EVIDENCE),
  LIMIT_EXCEEDED(Fault.EVIDENCE),
  DIGEST_MISMATCH(Fault.EVIDENCE),
  ANALYSIS_MISSING(Fault.EVIDENCE),
  DISK_FULL(Fault.ENVIRONMENT),
  FOLDER_NOT_WRITABLE(Fault.ENVIRONMENT),
  MODEL_FILE_MISSING(Fault.ENVIRONMENT),
  SEED_UNUSABLE(Fault.ENVIRONMENT),
  TOOL_MISSING(Fault.ENVIRONMENT),
  NATIVE_LIBRARY_MISSING(Fault.ENVIRONMENT),
  OUT_OF_MEMORY(Fault.ENVIRONMENT),
  INTERNAL(Fault.INTERNAL),
  CANCELLED(Fault.CANCELLED);

  private final Fault fault;

  ErrorCode(Fault fault) {
    this.fault = fault;
  }

  /** Who must act. */
  public Fault fault() {
    return fault;
  }
}
