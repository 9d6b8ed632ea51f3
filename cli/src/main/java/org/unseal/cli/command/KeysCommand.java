package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.key.KeyShelf;
import org.unseal.engine.key.Pin;
import org.unseal.engine.key.PinnedKeys;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.LockedKey;
import org.unseal.proof.key.PublishedKey;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.key.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal keys}: the user's own keys, and those of others that the user trusts. */
@Command(
    name = "keys",
    description = "Makes and shows your keys for signing, and pins those of others.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  unseal keys new",
      "  unseal keys show --json > our-key.json",
      "  unseal keys list",
      "  unseal keys pin our-key.json --label \"City of Example\"",
      "",
      "A passphrase is asked for on the terminal. Without one it comes from",
      "--passphrase-file, UNSEAL_PASSPHRASE_NAME (of key NAME) or UNSEAL_PASSPHRASE."
    })
public final class KeysCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final KeyShelf shelf;
  private final PinnedKeys pins;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "list|new|show|pin",
      description = "What to do. Default: list.")
  private String action = "list";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "NAME|FILE|HEX",
      description = {
        "The name of a key of yours, own if none is given;",
        "with pin, a file with somebody's public key or its 64 digits."
      })
  private List<String> operands = List.of();

  @Option(names = "--label", paramLabel = "TEXT", description = "With pin: what you call this key.")
  private @Nullable String label;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "With new: a file whose one line is the passphrase.")
  private @Nullable Path passphraseFile;

  @Option(
      names = "--json",
      description = "Print JSON; of show it is what you publish as your public key.")
  private boolean json;

  /** The command in its surroundings, before anything was parsed. */
  public KeysCommand(Surroundings surroundings) {
    this(surroundings, LockedKey.ITERATIONS);
  }

  /**
   * The same for tests.
   *
   * @param iterations of new locks
   */
  KeysCommand(Surroundings surroundings, int iterations) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
    shelf = new KeyShelf(surroundings.folders(), surroundings.scratch(), iterations);
    pins = new PinnedKeys(surroundings.folders(), surroundings.scratch());
  }

  @Override
  public Integer call() {
    refuseIdleOptions();
    PrintStream out = surroundings.out();
    int code =
        switch (action) {
          case "list" -> list(out);
          case "new" -> make(out);
          case "show" -> show(out);
          case "pin" -> pin(out);
          default -> throw usage("keys knows list, new, show and pin");
        };
    out.flush();
    return code;
  }

  private void refuseIdleOptions() {
    if (label != null && !action.equals("pin")) {
      throw usage("--label goes with keys pin");
    }
    if (passphraseFile != null && !action.equals("new")) {
      throw usage("--passphrase-file goes with keys new: nothing else here needs a passphrase");
    }
  }

  private int list(PrintStream out) {
    if (!operands.isEmpty()) {
      throw usage("keys list takes no name; keys show does");
    }
    KeyList keys = new KeyList(shelf.list(), pins.all());
    out.print(json ? keys.json() : keys.text());
    return keys.damaged() ? 1 : 0;
  }

  private int make(PrintStream out) {
    KeyName name = name();
    try (SigningKey key =
        new OwnKeys(surroundings, shelf).create(name, Optional.ofNullable(passphraseFile))) {
      print(out, "key " + name, key.signer());
    }
    if (!json) {
      out.println("file         " + shelf.file(name));
      out.println("Keep a copy of the file and the passphrase: nobody can make this key again.");
    }
    return 0;
  }

  private int show(PrintStream out) {
    KeyName name = name();
    print(out, "key " + name, shelf.signer(name));
    return 0;
  }

  private int pin(PrintStream out) {
    if (operands.size() != 1) {
      throw usage("keys pin needs a file with a public key, or its 64 digits");
    }
    SignerKey key = foreign(operands.getFirst());
    String called = label == null ? "" : label;
    pins.pin(new Pin(key, called, LocalDate.now(ZoneOffset.UTC)));
    print(out, "pinned" + (called.isEmpty() ? "" : " as " + called), key);
    if (!json) {
      out.println("Compare the words with what its owner says, not with what came with the file.");
    }
    return 0;
  }

  private void print(PrintStream out, String title, SignerKey key) {
    if (json) {
      out.println(new String(new PublishedKey(key).bytes(), StandardCharsets.UTF_8));
      return;
    }
    out.println(title);
    out.println("words        " + key.fingerprint().words());
    out.println("fingerprint  " + key.fingerprint().hex());
    out.println("public key   " + key.hex());
  }

  private KeyName name() {
    if (operands.size() > 1) {
      throw usage("keys " + action + " takes one name");
    }
    return operands.isEmpty() ? KeyName.OWN : new KeyName(operands.getFirst());
  }

  /** Somebody else's key: 64 digits, a file with them, or a file as {@code show --json} makes. */
  private static SignerKey foreign(String operand) {
    if (digits(operand)) {
      return key(operand);
    }
    byte[] bytes = read(operand);
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    if (digits(text)) {
      return key(text);
    }
    try {
      return PublishedKey.read(bytes).signer();
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.KEY_REJECTED,
          "%s is no public key (%s); ask its owner for what unseal keys show --json prints"
              .formatted(operand, e.getMessage()),
          e);
    }
  }

  private static byte[] read(String operand) {
    try (InputStream in = Files.newInputStream(Path.of(operand))) {
      return in.readNBytes(PublishedKey.LONGEST + 1);
    } catch (IOException | InvalidPathException e) {
      throw new UnsealException(
          ErrorCode.INPUT_MISSING,
          operand + " is neither a file that can be read nor the 64 digits of a public key",
          e);
    }
  }

  private static boolean digits(String text) {
    return text.matches("[0-9a-fA-F]{64}");
  }

  private static SignerKey key(String digits) {
    try {
      return SignerKey.ofHex(digits.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.KEY_REJECTED,
          "these 64 digits are no public key; is it a fingerprint? Ask for the key itself",
          e);
    }
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
