package org.unseal.cli.command;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.time.Basis;
import picocli.CommandLine.Option;

/** Why a statement about time is believed: what every command takes that makes one. */
final class BasisOptions {
  @Option(
      names = "--because",
      paramLabel = "TEXT",
      description = "Why it is believed, in one line; it is published with the times.")
  private @Nullable String because;

  @Option(
      names = "--support",
      paramLabel = "KIND",
      description = "measured, documented or assumed. Default: what the command says.")
  private @Nullable String support;

  @Option(
      names = "--estimate",
      paramLabel = "PERCENT",
      description = "It holds in so many of 100 cases only; times that rest on it are estimates.")
  private @Nullable String estimate;

  /** What was typed, or else these. */
  Basis basis(Basis.Support usual, String words) {
    Basis.Support kind = usual;
    if (support != null) {
      kind = null;
      for (Basis.Support known : Basis.Support.values()) {
        if (known.name().toLowerCase(Locale.ROOT).equals(support)) {
          kind = known;
        }
      }
      if (kind == null) {
        throw usage("--support is measured, documented or assumed");
      }
    }
    try {
      return new Basis(kind, because == null ? words : because, coverage());
    } catch (IllegalArgumentException e) {
      throw usage("--because: " + e.getMessage());
    }
  }

  /** The same where a reason must be given. */
  Basis required(Basis.Support usual) {
    if (because == null) {
      throw usage("say why it is so with --because \"...\"; it is published with the times");
    }
    return basis(usual, because);
  }

  private OptionalInt coverage() {
    if (estimate == null) {
      return OptionalInt.empty();
    }
    try {
      BigDecimal share = new BigDecimal(estimate.replace("%", "")).movePointRight(4);
      int value = share.intValueExact();
      if (value > 0 && value < Basis.ALL) {
        return OptionalInt.of(value);
      }
    } catch (ArithmeticException | NumberFormatException _) {
      // said below
    }
    throw usage("--estimate is a share of 100 cases, as 95 or 99.5");
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
