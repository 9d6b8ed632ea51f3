package org.unseal.engine.clip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.Unchanged;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;

/** Where a rendered clip lies: its file, what is told of it, its audit, how long it took. */
record ClipFolder(Path folder) {
  private static final String AGAIN = "; render the clip again";
  private static final int DIGITS = 12;

  Path media() {
    return folder.resolve("media.mp4");
  }

  Path rendition() {
    return folder.resolve("rendition.json");
  }

  Path audit() {
    return folder.resolve("audit.json");
  }

  Path milliseconds() {
    return folder.resolve("milliseconds");
  }

  /**
   * What was rendered, if anything was; its file is the one that it tells of.
   *
   * @throws UnsealException {@code DOCUMENT_MALFORMED} where what lies there is something else,
   *     {@code DIGEST_MISMATCH} where the file is another
   */
  Optional<StoredRendition> find(Progress progress) {
    if (!Files.exists(rendition(), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      StoredRendition stored = StoredRendition.read(bytes(rendition(), StoredRendition.LONGEST));
      if (!stored.media().equals(Digest.ofHex(Digests.ofFile(media(), progress)))) {
        throw new UnsealException(
            ErrorCode.DIGEST_MISMATCH,
            "the rendered file in " + folder + " is not the one that was made" + AGAIN);
      }
      return Optional.of(stored);
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED,
          "what lies in " + folder + " can't be used: " + e.getMessage() + AGAIN,
          e);
    } catch (IOException e) {
      throw Unchanged.unreadable(folder, e);
    }
  }

  /** The same; refuses where nothing was rendered. */
  StoredRendition read(Progress progress) {
    return find(progress)
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.RECORD_MISSING,
                    "the clip was not rendered yet, or its file was cleared away" + AGAIN));
  }

  /** A file of at most so many bytes. */
  static byte[] bytes(Path file, int longest) throws IOException, MalformedJsonException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(longest + 1);
      if (bytes.length > longest) {
        throw new MalformedJsonException(file.getFileName() + " is too long");
      }
      return bytes;
    }
  }

  /** How long rendering took; 0 where nobody knows. */
  long renderMilliseconds() {
    try {
      String text = Files.size(milliseconds()) > DIGITS ? "" : Files.readString(milliseconds());
      return text.matches("[0-9]+") ? Long.parseLong(text) : 0;
    } catch (IOException e) {
      // only an audit's time depends on it
      return 0;
    }
  }

  /** Puts a document into the folder, in the place of one that is there. */
  void write(Path file, byte[] bytes, PartialFiles partials) {
    try (OutputFile output = new OutputFile(file, true, true, partials)) {
      Files.write(output.path(), bytes);
      output.complete();
    } catch (IOException e) {
      throw OutputFile.writing(file, e);
    }
  }
}
