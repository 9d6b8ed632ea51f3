package org.unseal.engine.estimate;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.decisions.CaseRecording;
import org.unseal.engine.dispatch.Transmission;
import org.unseal.engine.intake.Item;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.Inspector.InspectedTrack;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.source.SourceKind;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.scope.Clip;

/**
 * What of a case has to be worked on.
 *
 * @param scoped whether somebody fixed a scope; where not, all that has pictures counts
 * @param recordings that are analysed, each as a whole
 * @param stretches that are published, in the order in which they are shown
 * @param radio microseconds of speech on the radio: from what is known to be some to what may be
 */
record Workload(boolean scoped, List<Recording> recordings, List<Stretch> stretches, Range radio) {
  /** Of a dispatch recording that nobody has listened to, so much at least is taken for speech. */
  private static final long LEAST_SPEECH_OF = 10;

  Workload {
    recordings = List.copyOf(recordings);
    stretches = List.copyOf(stretches);
    requireNonNull(radio, "radio");
  }

  /** One recording. */
  record Recording(String item, Path original, int frames, long micros) {
    Recording {
      requireNonNull(item, "item");
      requireNonNull(original, "original");
      if (frames < 1 || micros < 1) {
        throw new IllegalArgumentException("a recording of nothing");
      }
    }
  }

  /**
   * A part of one.
   *
   * @param from microseconds since the recording's start
   * @param decided whether people decide who is shown in it; else it is published as it is
   */
  record Stretch(Recording recording, long from, long micros, int frames, boolean decided) {
    Stretch {
      requireNonNull(recording, "recording");
      if (from < 0 || micros < 1 || frames < 1) {
        throw new IllegalArgumentException("a stretch of nothing");
      }
    }
  }

  /** Of the recordings, in all. */
  long recorded() {
    return recordings.stream().mapToLong(Recording::micros).sum();
  }

  /** Of the stretches, in all. */
  long published() {
    return stretches.stream().mapToLong(Stretch::micros).sum();
  }

  /** Of those in which people decide. */
  long decided() {
    return stretches.stream().filter(Stretch::decided).mapToLong(Stretch::micros).sum();
  }

  /**
   * Reads a case.
   *
   * @throws UnsealException {@code RECORD_MISSING} where nothing with pictures was taken in or
   *     nothing is published
   */
  static Workload of(CaseFile file) {
    return file.read(reading -> of(reading, file));
  }

  private static Workload of(CaseReading reading, CaseFile file) {
    List<Item> items = reading.records(RecordKind.ITEM).stream().map(Item::read).toList();
    Map<String, Item> pictures = new LinkedHashMap<>();
    items.stream()
        .filter(item -> item.sealed() && item.pictures())
        .forEach(item -> pictures.put(item.id(), item));
    if (pictures.isEmpty()) {
      throw new UnsealException(
          ErrorCode.RECORD_MISSING,
          "nothing with pictures was taken in yet, so there is nothing to estimate; unseal intake"
              + " takes recordings in");
    }
    Optional<KeptScope> scope =
        reading.record(RecordKind.SCOPE, KeptScope.RECORD).map(_ -> KeptScope.of(reading));
    Set<String> ids = new LinkedHashSet<>();
    scope.ifPresentOrElse(
        kept -> kept.clips().forEach(clip -> ids.add(clip.item())),
        () -> ids.addAll(pictures.keySet()));
    Map<String, Recording> recordings = new LinkedHashMap<>();
    for (String id : ids) {
      Optional.ofNullable(pictures.get(id))
          .flatMap(item -> recording(item, file))
          .ifPresent(recording -> recordings.put(id, recording));
    }
    List<Stretch> stretches = new ArrayList<>();
    if (scope.isPresent()) {
      for (Clip clip : scope.get().clips()) {
        Optional.ofNullable(recordings.get(clip.item()))
            .flatMap(recording -> part(recording, clip))
            .ifPresent(stretches::add);
      }
    } else {
      recordings
          .values()
          .forEach(
              whole -> stretches.add(new Stretch(whole, 0, whole.micros(), whole.frames(), true)));
    }
    if (stretches.isEmpty()) {
      throw new UnsealException(
          ErrorCode.RECORD_MISSING,
          "the scope publishes no picture of the case, so there is nothing to estimate; unseal"
              + " scope CASE shows it");
    }
    return new Workload(
        scope.isPresent(), List.copyOf(recordings.values()), stretches, radio(reading, items));
  }

  private static Optional<Recording> recording(Item item, CaseFile file) {
    InspectedTrack track =
        item.facts().tracks().stream()
            .filter(one -> one.track().startsWith("v"))
            .findFirst()
            .orElseThrow();
    long micros = track.ends() - track.begins();
    if (track.units() < 1 || micros < 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Recording(
            item.id(),
            CaseRecording.of(file, item.id()).original(),
            Math.toIntExact(Math.min(track.units(), Integer.MAX_VALUE)),
            micros));
  }

  /** Frames are taken for evenly spread: this finds a place to look at, not one to cut at. */
  private static Optional<Stretch> part(Recording recording, Clip clip) {
    int start = Math.min(clip.frames().start(), recording.frames());
    int end = Math.min(clip.frames().endExclusive(), recording.frames());
    long from = micros(recording, start);
    long micros = micros(recording, end) - from;
    return end > start && micros > 0
        ? Optional.of(new Stretch(recording, from, micros, end - start, clip.redacted()))
        : Optional.empty();
  }

  private static long micros(Recording recording, int frame) {
    long each = recording.micros() / recording.frames();
    long rest = recording.micros() % recording.frames();
    return each * frame + rest * frame / recording.frames();
  }

  /** What transmissions say, and of files without any what they may hold. */
  private static Range radio(CaseReading reading, List<Item> items) {
    Map<String, Long> spoken = new LinkedHashMap<>();
    reading.records(RecordKind.TRANSMISSION).stream()
        .map(Transmission::read)
        .forEach(one -> spoken.merge(one.item(), one.duration(), Long::sum));
    Range all = Range.NONE;
    for (Item item : items) {
      if (item.kind() != SourceKind.DISPATCH) {
        continue;
      }
      long length =
          item.facts().tracks().stream()
              .filter(track -> track.track().startsWith("a"))
              .mapToLong(track -> track.ends() - track.begins())
              .max()
              .orElse(0);
      Long known = spoken.get(item.id());
      all =
          all.plus(
              known == null
                  ? new Range(Math.max(0, length) / LEAST_SPEECH_OF, Math.max(0, length))
                  : Range.exactly(known));
    }
    return all;
  }
}
