package org.unseal.proof.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unseal.proof.custody.Head;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.MerkleProof;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * The catalogue of a case as a release carries it: all leaves, of which a few are opened, and for
 * every receipt that was given out the proof that its tree is a beginning of this one. What it says
 * of itself is not checked by reading it; {@link #flaws} does.
 *
 * @param caseId of the case
 * @param created ISO 8601 in UTC, by that machine's clock
 * @param custody how far the custody log was when it was written
 * @param leaves all of them, in order
 */
public record Catalogue(
    String tool,
    String created,
    String caseId,
    Head custody,
    TreeHead head,
    List<Digest> leaves,
    List<Opened> opened,
    List<Consistency> receipts) {
  /** Of the document, in signatures. */
  public static final String TYPE = "catalogue";

  /** What it is called in a release. */
  public static final String NAME = "catalogue.json";

  /** Most bytes of a document. */
  public static final int LONGEST = 64 << 20;

  private static final String SCHEMA = "unseal/catalogue";
  private static final int VERSION = 1;
  private static final int MOST_OPENED = 10_000;
  private static final int MOST_RECEIPTS = 10_000;
  private static final int LONGEST_TEXT = 500;

  /**
   * An entry that is shown, and its path to the root.
   *
   * @param index of its leaf
   */
  public record Opened(long index, CatalogueEntry entry, List<Digest> path) {
    public Opened {
      requireNonNull(entry, "entry");
      path = List.copyOf(path);
      if (index < 0) {
        throw new IllegalArgumentException(index + " is no leaf");
      }
    }
  }

  /** The proof that an earlier tree, which a receipt named, is a beginning of this one. */
  public record Consistency(TreeHead earlier, List<Digest> path) {
    public Consistency {
      requireNonNull(earlier, "earlier");
      path = List.copyOf(path);
    }
  }

  /** Something that the document says and that is not so. */
  public enum Flaw {
    /** Its leaves do not give its root. */
    ROOT,
    /** The path of an opened entry does not lead to the root. */
    INCLUSION,
    /** A proof for a receipt does not hold. */
    CONSISTENCY
  }

  public Catalogue {
    text(tool);
    text(created);
    CatalogueLabel.ofCase(caseId);
    requireNonNull(custody, "custody");
    requireNonNull(head, "head");
    leaves = List.copyOf(leaves);
    opened = List.copyOf(opened);
    receipts = List.copyOf(receipts);
  }

  /**
   * The catalogue over these entries.
   *
   * @param entries all of the case, in the order in which they came; at least one
   * @param open which of them are shown
   * @param receipts the trees that receipts named
   * @throws IllegalArgumentException where a receipt named a tree that is no beginning of this one
   */
  public static Catalogue of(
      String tool,
      String created,
      String caseId,
      Head custody,
      List<CatalogueEntry> entries,
      java.util.function.Predicate<CatalogueEntry> open,
      List<TreeHead> receipts) {
    List<Digest> leaves = entries.stream().map(CatalogueEntry::leaf).toList();
    TreeHead head = new TreeHead(leaves.size(), MerkleProof.root(leaves));
    List<Opened> opened = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (open.test(entries.get(i))) {
        opened.add(new Opened(i, entries.get(i), MerkleProof.inclusion(leaves, i)));
      }
    }
    List<Consistency> proofs = new ArrayList<>();
    for (TreeHead receipt : receipts.stream().distinct().toList()) {
      if (receipt.size() > leaves.size()
          || !MerkleProof.root(leaves.subList(0, (int) receipt.size())).equals(receipt.root())) {
        throw new IllegalArgumentException(
            "a receipt names a tree of " + receipt.size() + " entries that is not this one's");
      }
      proofs.add(new Consistency(receipt, MerkleProof.consistency(leaves, (int) receipt.size())));
    }
    return new Catalogue(tool, created, caseId, custody, head, leaves, opened, proofs);
  }

  /** What does not hold of what the document says of itself; nothing of a good one. */
  public List<Flaw> flaws() {
    List<Flaw> flaws = new ArrayList<>();
    if (leaves.size() != head.size() || !MerkleProof.root(leaves).equals(head.root())) {
      flaws.add(Flaw.ROOT);
    }
    for (Opened entry : opened) {
      Digest leaf = entry.entry().leaf();
      boolean listed =
          entry.index() < leaves.size() && leaves.get((int) entry.index()).equals(leaf);
      if (!listed
          || !MerkleProof.included(leaf, entry.index(), head.size(), entry.path(), head.root())) {
        flaws.add(Flaw.INCLUSION);
        break;
      }
    }
    for (Consistency receipt : receipts) {
      if (!MerkleProof.consistent(
          receipt.earlier().size(),
          receipt.earlier().root(),
          head.size(),
          head.root(),
          receipt.path())) {
        flaws.add(Flaw.CONSISTENCY);
        break;
      }
    }
    return flaws;
  }

  /** The opened entry of a seal with this digest, if there is one. */
  public Optional<CatalogueEntry.Sealed> seal(Digest digest) {
    return opened.stream()
        .map(Opened::entry)
        .filter(CatalogueEntry.Sealed.class::isInstance)
        .map(CatalogueEntry.Sealed.class::cast)
        .filter(entry -> entry.seal().equals(digest))
        .findFirst();
  }

  /** The document's bytes, which are signed. */
  public byte[] bytes() {
    return CanonicalJson.bytes(
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("tool", tool)
            .put("created", created)
            .put("case", caseId)
            .put(Head.FIELD, custody.json())
            .put("size", head.size())
            .put("root", head.root())
            .put("leaves", hexes(leaves))
            .put("opened", opened.stream().map(Catalogue::value).toList())
            .put("receipts", receipts.stream().map(Catalogue::value).toList())
            .end());
  }

  private static JsonValue value(Opened opened) {
    return new ObjectWriter()
        .put("leaf", opened.index())
        .put("entry", opened.entry().value())
        .put("path", hexes(opened.path()))
        .end();
  }

  private static JsonValue value(Consistency receipt) {
    return new ObjectWriter()
        .put("size", receipt.earlier().size())
        .put("root", receipt.earlier().root())
        .put("path", hexes(receipt.path()))
        .end();
  }

  private static List<JsonText> hexes(List<Digest> digests) {
    return digests.stream().map(digest -> new JsonText(digest.hex())).toList();
  }

  /**
   * Reads what a stranger may have written.
   *
   * @throws MalformedJsonException where it is no catalogue of this version
   */
  public static Catalogue read(byte[] document) throws MalformedJsonException {
    if (document.length > LONGEST) {
      throw new MalformedJsonException("the catalogue is longer than " + LONGEST + " bytes");
    }
    ObjectReader object = ObjectReader.of(JsonReader.read(document), "the catalogue");
    object.requireSchema(SCHEMA, VERSION);
    object.requireOnly(
        Set.of(
            "schema",
            "version",
            "tool",
            "created",
            "case",
            Head.FIELD,
            "size",
            "root",
            "leaves",
            "opened",
            "receipts"));
    if (object.elements("leaves").size() > TreeHead.MOST_ENTRIES
        || object.elements("opened").size() > MOST_OPENED
        || object.elements("receipts").size() > MOST_RECEIPTS) {
      throw new MalformedJsonException("the catalogue has too many entries");
    }
    try {
      List<Opened> opened = new ArrayList<>();
      for (ObjectReader entry : object.objects("opened")) {
        entry.requireOnly(Set.of("leaf", "entry", "path"));
        opened.add(
            new Opened(
                entry.count("leaf"),
                CatalogueEntry.read(entry.object("entry")),
                entry.digests("path")));
      }
      List<Consistency> receipts = new ArrayList<>();
      for (ObjectReader receipt : object.objects("receipts")) {
        receipt.requireOnly(Set.of("size", "root", "path"));
        receipts.add(
            new Consistency(
                new TreeHead(receipt.count("size"), receipt.digest("root")),
                receipt.digests("path")));
      }
      return new Catalogue(
          object.text("tool"),
          object.text("created"),
          object.text("case"),
          Head.read(object.object(Head.FIELD)),
          new TreeHead(object.count("size"), object.digest("root")),
          object.digests("leaves"),
          opened,
          receipts);
    } catch (IllegalArgumentException e) {
      MalformedJsonException malformed =
          new MalformedJsonException("the catalogue has a value that can't be: " + e.getMessage());
      malformed.initCause(e);
      throw malformed;
    }
  }

  /** One harmless line. */
  static String text(String text) {
    if (text.isBlank()
        || text.length() > LONGEST_TEXT
        || text.codePoints().anyMatch(Catalogue::unfit)) {
      throw new IllegalArgumentException(
          "a text that is not one line of at most " + LONGEST_TEXT + " characters");
    }
    return text;
  }

  private static boolean unfit(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
