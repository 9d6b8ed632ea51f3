package org.unseal.engine.decisions;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.seal.Seal;

/**
 * A recording of a case that people decide on.
 *
 * @param item its id
 * @param original where it lies
 * @param seal where its seal lies
 */
public record CaseRecording(String item, Digest sha256, Path original, Path seal) {
  private static final int LONGEST_SEAL = 1 << 20;

  public CaseRecording {
    requireNonNull(item, "item");
    requireNonNull(sha256, "sha256");
    requireNonNull(original, "original");
    requireNonNull(seal, "seal");
  }

  /**
   * The recording of an item.
   *
   * @throws UnsealException {@code RECORD_MISSING}, {@code NOT_A_VIDEO} where it is kept as bytes,
   *     {@code INPUT_MISSING} where its file is gone
   */
  public static CaseRecording of(CaseFile file, String id) {
    CaseRecord record =
        file.record(RecordKind.ITEM, id)
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.RECORD_MISSING,
                        "the case has no item of this name; give one as i7, see unseal status"));
    Digest sha256 = sha256(record);
    Path original = file.folders().original(sha256);
    if (!Files.isRegularFile(original, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnsealException(
          ErrorCode.INPUT_MISSING,
          "the file of %s is not in the case's originals; run custody check".formatted(id));
    }
    return new CaseRecording(id, sha256, original, file.folders().seal(sha256));
  }

  /** Of an item that has pictures under seal. */
  private static Digest sha256(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "an item");
      boolean pictures = false;
      for (ObjectReader track : body.objects("tracks")) {
        pictures |= track.text("track").startsWith("v");
      }
      if (!body.flag("sealed") || !pictures) {
        throw new UnsealException(
            ErrorCode.NOT_A_VIDEO, record.id() + " has no pictures that could be decided on");
      }
      return body.digest("sha256");
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "an item's record can't be read; run custody check", e);
    }
  }

  /** Digest of its seal's bytes, by which a release refers to it. */
  public Digest sealDigest() {
    try {
      if (Files.size(seal) > LONGEST_SEAL) {
        throw new UnsealException(ErrorCode.CASE_DAMAGED, "the seal of " + item + " is no seal");
      }
      return Seal.read(Files.readAllBytes(seal)).digest();
    } catch (IOException | MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "the seal of %s can't be read".formatted(item), e);
    }
  }
}
