package org.unseal.engine.log;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.port.CaseStore;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.scope.Scope;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.CustodyEvent;
import org.unseal.proof.custody.SignedEvent;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.publication.VersionId;

/**
 * What a case's log tells of earlier versions and of who muted what: every version was published
 * with the scope that stood when it was written down.
 *
 * @param versions oldest first
 * @param mutes by id, the last time that somebody wrote one down
 */
record CaseHistory(List<Version> versions, Map<String, Made> mutes) {
  /** Nothing was published yet, and nothing muted. */
  static final CaseHistory NONE = new CaseHistory(List.of(), Map.of());

  CaseHistory {
    versions = List.copyOf(versions);
    mutes = Map.copyOf(mutes);
  }

  /** A version and its scope. */
  record Version(VersionId id, KeptScope scope) {
    Version {
      requireNonNull(id, "id");
      requireNonNull(scope, "scope");
    }

    /** Whether a frame was public; empty where the case did not have the recording. */
    Optional<Boolean> shows(String item, int frame) {
      return scope
          .item(item)
          .map(
              one ->
                  one.stretches().stream()
                      .filter(stretch -> stretch.frames().contains(frame))
                      .anyMatch(stretch -> stretch.fate().published()));
    }
  }

  /**
   * Who did something and when.
   *
   * @param person id in the case
   */
  record Made(String person, Instant at) {}

  /** Reads a case's log; {@code CASE_DAMAGED} where it can't be read. */
  static CaseHistory of(CaseFile file) {
    Events events = new Events();
    file.inspect(events);
    return new CaseHistory(events.versions, events.mutes);
  }

  private static final class Events implements CaseStore.Inspector {
    private final List<Version> versions = new ArrayList<>();
    private final Map<String, Made> mutes = new HashMap<>();
    private Optional<CaseRecord> scope = Optional.empty();

    @Override
    public void event(long seq, String hash, String event, String signature) {
      try {
        CustodyEvent told = SignedEvent.read(event, signature).event();
        for (Change change : told.changes()) {
          if (change instanceof Change.Put put) {
            put(told, put);
          }
        }
      } catch (MalformedJsonException | IllegalArgumentException e) {
        throw new UnsealException(
            ErrorCode.CASE_DAMAGED, "event %d can't be read; run custody check".formatted(seq), e);
      }
    }

    private void put(CustodyEvent event, Change.Put put) {
      switch (put.kind()) {
        case SCOPE ->
            scope =
                Optional.of(new CaseRecord(RecordKind.SCOPE, put.id(), event.seq(), put.body()));
        case PUBLICATION -> {
          VersionId id = VersionId.parse(put.id());
          scope.ifPresent(record -> versions.add(new Version(id, KeptScope.read(record))));
        }
        case MUTE -> mutes.put(put.id(), new Made(event.actor().person(), event.at().utc()));
        default -> {}
      }
    }

    @Override
    public void record(String kind, String id, long number, long seq, Optional<String> body) {}
  }

  /** Frames of a recording at which it begins or ends to be in a version. */
  SortedSet<Integer> cuts(String item) {
    SortedSet<Integer> cuts = new TreeSet<>();
    for (Version version : versions) {
      version.scope().item(item).ifPresent(one -> cuts.addAll(cuts(one)));
    }
    return cuts;
  }

  private static SortedSet<Integer> cuts(Scope.ItemScope item) {
    SortedSet<Integer> cuts = new TreeSet<>();
    boolean shown = false;
    for (Scope.Stretch stretch : item.stretches()) {
      if (stretch.fate().published() != shown) {
        shown = !shown;
        cuts.add(stretch.frames().start());
      }
    }
    return cuts;
  }

  /** How a frame stands that is in the next version or not; it is so of all up to the next cut. */
  Standing standing(String item, int frame, boolean shown) {
    VersionId since = next();
    List<VersionId> before = new ArrayList<>();
    boolean unbroken = true;
    for (Version version : versions.reversed()) {
      Optional<Boolean> then = version.shows(item, frame);
      unbroken &= then.isPresent() && then.get() == shown;
      if (unbroken) {
        since = version.id();
      }
      if (!shown && then.orElse(false)) {
        before.addFirst(version.id());
      }
    }
    return new Standing(shown, since, before);
  }

  private VersionId next() {
    return new VersionId(versions.isEmpty() ? 1 : versions.getLast().id().number() + 1);
  }

  /** How what is never published of a recording stands: since a version knew the recording. */
  Standing never(String item) {
    return new Standing(
        false,
        versions.stream()
            .filter(version -> version.scope().item(item).isPresent())
            .map(Version::id)
            .findFirst()
            .orElseGet(this::next),
        List.of());
  }

  /** Parts of what is published now that an earlier version of the same recording did not have. */
  List<FrameSpan> added(String item, FrameSpan shown) {
    List<FrameSpan> parts = new ArrayList<>();
    int from = shown.start();
    SortedSet<Integer> ends = new TreeSet<>(cuts(item).tailSet(shown.start() + 1));
    ends.add(shown.endExclusive());
    for (int end : ends) {
      int at = from;
      int until = Math.min(end, shown.endExclusive());
      if (at < until) {
        if (versions.stream().anyMatch(version -> !version.shows(item, at).orElse(true))) {
          parts.add(new FrameSpan(at, until));
        }
        from = until;
      }
    }
    return parts;
  }
}
