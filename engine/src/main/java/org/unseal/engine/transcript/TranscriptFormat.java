package org.unseal.engine.transcript;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/** How a transcript is written. What is written is read back the same. */
public enum TranscriptFormat {
  VTT,
  SRT,
  CSV;

  /** A longer file, in bytes, is refused. */
  public static final int LONGEST = 16 << 20;

  /**
   * What came out of a file.
   *
   * @param replaced characters that were made harmless
   * @param leftOut blocks that say nothing: comments, styles, empty cues
   */
  public record Imported(Transcript transcript, int replaced, int leftOut) {}

  /** By a file's name. */
  public static Optional<TranscriptFormat> ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (TranscriptFormat format : values()) {
      if (lower.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * Reads a file.
   *
   * @param columns of CSV: which is {@code start}, {@code end}, {@code speaker}, {@code text};
   *     those that are missing have these names
   * @throws UnsealException {@code DOCUMENT_MALFORMED}, with the line
   */
  public Imported read(byte[] document, Map<String, String> columns) {
    if (document.length > LONGEST) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, "the transcript is longer than 16 MB");
    }
    return switch (this) {
      case VTT -> new VttReader(text(document)).read();
      case SRT -> new SrtReader(text(document)).read();
      case CSV -> TranscriptTable.read(document, columns);
    };
  }

  /** Writes a file. */
  public byte[] write(Transcript transcript) {
    String text =
        switch (this) {
          case VTT -> VttText.write(transcript);
          case SRT -> SrtText.write(transcript);
          case CSV -> TranscriptTable.write(transcript);
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] document) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, "the transcript is not UTF-8; save it as UTF-8", e);
    }
  }
}
