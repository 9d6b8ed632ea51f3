package org.unseal.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.time.AnchorsDocument;
import org.unseal.proof.time.Scale;
import org.unseal.proof.time.TimelineDocument;

/** Statements about time, from a case or from a published timeline. */
final class TimeSource {
  private TimeSource() {}

  /** What the person named. */
  static CaseStatements read(Surroundings surroundings, CaseOptions options) {
    if (isTimeline(options.folder())) {
      TimelineDocument timeline = timeline(options.folder());
      return new CaseStatements(
          timeline.statements(),
          timeline.dropped(),
          zone(timeline),
          List.of(),
          List.of(),
          List.of());
    }
    try (CaseFile file = options.open(surroundings)) {
      return file.read(CaseStatements::read);
    }
  }

  static boolean isTimeline(Path named) {
    return Files.isRegularFile(named);
  }

  static TimelineDocument timeline(Path file) {
    try {
      return TimelineDocument.read(bytes(file));
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED,
          "%s is no timeline: %s; name a case's folder or a timeline.json"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  static AnchorsDocument anchors(Path file) {
    try {
      return AnchorsDocument.read(bytes(file));
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED,
          "%s holds no anchors: %s; docs/formats/timeline.md shows how they are written"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(TimelineDocument.LONGEST + 1);
    } catch (IOException e) {
      throw new UnsealException(ErrorCode.INPUT_MISSING, "%s can't be read".formatted(file), e);
    }
  }

  /** A published timeline says what its clocks were ahead of UTC by, not in which zone. */
  private static ZoneId zone(TimelineDocument timeline) {
    return ZoneOffset.ofTotalSeconds(seconds(timeline.statements().scales()));
  }

  /** Of the first clock that has one. */
  static int seconds(List<Scale> scales) {
    return scales.stream()
        .filter(scale -> scale.kind() == Scale.Kind.CLOCK && scale.zone() != 0)
        .map(Scale::zone)
        .filter(zone -> Math.abs(zone) <= 18 * 3600)
        .findFirst()
        .orElse(0);
  }
}
