package org.unseal.proof.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.unseal.proof.custody.Head;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.MerkleProof;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * What the clerk or the requester gets on the day of intake: that these things are in the case now.
 * Whoever keeps it can show later that one of them is gone.
 *
 * @param caseId of the case
 * @param created ISO 8601 in UTC, by that machine's clock
 * @param custody how far the custody log was; the event that says that this was given out follows
 * @param entries all of the catalogue then, in order; at least one
 */
public record Receipt(
    String tool,
    String created,
    String caseId,
    String title,
    String agency,
    Head custody,
    List<Line> entries) {
  /** Of the document, in signatures. */
  public static final String TYPE = "receipt";

  /** Most bytes of a document. */
  public static final int LONGEST = 128 << 20;

  private static final String SCHEMA = "unseal/receipt";
  private static final int VERSION = 1;

  /**
   * One entry, closed: what it is about, and its leaf.
   *
   * @param is its kind, as in {@link CatalogueEntry#is}
   * @param about an item, or a source
   * @param source where an item came from; the source itself where it is about one
   */
  public record Line(String is, String about, String source, Digest leaf) {
    private static final Set<String> KINDS = Set.of("SEAL", "KEPT", "PICTURES", "SOURCE");

    public Line {
      if (!KINDS.contains(is)) {
        throw new IllegalArgumentException("a kind of entry that is not known");
      }
      CatalogueLabel.source(source);
      if (is.equals("SOURCE")) {
        CatalogueLabel.source(about);
      } else {
        CatalogueLabel.item(about);
      }
      requireNonNull(leaf, "leaf");
    }
  }

  public Receipt {
    Catalogue.text(tool);
    Catalogue.text(created);
    CatalogueLabel.ofCase(caseId);
    Catalogue.text(title);
    Catalogue.text(agency);
    requireNonNull(custody, "custody");
    entries = List.copyOf(entries);
    if (entries.isEmpty() || entries.size() > TreeHead.MOST_ENTRIES) {
      throw new IllegalArgumentException(entries.size() + " entries");
    }
  }

  /** The tree over its entries. */
  public TreeHead head() {
    return new TreeHead(
        entries.size(), MerkleProof.root(entries.stream().map(Line::leaf).toList()));
  }

  /** The document's bytes, which are signed. */
  public byte[] bytes() {
    TreeHead head = head();
    List<JsonValue> lines = new ArrayList<>();
    for (Line line : entries) {
      lines.add(
          new ObjectWriter()
              .put("is", line.is())
              .put("about", line.about())
              .put("source", line.source())
              .put("leaf", line.leaf())
              .end());
    }
    return CanonicalJson.bytes(
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("tool", tool)
            .put("created", created)
            .put("case", caseId)
            .put("title", title)
            .put("agency", agency)
            .put(Head.FIELD, custody.json())
            .put(
                "catalogue",
                new ObjectWriter()
                    .put("size", head.size())
                    .put("root", head.root())
                    .put("words", head.words())
                    .end())
            .put("entries", lines)
            .end());
  }

  /**
   * Reads what a stranger may have written. A root that is not that of its entries is refused.
   *
   * @throws MalformedJsonException where it is no receipt of this version
   */
  public static Receipt read(byte[] document) throws MalformedJsonException {
    if (document.length > LONGEST) {
      throw new MalformedJsonException("the receipt is longer than " + LONGEST + " bytes");
    }
    ObjectReader object = ObjectReader.of(JsonReader.read(document), "the receipt");
    object.requireSchema(SCHEMA, VERSION);
    object.requireOnly(
        Set.of(
            "schema",
            "version",
            "tool",
            "created",
            "case",
            "title",
            "agency",
            Head.FIELD,
            "catalogue",
            "entries"));
    if (object.elements("entries").size() > TreeHead.MOST_ENTRIES) {
      throw new MalformedJsonException("the receipt has too many entries");
    }
    try {
      List<Line> lines = new ArrayList<>();
      for (ObjectReader line : object.objects("entries")) {
        line.requireOnly(Set.of("is", "about", "source", "leaf"));
        lines.add(
            new Line(
                line.text("is"), line.text("about"), line.text("source"), line.digest("leaf")));
      }
      Receipt receipt =
          new Receipt(
              object.text("tool"),
              object.text("created"),
              object.text("case"),
              object.text("title"),
              object.text("agency"),
              Head.read(object.object(Head.FIELD)),
              lines);
      ObjectReader tree = object.object("catalogue");
      tree.requireOnly(Set.of("size", "root", "words"));
      TreeHead head = receipt.head();
      if (tree.count("size") != head.size()
          || !tree.digest("root").equals(head.root())
          || !tree.text("words").equals(head.words())) {
        throw new MalformedJsonException("the receipt's root is not that of its entries");
      }
      return receipt;
    } catch (IllegalArgumentException e) {
      MalformedJsonException malformed =
          new MalformedJsonException("the receipt has a value that can't be: " + e.getMessage());
      malformed.initCause(e);
      throw malformed;
    }
  }
}
