package org.unseal.engine.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.ground.Ground;
import org.unseal.engine.ground.GroundPlace;
import org.unseal.engine.ground.LegalBasis;
import org.unseal.engine.intake.Item;
import org.unseal.engine.log.WithheldLogStep.Known;
import org.unseal.engine.log.WithheldRow.Amount;
import org.unseal.engine.log.WithheldRow.Count;
import org.unseal.engine.log.WithheldRow.Kind;
import org.unseal.engine.log.WithheldRow.Level;
import org.unseal.engine.log.WithheldRow.Media;
import org.unseal.engine.port.CodedRecording.Besides;
import org.unseal.engine.port.Inspector.Gap;
import org.unseal.engine.port.Inspector.InspectedTrack;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.scoping.CaseScope;
import org.unseal.engine.source.Source;
import org.unseal.model.order.Clause;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Rule;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.catalogue.SourceState;

/** The rows of a withheld log while they are found, and the notes beside them. One thread. */
final class WithheldRows {
  /** The code of what no clause speaks of, where nobody chose another. */
  private static final String NOT_ADDRESSED = "NOT-ADDRESSED";

  private static final long SECOND = 1_000_000;

  private final Known known;
  private final List<WithheldRow> kept = new ArrayList<>();
  private final List<WithheldRow> released = new ArrayList<>();
  private final Map<String, LogRow.Note> notes = new LinkedHashMap<>();

  WithheldRows(Known known) {
    this.known = known;
  }

  MadeLog<WithheldLog> log(LogTitle title) {
    WithheldLog log = new WithheldLog(title, kept, released);
    return new MadeLog<>(log, log.internal(notes));
  }

  /** All that is to be said of a recording. */
  void item(Item item, List<CaseScope.Row> scope) {
    for (int i = 0; i < scope.size(); i++) {
      if (!scope.get(i).fate().published()) {
        stretch(scope.get(i), scope.size() == 1, placed(scope, i));
      }
    }
    if (!item.sealed()) {
      bytes(item);
    }
    item.facts().tracks().stream()
        .findFirst()
        .ifPresent(track -> track.gaps().forEach(gap -> gap(item, gap)));
    if (scope.stream().anyMatch(row -> row.fate().published())) {
      beside(item);
    }
  }

  /** Whether the page says that it is missing, and where: beside a clip, or within a call. */
  private static boolean placed(List<CaseScope.Row> scope, int at) {
    return scope.get(at).sound()
        ? scope.subList(0, at).stream().anyMatch(row -> row.fate().published())
            && scope.subList(at, scope.size()).stream().anyMatch(row -> row.fate().published())
        : scope.stream().anyMatch(row -> row.clip().isPresent());
  }

  /** What was kept back once and is not any more. */
  void released(CaseScope.Row row) {
    for (FrameSpan part : known.history().added(row.item(), row.frames())) {
      Standing standing = known.history().standing(row.item(), part.start(), true);
      boolean whole = part.equals(row.frames());
      released.add(
          new Draft(
                  "r" + (released.size() + 1),
                  Kind.RELEASED,
                  Level.TIME_RANGE,
                  row.source(),
                  "Part of recording %s of %s, %s: %s; withheld before, published since %s"
                      .formatted(
                          row.item(),
                          row.source(),
                          row.sound() ? "sound" : "pictures",
                          counted(part, row.sound()),
                          standing.since()))
              .item(row.item())
              .frames(new Amount(part, row.sound()))
              .times(
                  whole ? Optional.of(new Media(row.begins(), row.ends())) : Optional.empty(),
                  whole ? row.shown() : Optional.empty(),
                  whole ? row.reference() : Optional.empty())
              .clause(row.clause())
              .standing(standing)
              .row(LogGround.NONE));
    }
  }

  private static String counted(FrameSpan frames, boolean sound) {
    return new Count(frames.length(), sound ? "second" : "frame").words();
  }

  private void stretch(CaseScope.Row row, boolean whole, boolean placed) {
    Optional<Ground> chosen =
        known.grounds().at(row.item(), row.source(), row.frames(), row.clause());
    Standing standing = known.history().standing(row.item(), row.frames().start(), false);
    Draft draft =
        draft(
                chosen,
                Kind.WITHHELD,
                whole ? Level.WHOLE_ITEM : Level.TIME_RANGE,
                row.source(),
                "%s %s of %s, %s: %s; %s"
                    .formatted(
                        whole ? "All of recording" : "Part of recording",
                        row.item(),
                        row.source(),
                        row.sound() ? "sound" : "pictures",
                        counted(row.frames(), row.sound()),
                        row.fate() == Scope.Fate.WITHHELD
                            ? "a ruling withholds it"
                            : "not addressed by any ruling; withheld"))
            .item(row.item())
            .frames(new Amount(row.frames(), row.sound()))
            .times(Optional.of(new Media(row.begins(), row.ends())), row.shown(), row.reference())
            .clause(row.clause())
            .standing(standing);
    kept.add((placed ? draft.placed() : draft).row(withheld(chosen, row.clause())));
  }

