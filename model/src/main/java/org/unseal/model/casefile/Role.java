package org.unseal.model.casefile;

import java.util.Arrays;
import java.util.Optional;
import org.unseal.model.code.Codes;

/** In what quality a person acts in a case. New roles are added at the end. */
public enum Role {
  /** Keeps the case: alone admits and removes people, and changes what the case is called. */
  CUSTODIAN,
  /** Works on recordings and clocks. */
  ANALYST,
  /** Decides what is covered. */
  REVIEWER,
  /** Approves what others decided. */
  APPROVER;

  private final String code = Codes.of(this);

  /** How it is written in documents. */
  public String code() {
    return code;
  }

  /** The role of a code; empty where this version knows none. */
  public static Optional<Role> ofCode(String code) {
    return Arrays.stream(values()).filter(role -> role.code.equals(code)).findAny();
  }
}
