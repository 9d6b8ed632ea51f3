package org.unseal.engine.clock;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.source.SourceKind;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CaseFacts;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.time.Basis;
import org.unseal.proof.time.Dropped;
import org.unseal.proof.time.Event;
import org.unseal.proof.time.Instant;
import org.unseal.proof.time.Order;
import org.unseal.proof.time.Range;
import org.unseal.proof.time.Scale;
import org.unseal.proof.time.Segment;
import org.unseal.proof.time.Sighting;
import org.unseal.proof.time.Statements;
import org.unseal.proof.time.TickRun;

/** Reads a case's records once and puts statements together. */
final class StatementReader {
  /** Of a clock: from 1970 as far as times are known here. */
  static final long CLOCK_END = 4_000_000_000_000_000L;

  /** Of a recording whose length is not known: more than anybody keeps in one file. */
  private static final long LONGEST_RECORDING = 30 * Wall.DAY;

  /** Of longer logs only those rows are instants that anchors name. */
  private static final int MOST_ROWS = 10_000;

  /** Frames are stamped a little early or late, and nobody measures it. */
  private static final long USUAL_JITTER = 20_000;

  private static final Basis USUAL =
      new Basis(Basis.Support.ASSUMED, "what clocks are usually off by, nobody measured it");
  private static final Basis JUMP =
      new Basis(Basis.Support.ASSUMED, "its time stamps jump here, and nobody said why");
  private static final Basis RECORDED =
      new Basis(Basis.Support.MEASURED, "as the recorder wrote it down");
  private static final Basis SEQUENCE =
      new Basis(Basis.Support.DOCUMENTED, "the order of transmissions in the recording");

  private final CaseReading reading;
  private final ZoneId zone;
  private final Map<String, ScaleSettings> settings = new HashMap<>();
  private final Map<String, Scale> scales = new LinkedHashMap<>();
  private final Map<String, Long> somePosition = new HashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final Set<String> rowNames = new HashSet<>();
  private final List<TickRun> ticks = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();
  private final List<String> waiting = new ArrayList<>();
  private final List<String> idle = new ArrayList<>();
  private final Set<String> sequences = new HashSet<>();
  private final List<String> disagreeing = new ArrayList<>();

  StatementReader(CaseReading reading) throws MalformedJsonException {
    this.reading = reading;
    this.zone = zone(reading);
  }

