package org.unseal.engine.publish;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.page.PageFacts;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.publication.CaseName;
import org.unseal.proof.publication.Changes;
import org.unseal.proof.publication.Interval;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.publication.PublishedPerson;
import org.unseal.proof.publication.RecordingShares;
import org.unseal.proof.publication.VersionId;
import org.unseal.proof.release.Approval;

/**
 * Everything that one version of a published case is made of.
 *
 * @param created {@code 2026-03-09T14:02:11Z}
 * @param statement of the office, by paragraphs
 * @param changes there from the second version on
 * @param joined the one video of all clips, where it was made
 * @param files beside the clips and calls; the page is made here
 * @param recordings every one of the case with pictures
 * @param page what the page says beside the manifest
 */
public record PublicationContent(
    CaseName name,
    VersionId version,
    String tool,
    String created,
    Optional<String> developing,
    List<String> statement,
    Optional<Changes> changes,
    List<ClipRelease> clips,
    List<CallRelease> calls,
    Optional<Path> joined,
    List<Extra> files,
    List<RecordingShares> recordings,
    List<PublishedPerson> people,
    List<Approved> approvals,
    Digest order,
    Digest scope,
    PageFacts page) {
  public PublicationContent {
    requireNonNull(name, "name");
    requireNonNull(version, "version");
    requireNonNull(tool, "tool");
    requireNonNull(created, "created");
    requireNonNull(developing, "developing");
    statement = List.copyOf(statement);
    requireNonNull(changes, "changes");
    clips = List.copyOf(clips);
    calls = List.copyOf(calls);
    requireNonNull(joined, "joined");
    files = List.copyOf(files);
    recordings = List.copyOf(recordings);
    people = List.copyOf(people);
    approvals = List.copyOf(approvals);
    requireNonNull(order, "order");
    requireNonNull(scope, "scope");
    requireNonNull(page, "page");
  }

  /**
   * A finished release of one clip.
   *
   * @param folder where it lies now; it is copied
   * @param of how many frames the recording has
   * @param first what the recorder's clock shows in the first frame
   * @param reference when the first frame was
   */
  public record ClipRelease(
      String id,
      String source,
      String title,
      String recording,
      Path folder,
      FrameSpan frames,
      int of,
      boolean redacted,
      Optional<String> first,
      Optional<String> last,
      Optional<Interval> reference,
      long micros) {}

  /** A finished release of one dispatch recording, of which so many microseconds are silenced. */
  public record CallRelease(
      String id,
      String source,
      String title,
      String recording,
      Path folder,
      Optional<String> stamp,
      Optional<Interval> reference,
      long micros,
      long muted) {}

  /** A file, by its name in the publication. */
  public record Extra(String name, Octets bytes, PublishedFile.Role what) {}

  /**
   * An approval with its signature.
   *
   * @param rendition the document of the rendition that it names, where it is of one
   */
  public record Approved(
      String clip, Approval.Of of, Octets document, Octets signature, Optional<Octets> rendition) {}
}
