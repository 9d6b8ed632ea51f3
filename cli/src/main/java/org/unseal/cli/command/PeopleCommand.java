package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.key.KeyShelf;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.casefile.Role;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Head;
import org.unseal.proof.custody.Person;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.LockedKey;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.key.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal people}: who may act in a case, each with a key of their own. */
@Command(
    name = "people",
    description = "Shows who may act in a case, admits and removes people, replaces keys.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  unseal people list harbour",
      "  unseal people add harbour lee --role reviewer --name \"Lee Park\" --as dana",
      "  unseal people remove harbour lee --as dana",
      "  unseal people rekey harbour dana --key dana-2 --as dana",
      "",
      "A key of the new person's name is made on this machine, with a passphrase of theirs,",
      "unless there is one, or --public-key brings the key that they have elsewhere."
    })
public final class PeopleCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final KeyShelf shelf;

  @Parameters(index = "0", paramLabel = "list|add|remove|rekey", description = "What to do.")
  private String action = "";

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "NAME",
      description = "The person's short name: letters, digits, hyphens.")
  private @Nullable String person;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "With add: custodian, analyst, reviewer or approver.")
  private @Nullable String role;

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "With add: their name in full. Default: the short one.")
  private @Nullable String name;

  @Option(
      names = "--organisation",
      paramLabel = "TEXT",
      description = "With add: theirs, where it is not the agency.")
  private @Nullable String organisation;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "With add and rekey: their key on this machine. Default: named as they are.")
  private @Nullable String key;

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description = "With add and rekey: their key as unseal keys show --json prints it.")
  private @Nullable Path publicKey;

  @Option(
      names = "--new-passphrase-file",
      paramLabel = "FILE",
      description = "A file whose one line is the passphrase of a key that is made.")
  private @Nullable Path newPassphraseFile;

  /** The command in its surroundings, before anything was parsed. */
  public PeopleCommand(Surroundings surroundings) {
    this(surroundings, LockedKey.ITERATIONS);
  }

  /**
   * The same for tests.
   *
   * @param iterations of new locks
   */
  PeopleCommand(Surroundings surroundings, int iterations) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
    shelf = new KeyShelf(surroundings.folders(), surroundings.scratch(), iterations);
  }

  @Override
  public Integer call() {
    refuseIdleOptions();
    switch (action) {
      case "list" -> list();
      case "add" -> add();
      case "remove" -> remove();
      case "rekey" -> rekey();
      default -> throw usage("people knows list, add, remove and rekey");
    }
    surroundings.out().flush();
    return 0;
  }

  private void refuseIdleOptions() {
    boolean adds = action.equals("add");
    boolean keys = adds || action.equals("rekey");
    if (!adds && (role != null || name != null || organisation != null)) {
      throw usage("--role, --name and --organisation go with people add");
    }
    if (!keys && (key != null || publicKey != null || newPassphraseFile != null)) {
      throw usage("--key, --public-key and --new-passphrase-file go with people add and rekey");
    }
    if (key != null && publicKey != null) {
      throw usage("--key and --public-key exclude each other; give one");
    }
  }

  private void list() {
    if (person != null) {
      throw usage("people list takes no name");
    }
    PrintStream out = surroundings.out();
    try (CaseFile file = options.open(surroundings)) {
      List<CasePeople.Known> people = file.<CasePeople>read(CasePeople::new).all();
      if (options.json()) {
        CaseLines.print(
            out,
            new ObjectWriter()
                .put("command", "people")
                .put("people", people.stream().map(PeopleCommand::line).toList())
                .end());
        return;
      }
      for (CasePeople.Known known : people) {
        Person one = known.person();
        out.printf(
            "%-4s %-12s %-10s %s%s%n     %s%n",
            known.id(),
            one.handle(),
            one.role().code(),
            one.name(),
            one.active() ? "" : " (removed)",
            one.key().fingerprint().words());
      }
    }
  }

  /** By ids alone: names stay in the case. */
  private static JsonObject line(CasePeople.Known known) {
    return new ObjectWriter()
        .put("id", known.id())
        .put("role", known.person().role().code())
        .put("active", known.person().active())
        .put("fingerprint", known.person().key().fingerprint().hex())
        .end();
  }

  private void add() {
    String handle = handle();
    if (role == null) {
      throw usage("say what they may do, with --role: " + roles());
    }
    Role given =
        Role.ofCode(role.toLowerCase(Locale.ROOT))
            .orElseThrow(() -> usage("there is no such role; there are " + roles()));
    try (CaseFile file = options.openToAct(surroundings)) {
      requireFree(file, handle);
      SignerKey theirs = theirKey(handle);
      Person added;
      try {
        added =
            new Person(
                handle,
                name == null ? handle : name,
                given,
                Optional.ofNullable(organisation),
                theirs,
                true);
      } catch (IllegalArgumentException e) {
        throw usage("" + e.getMessage());
      }
      Head head =
          file.append(
              reading -> {
                requireFree(reading, handle);
                requireUnused(reading, theirs);
                String id = "p" + reading.nextNumber(RecordKind.PERSON);
                return Entry.of(Action.PERSON_ADDED, added.put(id));
              });
      tell("people add", file, handle, head);
    }
  }

  private static String roles() {
    return Arrays.stream(Role.values()).map(Role::code).collect(Collectors.joining(", "));
  }

  private static void requireFree(CaseReading reading, String handle) {
    boolean taken =
        new CasePeople(reading)
            .all().stream()
                .anyMatch(one -> one.person().active() && one.person().handle().equals(handle));
    if (taken) {
      throw new UnsealException(
          ErrorCode.PERSON_EXISTS,
          "the case has somebody called %s; choose another short name".formatted(handle));
    }
  }

  /** Two people with one key could not be told apart. */
  private static void requireUnused(CaseReading reading, SignerKey theirs) {
    if (new CasePeople(reading).all().stream().anyMatch(one -> one.person().key().equals(theirs))) {
      throw new UnsealException(
          ErrorCode.KEY_EXISTS,
          "somebody in the case has this key already; everybody has their own");
    }
  }

  private void remove() {
    String handle = handle();
    try (CaseFile file = options.openToAct(surroundings)) {
      Head head =
          file.append(
              reading -> {
                CasePeople people = new CasePeople(reading);
                CasePeople.Known known = people.require(handle);
                requireActive(known);
                requireAnotherCustodian(people, known);
                return Entry.of(Action.PERSON_REMOVED, known.person().removed().put(known.id()));
              });
      tell("people remove", file, handle, head);
    }
  }

  private static void requireActive(CasePeople.Known known) {
    if (!known.person().active()) {
      throw new UnsealException(ErrorCode.PERSON_MISSING, known.id() + " was removed already");
    }
  }

  /** Or nobody could ever admit anybody again. */
  private static void requireAnotherCustodian(CasePeople people, CasePeople.Known removed) {
    boolean another =
        people.all().stream()
            .anyMatch(
                one ->
                    !one.id().equals(removed.id())
                        && one.person().active()
                        && one.person().role() == Role.CUSTODIAN);
    if (!another) {
      throw new UnsealException(
          ErrorCode.NOT_ALLOWED, "the last custodian can't be removed; add another one first");
    }
  }

  private void rekey() {
    String handle = handle();
    try (CaseFile file = options.openToAct(surroundings)) {
      CasePeople.Known before = file.<CasePeople>read(CasePeople::new).require(handle);
      if (key == null && publicKey == null) {
        throw usage("name the new key with --key, or bring it with --public-key");
      }
      SignerKey theirs = theirKey(before.person().handle());
      Head head =
          file.append(
              reading -> {
                CasePeople.Known known = new CasePeople(reading).require(handle);
                requireActive(known);
                requireUnused(reading, theirs);
                return Entry.of(Action.KEY_REPLACED, known.person().with(theirs).put(known.id()));
              });
      tell("people rekey", file, handle, head);
    }
  }

  private String handle() {
    if (person == null) {
      throw usage("people %s takes a person's short name".formatted(action));
    }
    return person;
  }

  /** Brought along, on this machine, or made for them now. */
  private SignerKey theirKey(String handle) {
    if (publicKey != null) {
      return KeyFiles.published(publicKey);
    }
    KeyName name = new KeyName(key == null ? handle : key);
    if (shelf.has(name)) {
      return shelf.signer(name);
    }
    try (SigningKey made =
        new OwnKeys(surroundings, shelf).create(name, Optional.ofNullable(newPassphraseFile))) {
      return made.signer();
    }
  }

  private void tell(String command, CaseFile file, String handle, Head head) {
    PrintStream out = surroundings.out();
    CasePeople.Known known =
        file.<CasePeople>read(CasePeople::new).all().stream()
            .filter(one -> one.person().handle().equals(handle) || one.id().equals(handle))
            .reduce((_, last) -> last)
            .orElseThrow();
    if (options.json()) {
      CaseLines.print(
          out,
          CaseLines.line(command, head)
              .put("person", known.id())
              .put("role", known.person().role().code())
              .put("active", known.person().active())
              .put("fingerprint", known.person().key().fingerprint().hex())
              .end());
      return;
    }
    out.printf(
        "%s  %s, %s%s%n",
        known.id(),
        known.person().handle(),
        known.person().role().code(),
        known.person().active() ? "" : ", removed");
    out.println("key  " + known.person().key().fingerprint().words());
    CaseLines.head(out, head);
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
