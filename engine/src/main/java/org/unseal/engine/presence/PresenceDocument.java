package org.unseal.engine.presence;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.unseal.engine.presence.PresenceLedger.Lane;
import org.unseal.engine.presence.PresenceLedger.Run;
import org.unseal.engine.scope.FrameStamps;
import org.unseal.engine.scoping.TrueTimes;
import org.unseal.engine.table.CsvText;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;

/** A ledger as JSON and as a table; {@code docs/formats/presence.md} has every field. */
public final class PresenceDocument {
  private static final String SCHEMA = "unseal/presence";
  private static final int VERSION = 1;
  private static final List<String> COLUMNS =
      List.of(
          "clip",
          "person",
          "where",
          "from_frame",
          "to_frame",
          "frames",
          "from_us",
          "to_us",
          "earliest",
          "latest",
          "behind",
          "masks",
          "grounds",
          "ground_missing",
          "confirmation");

  private final List<PresenceLedger> ledgers;

  /** Of each ledger, worked out once: to ask the clocks is what takes long. */
  private final IdentityHashMap<PresenceLedger, FrameStamps> stamps = new IdentityHashMap<>();

  /** On which clock the frames of a clip were, where that is known. */
  @FunctionalInterface
  public interface Stamps {
    /** Where nothing is aligned. */
    Stamps NONE = _ -> FrameStamps.UNKNOWN;

    /** By the case's clocks, in its zone. */
    static Stamps by(TrueTimes clocks) {
      return ledger ->
          ledger
              .times()
              .map(times -> clocks.stamps(ledger.clip().item(), times, ledger.ends()))
              .orElse(FrameStamps.UNKNOWN);
    }

    /** Of the first and the last frames of the runs of a ledger. */
    FrameStamps of(PresenceLedger ledger);
  }

  /** Of these clips, in this order. */
  public PresenceDocument(List<PresenceLedger> ledgers, Stamps stamps) {
    this.ledgers = List.copyOf(ledgers);
    this.ledgers.forEach(ledger -> this.stamps.put(ledger, stamps.of(ledger)));
  }

  /** As one JSON object. */
  public JsonObject json() {
    return new ObjectWriter()
        .put("schema", SCHEMA)
        .put("version", VERSION)
        .put("clips", ledgers.stream().map(this::clip).toList())
        .end();
  }

  private JsonObject clip(PresenceLedger ledger) {
    return new ObjectWriter()
        .put("clip", ledger.clip().id())
        .put("item", ledger.clip().item())
        .put("from", ledger.clip().frames().start())
        .put("to", ledger.clip().frames().endExclusive())
        .put("people", ledger.people().stream().map(lane -> lane(ledger, lane)).toList())
        .end();
  }

  private JsonObject lane(PresenceLedger ledger, Lane lane) {
    ObjectWriter totals = new ObjectWriter();
    for (Map.Entry<Whereabouts, Integer> one : lane.totals().entrySet()) {
      totals.put(one.getKey().code(), one.getValue());
    }
    return new ObjectWriter()
        .put("person", lane.person())
        .put("frames", totals.end())
        .put("runs", lane.runs().stream().map(run -> run(ledger, run)).toList())
        .put(
            "contradicted",
            lane.contradicted().stream().map(said -> new JsonText(said.id())).toList())
        .end();
  }

  private JsonObject run(PresenceLedger ledger, Run run) {
    ObjectWriter json =
        new ObjectWriter()
            .put("where", run.where().code())
            .put("from", run.frames().start())
            .put("to", run.frames().endExclusive());
    ledger
        .times()
        .ifPresent(
            times ->
                json.put("begins", times.begins(run.frames().start()))
                    .put("ends", times.ends(run.frames().endExclusive() - 1)));
    stamp(ledger, run)
        .ifPresent(
            stamp ->
                json.put("earliest", stamp.earliest().toString())
                    .put("latest", stamp.latest().toString()));
    if (run.where() == Whereabouts.COVERED) {
      json.put("masks", texts(run.masks()))
          .put("grounds", texts(run.grounds()))
          .put("groundMissing", run.groundMissing());
    }
    run.confirmed()
        .ifPresent(
            said -> {
              json.put("confirmation", said.id()).put("by", said.by());
              if (run.where() == Whereabouts.BEHIND_SCENE) {
                json.put("behind", said.what());
              } else if (run.where() == Whereabouts.VISIBLE) {
                json.put("beside", said.what());
              }
            });
    return json.end();
  }

  /** From when the first frame may have been to when the one after the last may have been. */
  private Optional<FrameStamps.Stamp> stamp(PresenceLedger ledger, Run run) {
    FrameStamps known = stamps.getOrDefault(ledger, FrameStamps.UNKNOWN);
    Optional<FrameStamps.Stamp> first = known.of(run.frames().start());
    Optional<FrameStamps.Stamp> last = known.of(run.frames().endExclusive() - 1);
    return first.flatMap(
        from -> last.map(to -> new FrameStamps.Stamp(from.earliest(), to.latest())));
  }

  private static List<JsonText> texts(NavigableSet<String> texts) {
    return texts.stream().map(JsonText::new).toList();
  }

  /** As a table with a row for each run; no spreadsheet takes a cell for a formula. */
  public String csv() {
    CsvText csv = new CsvText().row(COLUMNS);
    for (PresenceLedger ledger : ledgers) {
      for (Lane lane : ledger.people()) {
        lane.runs().forEach(run -> csv.row(row(ledger, lane, run)));
      }
    }
    return csv.end();
  }

  private List<String> row(PresenceLedger ledger, Lane lane, Run run) {
    Optional<FrameStamps.Stamp> stamp = stamp(ledger, run);
    boolean behind = run.where() == Whereabouts.BEHIND_SCENE;
    List<String> cells = new ArrayList<>();
    cells.add(ledger.clip().id());
    cells.add(lane.person());
    cells.add(run.where().code());
    cells.add(Integer.toString(run.frames().start()));
    cells.add(Integer.toString(run.frames().endExclusive()));
    cells.add(Integer.toString(run.frames().length()));
    cells.add(ledger.times().map(t -> Long.toString(t.begins(run.frames().start()))).orElse(""));
    cells.add(
        ledger.times().map(t -> Long.toString(t.ends(run.frames().endExclusive() - 1))).orElse(""));
    cells.add(stamp.map(s -> s.earliest().toString()).orElse(""));
    cells.add(stamp.map(s -> s.latest().toString()).orElse(""));
    cells.add(behind ? run.confirmed().map(Confirmation::what).orElse("") : "");
    cells.add(String.join("; ", run.masks()));
    cells.add(String.join("; ", run.grounds()));
    cells.add(run.where() == Whereabouts.COVERED ? Boolean.toString(run.groundMissing()) : "");
    cells.add(run.confirmed().map(Confirmation::id).orElse(""));
    return cells;
  }
}
