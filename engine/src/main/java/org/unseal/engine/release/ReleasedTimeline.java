package org.unseal.engine.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.release.Release;
import org.unseal.proof.time.TimelineCheck;
import org.unseal.proof.time.TimelineDocument;

/**
 * What a case says about times, as it goes into a release: as it was written, solved again, and
 * signed once more by whoever releases.
 */
final class ReleasedTimeline {
  private final byte[] document;

  private ReleasedTimeline(byte[] document) {
    this.document = document;
  }

  /**
   * What {@code align} wrote.
   *
   * @throws UnsealException {@code INPUT_UNREADABLE}, {@code DOCUMENT_MALFORMED}
   */
  static ReleasedTimeline read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] document = in.readNBytes(TimelineDocument.LONGEST + 1);
      TimelineCheck.Result check = TimelineCheck.check(TimelineDocument.read(document));
      if (!check.implied()) {
        throw new UnsealException(
            ErrorCode.DOCUMENT_MALFORMED,
            "the times in %s do not follow from its statements; let unseal align write it again"
                .formatted(file));
      }
      return new ReleasedTimeline(document);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE,
          "the timeline " + file + " can't be read; unseal align writes one",
          e);
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED,
          "%s is no timeline (%s); name what unseal align wrote".formatted(file, e.getMessage()),
          e);
    }
  }

  void write(ReleaseFolder folder, SigningKey signer) {
    folder.write(TimelineDocument.NAME, document);
    folder.write(
        TimelineDocument.NAME + Release.SIGNATURE,
        signer.sign(new DocumentType(TimelineDocument.TYPE), document).bytes());
  }
}
