package org.unseal.engine.reported;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.publish.PublicRoot;
import org.unseal.engine.publish.PublicationRecord;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.reported.ReportCode;
import org.unseal.proof.custody.Head;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.VersionId;

/**
 * Takes down a place that somebody reported by its code: one event, all or nothing. The same code
 * twice is one place as long as nobody answered it.
 */
public final class ReportStep {
  private final PublicRoot root;

  /** With the folder in which the versions lie. */
  public ReportStep(PublicRoot root) {
    this.root = requireNonNull(root, "root");
  }

  /**
   * A place in the case.
   *
   * @param head of the log with it; empty where it was there before
   */
  public record Taken(ReportedPlace place, Optional<Head> head) {}

  /**
   * Takes it down.
   *
   * @throws UnsealException {@code USAGE} where the case never published what the code names,
   *     {@code INPUT_UNREADABLE} or {@code DIGEST_MISMATCH} where that version no longer lies there
   */
  public Taken run(CaseFile file, ReportCode code, Optional<String> note) {
    VersionId version = new VersionId(code.version());
    PublicationRecord published =
        file.<List<PublicationRecord>>read(PublicationRecord::all).stream()
            .filter(one -> one.version().equals(version) && names(code, one.manifest()))
            .findAny()
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.USAGE,
                        "this case published no %s that the code could be of; it belongs to another case"
                            .formatted(version)));
    PublishedClip clip = clip(code, published);
    Optional<ReportedPlace> before =
        file.<ReportedPlaces>read(ReportedPlaces::of).same(code.toString(), note);
    if (before.isPresent()) {
      return new Taken(before.get(), Optional.empty());
    }
    ReportedPlace[] made = new ReportedPlace[1];
    Head head =
        file.append(
            reading -> {
              made[0] = place(reading, code, clip, note);
              return new Entry(
                  Action.PLACE_REPORTED,
                  Optional.of(made[0].item()),
                  new ObjectWriter().end(),
                  List.of(made[0].put()));
            });
    return new Taken(requireNonNull(made[0]), Optional.of(head));
  }

  private static boolean names(ReportCode code, Digest manifest) {
    return manifest.hex().startsWith("%06x".formatted(code.manifest()));
  }

  private PublishedClip clip(ReportCode code, PublicationRecord published) {
    PublicRoot.Version version = root.version(published.version());
    if (!version.manifest().equals(published.manifest())) {
      throw new UnsealException(
          ErrorCode.DIGEST_MISMATCH,
          "%s in %s is not what the case published; put back what was"
              .formatted(published.version(), root.path()));
    }
    String id = "c" + code.clip();
    PublishedClip clip =
        version.publication().clips().stream()
            .filter(one -> one.release().id().equals(id))
            .findAny()
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.USAGE, "%s has no clip %s".formatted(published.version(), id)));
    if (code.frame() >= clip.frames().length()) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "%s of %s ends before frame %d".formatted(id, published.version(), code.frame()));
    }
    return clip;
  }

  private static ReportedPlace place(
      CaseReading reading, ReportCode code, PublishedClip clip, Optional<String> note) {
    return new ReportedPlace(
        ReportedPlace.PREFIX + reading.nextNumber(RecordKind.REPORTED_PLACE),
        code.toString(),
        new VersionId(code.version()),
        clip.release().id(),
        code.frame(),
        clip.release().recording(),
        Math.addExact(clip.frames().start(), code.frame()),
        code.box(),
        note,
        Optional.empty());
  }
}
