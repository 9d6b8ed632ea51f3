package org.unseal.engine.scoping;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.clock.CaseStatements;
import org.unseal.engine.clock.ClockReading;
import org.unseal.engine.dispatch.ProvenReading;
import org.unseal.engine.dispatch.RecorderTimes;
import org.unseal.engine.event.FrameTimes;
import org.unseal.engine.intake.IntakeFolders;
import org.unseal.engine.intake.Item;
import org.unseal.engine.order.CaseOrder;
import org.unseal.engine.order.OrdersInForce;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.Progress;
import org.unseal.engine.scope.FrameStamps;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.scope.Scope;
import org.unseal.engine.scope.ScopeStep;
import org.unseal.engine.scope.ScopedRecording;
import org.unseal.engine.source.Source;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.order.WallSpan;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.proof.catalogue.SourceState;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.seal.Seal;

/**
 * Finds what the orders make of everything that a case has: of every sealed recording, frame by
 * frame, and of sound second by second, as the seal counts them.
 */
public final class CaseScopeStep {
  private static final long SECOND = 1_000_000;
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final CodedLibrary library;

  /** Reads recordings with this, without decoding them. */
  public CaseScopeStep(CodedLibrary library) {
    this.library = requireNonNull(library, "library");
  }

  /**
   * A recording, and when its frames are shown.
   *
   * @param shown what the recorder's clock shows in them
   * @param seconds when they were, of sound that somebody has analysed
   */
  private record Measured(
      Item item,
      FrameTimes times,
      FrameStamps shown,
      Optional<SoundTimes> seconds,
      ScopedRecording scoped) {
    boolean sound() {
      return !item.pictures();
    }
  }

  /** Nothing of one case changes while it is read. */
  private record Known(
      CaseOrder order,
      List<Item> items,
      List<Source> sources,
      List<ClockReading.Ticks> ticks,
      CaseStatements stated,
      Map<String, RecorderTimes> calls,
      CaseStatements proven) {}

  /**
   * When things were.
   *
   * @param times of pictures
   * @param proven the same without what is only assumed of dispatch recordings: of sound
   */
  private record Clocks(TrueTimes times, TrueTimes proven, ShownTimes shown) {}

  /**
   * The scope.
   *
   * @param day on which the rulings are read; empty for the day of the last
   * @throws UnsealException {@code RECORD_MISSING} where the case has no order
   */
  public CaseScope run(CaseFile file, Optional<LocalDate> day, Progress progress) {
    return run(file, day, Map.of(), progress);
  }

  /**
   * The scope that is fixed, with the times of its stretches.
   *
   * @param cuts by recording, frames at which a row ends and another begins all the same
   * @throws UnsealException {@code RECORD_MISSING} where nobody fixed one, {@code CHANGED_SINCE}
   *     where what follows from the case is another by now
   */
  public CaseScope fixed(CaseFile file, Map<String, SortedSet<Integer>> cuts, Progress progress) {
    KeptScope kept = KeptScope.of(file);
    CaseScope now = run(file, Optional.of(kept.day()), cuts, progress);
    if (!now.kept().equals(kept)) {
      throw new UnsealException(
          ErrorCode.CHANGED_SINCE,
          "since the scope was fixed, orders, recordings or clocks were changed: unseal scope CASE"
              + " --fix");
    }
    return now;
  }

  private CaseScope run(
      CaseFile file,
      Optional<LocalDate> day,
      Map<String, SortedSet<Integer>> cuts,
      Progress progress) {
    Known known = file.read(CaseScopeStep::read);
    OrdersInForce orders =
        OrdersInForce.on(
            day.orElse(known.order().rulings().getLast().dated()), known.order().rulings());
    Clocks clocks =
        new Clocks(
            new TrueTimes(known.stated()),
            new TrueTimes(known.proven()),
            new ShownTimes(known.stated().zone()));
    IntakeFolders folders = new IntakeFolders(file.folders());
    List<Item> sealed = known.items().stream().filter(Item::sealed).toList();
    progress.stage(Progress.Stage.INDEX, sealed.stream().mapToLong(Item::bytes).sum());
    List<Measured> measured = new ArrayList<>();
    long done = 0;
    for (Item item : sealed) {
      measured.add(measure(item, folders, known, orders, clocks));
      done += item.bytes();
      progress.done(done);
    }
    List<ScopedRecording> recordings = measured.stream().map(Measured::scoped).toList();
    Scope scope = new ScopeStep().run(orders, recordings);
    List<ScopedRecording> pictures =
        measured.stream().filter(one -> !one.sound()).map(Measured::scoped).toList();
    List<Clip> clips = new ClipCutter(orders).clips(scope, pictures);
    return new CaseScope(
        known.order().digest(),
        orders,
        scope,
        clips,
        rows(scope, clips, measured, clocks, cuts),
        missing(known));
  }

