package org.unseal.model.recording;

import static java.util.Objects.requireNonNull;

/**
 * Something that a person should know of a run that went on: a stable code, the frames it concerns,
 * and a sentence without names, paths or anything read from the evidence but numbers and codec
 * names.
 */
public record Finding(String code, FrameSpan frames, String message) {
  public Finding {
    requireNonNull(frames, "frames");
    if (!code.matches("[A-Z][A-Z0-9_]*")) {
      throw new IllegalArgumentException("not a finding code: " + code);
    }
    if (message.isBlank()) {
      throw new IllegalArgumentException("a finding needs a sentence");
    }
  }
}