  private static ZoneId zone(CaseReading reading) throws MalformedJsonException {
    Optional<CaseRecord> facts = reading.record(RecordKind.CASE, CaseFacts.RECORD);
    if (facts.isEmpty()) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(CaseFacts.read(facts.get()).zone());
    } catch (DateTimeException e) {
      throw new MalformedJsonException("the case's time zone is not known here");
    }
  }

  CaseStatements read() throws MalformedJsonException {
    for (CaseRecord record : reading.records(RecordKind.CLOCK_SEGMENT)) {
      settings.put(record.id(), ScaleSettings.read(record));
    }
    List<ClockReading> readings = new ArrayList<>();
    for (CaseRecord record : reading.records(RecordKind.CLOCK_READING)) {
      ClockReading.read(record).ifPresent(readings::add);
    }
    List<Transmission> transmissions = new ArrayList<>();
    for (CaseRecord record : reading.records(RecordKind.TRANSMISSION)) {
      transmissions.add(Transmission.read(record, zone));
    }
    List<LogRow> rows = new ArrayList<>();
    for (CaseRecord record : reading.records(RecordKind.LOG_ROW)) {
      rows.add(LogRow.read(record, zone));
    }
    if (rows.size() > MOST_ROWS) {
      Set<String> named = marked();
      rows.removeIf(row -> !named.contains(row.event()));
    }
    positions(readings, transmissions, rows);
    sequences(transmissions);
    recordings();
    for (CaseRecord record : reading.records(RecordKind.SOURCE)) {
      clock(record.id());
    }
    for (CaseRecord record : reading.records(RecordKind.ITEM)) {
      clock(ObjectReader.of(record.body(), "an item").text("source"));
    }
    readings.forEach(this::add);
    transmissions(transmissions);
    rows.forEach(this::add);
    for (CaseRecord record : reading.records(RecordKind.ANCHOR)) {
      AnchorRecord anchor = AnchorRecord.read(record);
      if (anchor.waits()) {
        waiting.add(anchor.id());
      } else if (anchor.marks().stream().anyMatch(this::inASequence)) {
        idle.add(anchor.id());
      } else {
        events.add(anchor.event());
      }
      if (anchor.disagrees()) {
        disagreeing.add(anchor.id());
      }
    }
    for (Event event : events) {
      for (Sighting mark : event.sightings()) {
        if (mark.site() instanceof Sighting.Site.Read read) {
          known(read.scale());
        }
      }
    }
    List<Dropped> dropped = new ArrayList<>();
    for (CaseRecord record : reading.records(RecordKind.DROPPED)) {
      Dropped one = DroppedRecord.read(record);
      if (events.stream().anyMatch(event -> event.id().equals(one.event()))) {
        dropped.add(one); // of one that waits for a reading nothing follows anyway
      }
    }
    return new CaseStatements(
        new Statements(List.copyOf(scales.values()), events, ticks, orders),
        dropped,
        zone,
        waiting,
        idle,
        disagreeing);
  }

  /** Events that anchors name as their marks. */
  private Set<String> marked() throws MalformedJsonException {
    Set<String> named = new HashSet<>();
    for (CaseRecord record : reading.records(RecordKind.ANCHOR)) {
      for (Sighting mark : AnchorRecord.read(record).marks()) {
        if (mark.site() instanceof Sighting.Site.Same same) {
          named.add(same.event());
        }
      }
    }
    return named;
  }

  private void known(String scale) {
    if (!scales.containsKey(scale) && !scale.equals(Scale.REFERENCE)) {
      clock(scale);
    }
  }

  /** Some moment that each clock showed, to know how its zone was then. */
  private void positions(
      List<ClockReading> readings, List<Transmission> transmissions, List<LogRow> rows) {
    for (ClockReading one : readings) {
      switch (one) {
        case ClockReading.Check check ->
            somePosition.putIfAbsent(check.source(), check.shown().low());
        case ClockReading.Ticks run ->
            somePosition.put(run.source(), run.ticks().getFirst().shows());
      }
    }
    for (Transmission one : transmissions) {
      one.stamp()
          .filter(stamp -> stamp.low() > 0)
          .ifPresent(stamp -> somePosition.putIfAbsent(one.source(), stamp.low()));
    }
    rows.forEach(row -> somePosition.putIfAbsent(row.source(), row.stamp().low()));
  }

  private int zone(String source) {
    Long position = somePosition.get(source);
    if (position == null) {
      position = somePosition.values().stream().sorted().findFirst().orElse(null);
    }
    return position == null ? 0 : Wall.offset(zone, position);
  }

  /**
   * Dispatch recordings that nobody has shown to run all the time: places in them are no time line,
   * and only their transmissions are anywhere.
   */
  private void sequences(List<Transmission> transmissions) throws MalformedJsonException {
    Set<String> running = new HashSet<>();
    for (Transmission one : transmissions) {
      if (one.continuous()) {
        running.add(one.item());
      } else {
        sequences.add(one.item());
      }
    }
    for (CaseRecord record : reading.records(RecordKind.ITEM)) {
      ObjectReader item = ObjectReader.of(record.body(), "an item");
      if (item.has("kind")
          && item.text("kind").equals(SourceKind.DISPATCH.word())
          && !running.contains(record.id())) {
        sequences.add(record.id());
      }
    }
  }

  private boolean inASequence(Sighting mark) {
    return mark.site() instanceof Sighting.Site.Read read && sequences.contains(read.scale());
  }

  private void recordings() throws MalformedJsonException {
    for (CaseRecord record : reading.records(RecordKind.ITEM)) {
      if (sequences.contains(record.id())) {
        continue;
      }
      ObjectReader item = ObjectReader.of(record.body(), "an item");
      List<Segment> segments = new ArrayList<>();
      long from = 0;
      long to = LONGEST_RECORDING;
      List<ScaleSettings.Break> jumps = new ArrayList<>();
      if (item.has("tracks") && !item.elements("tracks").isEmpty()) {
        ObjectReader track = item.objects("tracks").getFirst();
        from = Math.min(0, track.number("begins"));
        to = Math.max(from, track.number("ends"));
        for (ObjectReader gap : track.objects("gaps")) {
          jumps.add(
              new ScaleSettings.Break(
                  gap.number("begins"),
                  gap.number("ends"),
                  new Segment.Joint(Segment.Kind.GAP, 0, OptionalLong.empty(), JUMP)));
        }
      } else if (item.has("tracks")) {
        continue; // a log or a document
      }
      ScaleSettings own = settings.getOrDefault(record.id(), ScaleSettings.none(record.id()));
      for (ScaleSettings.Break jump : jumps) {
        boolean told =
            own.breaks().stream()
                .anyMatch(b -> b.before() <= jump.after() && b.after() >= jump.before());
        if (!told) {
          own = own.with(jump);
        }
      }
      segments.addAll(own.segments(from, to, true));
      scale(record.id(), Scale.Kind.RECORDING, segments, own, USUAL_JITTER, 0);
    }
  }

  private void clock(String source) {
    if (scales.containsKey(source)) {
      return;
    }
    ScaleSettings own = settings.getOrDefault(source, ScaleSettings.none(source));
    // An offset that is only known to lie in a range may be another one each time.
    long jitter = own.standing().map(standing -> standing.offset().width()).orElse(0L);
    scale(source, Scale.Kind.CLOCK, own.segments(0, CLOCK_END, false), own, jitter, zone(source));
  }

  private void scale(
      String id,
      Scale.Kind kind,
      List<Segment> segments,
      ScaleSettings own,
      long jitter,
      int seconds) {
    Optional<ScaleSettings.Rate> rate = own.rate();
    scales.put(
        id,
        new Scale(
            id,
            kind,
            rate.map(ScaleSettings.Rate::ppm).orElse(Scale.USUAL_PPM),
            rate.map(ScaleSettings.Rate::jitter).orElse(jitter),
            seconds,
            segments,
            own.standing(),
            rate.map(ScaleSettings.Rate::basis).orElse(USUAL)));
  }

  /** The one segment that a position lies in. */
  private int segment(String id, long low, long high) {
    List<Segment> segments = Objects.requireNonNull(scales.get(id), id).segments();
    OptionalInt found = OptionalInt.empty();
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).from() <= low && high <= segments.get(i).to()) {
        if (found.isPresent()) {
          throw new IllegalArgumentException(
              "a time on %s that its clock showed twice".formatted(id));
        }
        found = OptionalInt.of(i);
      }
    }
    return found.orElseThrow(
        () ->
            new IllegalArgumentException("a time outside of %s, or across a break".formatted(id)));
  }

  /** Whether a clock showed this once: what a machine wrote down can't say which time was meant. */
  private boolean placed(String id, Range stamp) {
    return Objects.requireNonNull(scales.get(id), id).segments().stream()
            .filter(segment -> segment.from() <= stamp.low() && stamp.high() <= segment.to())
            .count()
        == 1;
  }

  private void add(ClockReading one) {
    clock(one.source());
    switch (one) {
      case ClockReading.Check check -> {
        if (check.stepless().isEmpty()) {
          idle.add(check.id());
          return;
        }
        int segment =
            check
                .segment()
                .orElseGet(
                    () -> segment(check.source(), check.shown().low(), check.shown().high()));
        events.add(
            new Event(
                check.id(),
                Event.Kind.CHECK,
                check.source() + "'s clock was compared with a reference",
                List.of(
                    mark(check.source(), segment, check.shown(), check.by(), Range.ZERO),
                    mark(Scale.REFERENCE, 0, check.reference(), check.by(), Range.ZERO)),
                Optional.empty(),
                check.basis()));
      }
      case ClockReading.Ticks run -> {
        if (!scales.containsKey(run.item())) {
          throw new IllegalArgumentException(
              "ticks in %s, which is not there".formatted(run.item()));
        }
        Map<List<Integer>, List<TickRun.Tick>> parts = new LinkedHashMap<>();
        for (TickRun.Tick tick : run.ticks()) {
          int shown =
              run.segment().orElseGet(() -> segment(run.source(), tick.shows(), tick.shows()));
          int seen = segment(run.item(), tick.before(), tick.after());
          parts.computeIfAbsent(List.of(shown, seen), _ -> new ArrayList<>()).add(tick);
        }
        int number = 0;
        for (Map.Entry<List<Integer>, List<TickRun.Tick>> part : parts.entrySet()) {
          number++;
          ticks.add(
              new TickRun(
                  parts.size() == 1 ? run.id() : run.id() + "." + number,
                  run.source(),
                  part.getKey().get(0),
                  run.item(),
                  part.getKey().get(1),
                  part.getValue(),
                  run.basis()));
        }
      }
    }
  }

  private static Sighting mark(String scale, int segment, Range at, String by, Range lag) {
    return new Sighting(
        new Sighting.Site.Read(
            scale, segment, List.of(new Sighting.Reading(by, at.low(), at.high(), false))),
        lag,
        Optional.empty());
  }

  private void transmissions(List<Transmission> all) {
    Map<String, List<Transmission>> rows = new TreeMap<>();
    for (Transmission one : all) {
      clock(one.source());
      String scale = one.item();
      long start = one.media().low();
      if (!one.continuous()) {
        scale = one.id();
        start = 0;
        ScaleSettings own = settings.getOrDefault(scale, ScaleSettings.none(scale));
        scale(
            scale,
            Scale.Kind.RECORDING,
            List.of(new Segment(0, one.media().width(), Optional.empty())),
            own,
            0,
            0);
        rows.computeIfAbsent(one.item(), _ -> new ArrayList<>()).add(one);
      } else if (!scales.containsKey(scale)) {
        throw new IllegalArgumentException(
            "%s in %s, which is not there".formatted(one.id(), scale));
      }
      List<Sighting> marks = new ArrayList<>();
      marks.add(
          mark(
              scale,
              segment(scale, start, start),
              new Range(start, start),
              "recorder",
              Range.ZERO));
      Optional<Range> stamp = one.stamp().filter(range -> placed(one.source(), range));
      if (one.stamp().isPresent() && stamp.isEmpty()) {
        idle.add(one.id());
      }
      if (stamp.isPresent()) {
        marks.add(
            mark(
                one.source(),
                segment(one.source(), stamp.get().low(), stamp.get().high()),
                stamp.get(),
                "recorder",
                Range.ZERO));
      }
      events.add(
          new Event(
              one.id(),
              Event.Kind.ENTRY,
              "a transmission on " + one.source() + " starts",
              marks,
              Optional.empty(),
              RECORDED));
    }
    for (List<Transmission> sequence : rows.values()) {
      sequence.sort(Comparator.comparingLong(Transmission::order));
      for (int i = 1; i < sequence.size(); i++) {
        Transmission before = sequence.get(i - 1);
        Transmission after = sequence.get(i);
        orders.add(
            new Order(
                after.id() + ".after." + before.id(),
                new Instant.OnScale(before.id(), 0, before.media().width()),
                new Instant.OnScale(after.id(), 0, 0),
                0,
                OptionalLong.empty(),
                SEQUENCE));
      }
    }
  }

  private void add(LogRow row) {
    clock(row.source());
    if (!placed(row.source(), row.stamp())) {
      idle.add(row.event());
      return;
    }
    events.add(
        new Event(
            rowNames.add(row.event()) ? row.event() : row.fullEvent(),
            Event.Kind.ENTRY,
            "row %d of %s".formatted(row.row(), row.source()),
            List.of(
                mark(
                    row.source(),
                    segment(row.source(), row.stamp().low(), row.stamp().high()),
                    row.stamp(),
                    "log",
                    row.entryDelay())),
            Optional.empty(),
            RECORDED));
  }
}
