package org.unseal.proof.publication;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.release.PlainText;

/**
 * The manifest of one version of a published case: which releases and files it consists of, and
 * what the office says of it.
 *
 * @param tool name and version of the program that made it
 * @param created {@code 2026-03-09T14:02:11Z}, by that machine's clock
 * @param developing as of when, where more is to come: a text
 * @param statement of the office, by paragraphs
 * @param changes empty in the first version
 * @param clips in the order in which they are shown
 * @param joined name of the one video of all clips; derived, nothing is proved of it
 * @param files all of the folder but this manifest, its signature and what the releases list
 * @param recordings every one of the case with pictures, shown or not
 * @param totals of the recordings together
 * @param order digest of the series of rulings
 * @param scope digest of what follows from them
 */
public record Publication(
    CaseName name,
    VersionId version,
    String tool,
    String created,
    Optional<String> developing,
    List<String> statement,
    Optional<Changes> changes,
    List<PublishedClip> clips,
    List<PublishedCall> calls,
    Optional<String> joined,
    List<PublishedFile> files,
    List<RecordingShares> recordings,
    Shares totals,
    List<PublishedPerson> people,
    List<PublishedApproval> approvals,
    Digest order,
    Digest scope) {
  /** Of the document, in signatures. */
  public static final String TYPE = "publication";

  /** What the manifest is called. */
  public static final String NAME = "publication.json";

  /** Most bytes of a manifest. */
  public static final int LONGEST = 8 << 20;

  /** Most characters of a paragraph. */
  public static final int LONGEST_PARAGRAPH = 4000;

  static final String SCHEMA = "unseal/publication";
  static final int SCHEMA_VERSION = 1;

  public Publication {
    requireNonNull(name, "name");
    requireNonNull(version, "version");
    PlainText.require(tool, "tool");
    Names.requireTime(created, "created");
    developing.ifPresent(text -> PlainText.require(text, "developing"));
    statement = List.copyOf(statement);
    requireNonNull(changes, "changes");
    clips = List.copyOf(clips);
    calls = List.copyOf(calls);
    requireNonNull(joined, "joined");
    files = List.copyOf(files);
    recordings = List.copyOf(recordings);
    requireNonNull(totals, "totals");
    people = List.copyOf(people);
    approvals = List.copyOf(approvals);
    requireNonNull(order, "order");
    requireNonNull(scope, "scope");
    for (String paragraph : statement) {
      if (!PlainText.is(paragraph, LONGEST_PARAGRAPH)) {
        throw new IllegalArgumentException("a paragraph of the statement is no plain text");
      }
    }
    if (changes.isPresent() && changes.get().version().compareTo(version) >= 0) {
      throw new IllegalArgumentException("a version that supersedes a later one, or itself");
    }
  }

  /** The document's bytes, which are signed. */
  public byte[] bytes() {
    return CanonicalJson.bytes(PublicationWriter.value(this));
  }

  /**
   * Reads what a stranger may have written. Names of files are taken as they are, safe or not; a
   * field that is not known is refused.
   *
   * @throws MalformedJsonException where it is no manifest of this version
   */
  public static Publication read(byte[] document) throws MalformedJsonException {
    return PublicationReader.read(document);
  }
}