  /** When each frame of a recording of the case is shown. */
  public FrameTimes times(CaseFile file, String item) {
    return FrameTimes.read(
        library,
        new IntakeFolders(file.folders())
            .original(
                file.record(RecordKind.ITEM, item)
                    .map(Item::read)
                    .map(Item::sha256)
                    .orElseThrow(
                        () ->
                            new UnsealException(
                                ErrorCode.RECORD_MISSING, "the case has no item " + item))),
        Progress.SILENT);
  }

  private static Known read(CaseReading reading) {
    Map<String, RecorderTimes> calls = RecorderTimes.of(reading);
    return new Known(
        CaseOrder.of(reading),
        reading.records(RecordKind.ITEM).stream().map(Item::read).sorted(BY_NUMBER).toList(),
        reading.records(RecordKind.SOURCE).stream().map(Source::read).toList(),
        RecorderClock.readings(reading),
        CaseStatements.read(reading),
        calls,
        CaseStatements.read(new ProvenReading(reading, calls)));
  }

  private static final Comparator<Item> BY_NUMBER =
      Comparator.comparingInt((Item item) -> item.id().length()).thenComparing(Item::id);

  private Measured measure(
      Item item, IntakeFolders folders, Known known, OrdersInForce orders, Clocks clocks) {
    boolean sound = !item.pictures();
    FrameTimes times =
        sound
            ? seconds(folders.seal(item.sha256()), item)
            : FrameTimes.read(library, folders.original(item.sha256()), Progress.SILENT);
    Optional<SoundTimes> seconds =
        Optional.ofNullable(known.calls().get(item.id()))
            .filter(_ -> sound)
            .map(call -> new SoundTimes(item.id(), times.frames(), call, known.stated().zone()));
    FrameStamps shown =
        sound
            ? seconds.map(SoundTimes::recorder).orElse(FrameStamps.UNKNOWN)
            : new RecorderStamps(
                times,
                known.ticks().stream()
                    .filter(reading -> reading.item().equals(item.id()))
                    .toList());
    FrameStamps reference = FrameStamps.UNKNOWN;
    if (asked(orders, item)) {
      reference =
          sound
              ? seconds.map(one -> one.reference(clocks.proven())).orElse(FrameStamps.UNKNOWN)
              : clocks.times().stamps(item.id(), times);
    }
    return new Measured(
        item,
        times,
        shown,
        seconds,
        new ScopedRecording(
            item.id(),
            item.source(),
            times.frames(),
            // what a picture shows is what it shows; stamps are moments, of which clocks show two
            sound ? clocks.shown().asOrdersMean(shown) : shown,
            clocks.shown().asOrdersMean(reference)));
  }

  private static boolean asked(OrdersInForce orders, Item item) {
    return orders.inForce().stream()
        .flatMap(clause -> clause.scope().stream())
        .filter(wish -> wish.source().equals(item.source()))
        .anyMatch(
            wish -> wish.when().filter(at -> at.clock() == WallSpan.Clock.REFERENCE).isPresent());
  }

