package org.unseal.model.failure;

/** Who must act on a failure. Each maps to one exit code, see the command line's table. */
public enum Fault {
  /** Whoever typed the command: usage, a missing path, an output that exists. */
  REQUEST(2),
  /** Nobody: the evidence can't be used as it is. */
  EVIDENCE(3),
  /** Whoever keeps this machine: disk, model, tool. */
  ENVIRONMENT(4),
  /** Us. */
  INTERNAL(5),
  /** Nobody: a person stopped the run. */
  CANCELLED(130);

  private final int exitCode;

  Fault(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of a process that ends with this fault. */
  public int exitCode() {
    return exitCode;
  }
}
