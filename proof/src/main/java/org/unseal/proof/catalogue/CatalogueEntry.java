package org.unseal.proof.catalogue;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * One leaf of the catalogue. The salt keeps a closed leaf from being guessed; it is shown where the
 * entry is opened.
 */
public sealed interface CatalogueEntry {
  /** 32 random bytes of this entry alone. */
  Digest salt();

  /** The item that it is about, or the source where it is about no item. */
  String about();

  /**
   * A recording or another file with tracks, sealed.
   *
   * @param convertedFrom the item that it was converted or captured from, if it was: then nothing
   *     about it proves what that one holds
   */
  record Sealed(
      Digest salt, String item, String source, Digest seal, Optional<String> convertedFrom)
      implements CatalogueEntry {
    /** As its source gave it. */
    public Sealed(Digest salt, String item, String source, Digest seal) {
      this(salt, item, source, seal, Optional.empty());
    }

    public Sealed {
      convertedFrom.ifPresent(CatalogueLabel::item);
      requireNonNull(salt, "salt");
      CatalogueLabel.item(item);
      CatalogueLabel.source(source);
      requireNonNull(seal, "seal");
    }

    @Override
    public String about() {
      return item;
    }
  }

  /**
   * A file that is kept as bytes: a document, a log, or a recording that nobody can open.
   *
   * @param file salted digest of its SHA-256, as in a seal
   * @param size salted digest of its length, as in a seal
   */
  record Kept(Digest salt, String item, String source, Digest file, Digest size)
      implements CatalogueEntry {
    public Kept {
      requireNonNull(salt, "salt");
      CatalogueLabel.item(item);
      CatalogueLabel.source(source);
      requireNonNull(file, "file");
      requireNonNull(size, "size");
    }

    @Override
    public String about() {
      return item;
    }
  }

  /**
   * The pictures of an item, sealed.
   *
   * @param pictures SHA-256 of the picture seal
   */
  record Pictures(Digest salt, String item, Digest pictures) implements CatalogueEntry {
    public Pictures {
      requireNonNull(salt, "salt");
      CatalogueLabel.item(item);
      requireNonNull(pictures, "pictures");
    }

    @Override
    public String about() {
      return item;
    }
  }

  /** A source that somebody knows of, and what became of it by then. */
  record Source(Digest salt, String source, SourceState state) implements CatalogueEntry {
    public Source {
      requireNonNull(salt, "salt");
      CatalogueLabel.source(source);
      requireNonNull(state, "state");
    }

    @Override
    public String about() {
      return source;
    }
  }

  /** The word for its kind, as documents say it. */
  default String is() {
    return switch (this) {
      case Sealed _ -> "SEAL";
      case Kept _ -> "KEPT";
      case Pictures _ -> "PICTURES";
      case Source _ -> "SOURCE";
    };
  }

  /** The entry as JSON, whose canonical bytes are hashed. */
  default JsonObject value() {
    ObjectWriter object = new ObjectWriter().put("is", is()).put("salt", salt());
    switch (this) {
      case Sealed sealed -> {
        object.put("item", sealed.item()).put("source", sealed.source()).put("seal", sealed.seal());
        sealed.convertedFrom().ifPresent(item -> object.put("convertedFrom", item));
      }
      case Kept kept ->
          object
              .put("item", kept.item())
              .put("source", kept.source())
              .put("file", kept.file())
              .put("size", kept.size());
      case Pictures pictures ->
          object.put("item", pictures.item()).put("pictures", pictures.pictures());
      case Source source ->
          object.put("source", source.source()).put("state", source.state().word());
    }
    return object.end();
  }

  /** Its leaf: SHA-256 over 0x00 and the canonical bytes. */
  default Digest leaf() {
    MessageDigest sha256 = Digest.sha256();
    sha256.update((byte) 0);
    sha256.update(CanonicalJson.bytes(value()));
    return Digest.end(sha256);
  }

  /** Reads an entry that a stranger may have written; a field that is not known is refused. */
  static CatalogueEntry read(ObjectReader object) throws MalformedJsonException {
    try {
      Digest salt = object.digest("salt");
      return switch (object.text("is")) {
        case "SEAL" -> {
          object.requireOnly(Set.of("is", "salt", "item", "source", "seal", "convertedFrom"));
          yield new Sealed(
              salt,
              object.text("item"),
              object.text("source"),
              object.digest("seal"),
              object.has("convertedFrom")
                  ? Optional.of(object.text("convertedFrom"))
                  : Optional.empty());
        }
        case "KEPT" -> {
          object.requireOnly(Set.of("is", "salt", "item", "source", "file", "size"));
          yield new Kept(
              salt,
              object.text("item"),
              object.text("source"),
              object.digest("file"),
              object.digest("size"));
        }
        case "PICTURES" -> {
          object.requireOnly(Set.of("is", "salt", "item", "pictures"));
          yield new Pictures(salt, object.text("item"), object.digest("pictures"));
        }
        case "SOURCE" -> {
          object.requireOnly(Set.of("is", "salt", "source", "state"));
          yield new Source(
              salt,
              object.text("source"),
              SourceState.of(object.text("state"))
                  .orElseThrow(
                      () -> new IllegalArgumentException("a state of a source that is not known")));
        }
        default -> throw new MalformedJsonException("a kind of entry that is not known");
      };
    } catch (IllegalArgumentException e) {
      MalformedJsonException malformed = new MalformedJsonException("" + e.getMessage());
      malformed.initCause(e);
      throw malformed;
    }
  }
}