  /** Of sound a leaf of the seal is a second; the last one ends with the recording. */
  private static FrameTimes seconds(Path file, Item item) {
    try {
      long leaves = Seal.read(Files.readAllBytes(file)).tracks().getFirst().leaves();
      long[] begins = new long[Math.toIntExact(Math.max(1, leaves))];
      for (int second = 0; second < begins.length; second++) {
        begins[second] = second * SECOND;
      }
      long last = begins[begins.length - 1];
      return new FrameTimes(begins, Math.max(last + 1, item.length().orElse(last + SECOND)));
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE,
          "the seal of %s can't be read; run custody check".formatted(item.id()),
          e);
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED,
          "the seal of %s can't be read; run custody check".formatted(item.id()),
          e);
    }
  }

  private static List<CaseScope.Row> rows(
      Scope scope,
      List<Clip> clips,
      List<Measured> measured,
      Clocks clocks,
      Map<String, SortedSet<Integer>> cuts) {
    List<TrueTimes.Place> places = new ArrayList<>();
    List<TrueTimes.Place> heard = new ArrayList<>();
    List<List<Scope.Stretch>> all = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      Measured one = measured.get(i);
      SortedSet<Integer> here = cuts.getOrDefault(one.item().id(), new TreeSet<>());
      List<Scope.Stretch> pieces =
          scope.items().get(i).stretches().stream()
              .flatMap(stretch -> pieces(stretch, here).stream())
              .toList();
      all.add(pieces);
      for (Scope.Stretch stretch : pieces) {
        ends(one, stretch.frames())
            .ifPresent(
                ends -> (one.sound() ? heard : places).addAll(List.of(ends.first(), ends.last())));
      }
    }
    Map<TrueTimes.Place, TrueTimes.Interval> seen = clocks.times().of(places);
    Map<TrueTimes.Place, TrueTimes.Interval> said = clocks.proven().of(heard);
    List<CaseScope.Row> rows = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      Measured one = measured.get(i);
      for (Scope.Stretch stretch : all.get(i)) {
        FrameSpan frames = stretch.frames();
        rows.add(
            new CaseScope.Row(
                one.item().id(),
                one.item().source(),
                one.sound(),
                frames,
                one.times().begins(frames.start()),
                one.times().ends(frames.endExclusive() - 1),
                stretch.fate(),
                stretch.ground(),
                new RecorderClock(one.shown()).shown(frames),
                ends(one, frames)
                    .flatMap(ends -> ends.interval(one.sound() ? said : seen))
                    .map(
                        at ->
                            SHOWN.format(clocks.shown().at(at.earliest()))
                                + CaseScope.Row.TO
                                + SHOWN.format(clocks.shown().at(at.latest() + SECOND - 1))),
                clips.stream()
                    .filter(
                        clip ->
                            clip.item().equals(one.item().id())
                                && clip.frames().contains(frames.start()))
                    .map(Clip::id)
                    .findAny()));
      }
    }
    return rows;
  }

  /** What is published is never cut: a clip is whole. */
  private static List<Scope.Stretch> pieces(Scope.Stretch stretch, SortedSet<Integer> cuts) {
    if (stretch.fate().published()) {
      return List.of(stretch);
    }
    List<Scope.Stretch> pieces = new ArrayList<>();
    int from = stretch.frames().start();
    for (int cut : cuts) {
      if (from < cut && cut < stretch.frames().endExclusive()) {
        pieces.add(new Scope.Stretch(new FrameSpan(from, cut), stretch.fate(), stretch.ground()));
        from = cut;
      }
    }
    pieces.add(
        new Scope.Stretch(
            new FrameSpan(from, stretch.frames().endExclusive()),
            stretch.fate(),
            stretch.ground()));
    return pieces;
  }

  private static Optional<SoundTimes.Ends> ends(Measured one, FrameSpan frames) {
    if (one.sound()) {
      return one.seconds().flatMap(of -> of.ends(frames.start(), frames.endExclusive()));
    }
    return Optional.of(
        new SoundTimes.Ends(
            new TrueTimes.Place(one.item().id(), one.times().begins(frames.start())),
            new TrueTimes.Place(one.item().id(), one.times().begins(frames.endExclusive() - 1))));
  }

  /** Sources that have no recording here: what never came is a row, too. */
  private static Map<String, String> missing(Known known) {
    Map<String, String> missing = new TreeMap<>();
    for (Source source : known.sources()) {
      boolean there = known.items().stream().anyMatch(item -> item.source().equals(source.id()));
      if (!there) {
        missing.put(source.id(), words(source.state()));
      }
    }
    return new LinkedHashMap<>(missing);
  }

  private static String words(SourceState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