  private void bytes(Item item) {
    boolean media = item.kind().media();
    Optional<Ground> chosen = media ? here(item.source()) : Optional.empty();
    kept.add(
        draft(
                chosen,
                media ? Kind.WITHHELD : Kind.OUT_OF_SCOPE,
                Level.WHOLE_ITEM,
                item.source(),
                media
                    ? "File %s of %s, which is kept as bytes: no frames can be told in it"
                        .formatted(item.id(), item.source())
                    : "Item %s of %s, a %s: no recording"
                        .formatted(item.id(), item.source(), item.kind().word()))
            .item(item.id())
            .row(media ? withheld(chosen, Optional.empty()) : LogGround.NONE));
  }

  private void gap(Item item, Gap gap) {
    kept.add(
        draft(
                Optional.empty(),
                Kind.NOT_RECORDED,
                Level.TIME_RANGE,
                item.source(),
                "A gap in recording %s of %s, in which nothing was recorded"
                    .formatted(item.id(), item.source()))
            .item(item.id())
            .times(
                Optional.of(new Media(gap.begins(), gap.ends())),
                Optional.empty(),
                Optional.empty())
            .row(LogGround.NONE));
  }

  /** What of an original is left out of everything that is published of it. */
  private void beside(Item item) {
    boolean pictures = item.pictures();
    List<InspectedTrack> tracks = item.facts().tracks();
    for (InspectedTrack track : tracks) {
      boolean sound = track.track().startsWith("a");
      if (sound && (pictures || !track.equals(tracks.getFirst()))) {
        sound(item, track);
      }
    }
    long more = tracks.stream().filter(track -> track.track().startsWith("v")).count() - 1;
    part(item, more, "track", "further pictures than those of its first track");
    LeftOut left = known.leftOut().getOrDefault(item.id(), LeftOut.NOTHING);
    Besides besides = left.besides();
    part(item, besides.texts(), "track", "text, such as subtitles");
    part(item, besides.data(), "track", "timed data");
    part(item, besides.stills(), "track", "still pictures, such as a recorder's thumbnails");
    part(item, besides.attachments(), "file", "attached to it");
    part(item, besides.fields(), "field", "with which the file describes itself");
    part(
        item,
        left.messages(),
        "message",
        "between its pictures (SEI); pictures that are carried over unchanged keep theirs, and no"
            + " other is published");
  }

  private void sound(Item item, InspectedTrack track) {
    Optional<ClauseId> clause = removing(item.source());
    Optional<Ground> chosen = beside(item.source(), clause);
    Count seconds = new Count(Math.ceilDiv(track.ends() - track.begins(), SECOND), "second");
    kept.add(
        draft(
                chosen,
                Kind.WITHHELD,
                Level.AUDIO,
                item.source(),
                "Sound of recording %s of %s, track %s: %s, beside what is published of it"
                    .formatted(item.id(), item.source(), track.track(), seconds.words()))
            .item(item.id())
            .count(seconds)
            .times(
                Optional.of(new Media(track.begins(), track.ends())),
                Optional.empty(),
                Optional.empty())
            .clause(clause)
            .standing(known.history().never(item.id()))
            .row(withheld(chosen, clause)));
  }

  private void part(Item item, long number, String unit, String what) {
    if (number <= 0) {
      return;
    }
    Count count = new Count(number, unit);
    Optional<Ground> chosen = beside(item.source(), Optional.empty());
    kept.add(
        draft(
                chosen,
                Kind.WITHHELD,
                Level.METADATA,
                item.source(),
                "Of the file of recording %s of %s, beside what is published of it: %s %s"
                    .formatted(item.id(), item.source(), count.words(), what))
            .item(item.id())
            .count(count)
            .standing(known.history().never(item.id()))
            .row(withheld(chosen, Optional.empty())));
  }

  /** The clause that wants the sound of a source taken out. */
  private Optional<ClauseId> removing(String source) {
    return known.inForce().stream()
        .filter(clause -> clause.rules().stream().anyMatch(Rule.RemoveSound.class::isInstance))
        .filter(clause -> clause.scope().stream().anyMatch(wish -> wish.source().equals(source)))
        .map(Clause::id)
        .findFirst();
  }

  void missing(Source source) {
    Optional<Ground> chosen = known.grounds().of(source.id());
    kept.add(
        draft(
                chosen,
                kind(source.state()),
                Level.WHOLE_SOURCE,
                source.id(),
                source.id() + ": " + words(source.state()))
            .row(
                chosen
                    .map(ground -> LogGround.of(ground, known.grounds().basis(ground.code())))
                    .orElse(LogGround.NONE)));
  }

  private Optional<Ground> here(String source) {
    return known.grounds().of(source).or(() -> known.grounds().find(new GroundPlace.AllElse()));
  }

  /** Nobody need say the same of what lies beside pictures as of pictures. */
  private Optional<Ground> beside(String source, Optional<ClauseId> clause) {
    return clause.isPresent()
        ? known.grounds().of(source)
        : known.grounds().find(new GroundPlace.Beside()).or(() -> here(source));
  }

  /** What somebody chose; else the clause; else that nobody spoke of it. */
  private LogGround withheld(Optional<Ground> chosen, Optional<ClauseId> clause) {
    Optional<LegalBasis> ordered =
        known.grounds().basis(clause.map(ClauseId::toString).orElse(NOT_ADDRESSED));
    return chosen
        .map(ground -> LogGround.of(ground, known.grounds().basis(ground.code()).or(() -> ordered)))
        .orElseGet(() -> LogGround.of(ordered));
  }

  private static Kind kind(SourceState state) {
    return switch (state) {
      case NEVER_RECORDED -> Kind.NEVER_EXISTED;
      case LOST -> Kind.LOST;
      case EXPECTED, RECEIVED, NOT_RECEIVED, REPORTED -> Kind.NOT_RECEIVED;
    };
  }

  private static String words(SourceState state) {
    return switch (state) {
      case EXPECTED -> "promised or asked for, and not here";
      case RECEIVED, NOT_RECEIVED -> "asked for, and nothing of it came";
      case NEVER_RECORDED -> "nothing was ever recorded";
      case LOST -> "it was recorded and is lost";
      case REPORTED -> "somebody says that it exists; it is not here";
    };
  }

  private Draft draft(
      Optional<Ground> ground, Kind kind, Level level, String source, String description) {
    String entry = "w" + (kept.size() + 1);
    ground
        .flatMap(Ground::internal)
        .ifPresent(text -> notes.put(entry, new LogRow.Note(Optional.empty(), Optional.of(text))));
    return new Draft(entry, kind, level, source, description);
  }

  /** A row that is not complete; most rows have few of the optional parts. */
  private static final class Draft {
    private final String entry;
    private final Kind kind;
    private final Level level;
    private final String source;
    private final String description;
    private Optional<String> item = Optional.empty();
    private Optional<Amount> frames = Optional.empty();
    private Optional<Count> count = Optional.empty();
    private Optional<Media> media = Optional.empty();
    private Optional<String> shown = Optional.empty();
    private Optional<String> reference = Optional.empty();
    private Optional<ClauseId> clause = Optional.empty();
    private Optional<Standing> standing = Optional.empty();
    private boolean placed;

    Draft(String entry, Kind kind, Level level, String source, String description) {
      this.entry = entry;
      this.kind = kind;
      this.level = level;
      this.source = source;
      this.description = description;
    }

    Draft item(String id) {
      item = Optional.of(id);
      return this;
    }

    Draft frames(Amount amount) {
      frames = Optional.of(amount);
      return this;
    }

    Draft count(Count number) {
      count = Optional.of(number);
      return this;
    }

    Draft times(Optional<Media> at, Optional<String> clock, Optional<String> truly) {
      media = at;
      shown = clock;
      reference = truly;
      return this;
    }

    Draft clause(Optional<ClauseId> id) {
      clause = id;
      return this;
    }

    Draft standing(Standing since) {
      standing = Optional.of(since);
      return this;
    }

    Draft placed() {
      placed = true;
      return this;
    }

    WithheldRow row(LogGround ground) {
      return new WithheldRow(
          entry,
          kind,
          level,
          source,
          item,
          description,
          frames,
          count,
          media,
          shown,
          reference,
          clause,
          ground,
          standing,
          placed);
    }
  }
}
