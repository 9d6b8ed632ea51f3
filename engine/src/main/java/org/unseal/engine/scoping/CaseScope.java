package org.unseal.engine.scoping;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.order.OrdersInForce;
import org.unseal.engine.scope.KeptScope;
import org.unseal.engine.scope.Scope;
import org.unseal.model.order.ClauseId;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;

/**
 * What a series of rulings makes of everything that a case has.
 *
 * @param order digest of the rulings' document
 * @param rows every stretch of every recording, in order
 * @param missing sources of which nothing came, and how it stands with them
 */
public record CaseScope(
    Digest order,
    OrdersInForce orders,
    Scope scope,
    List<Clip> clips,
    List<Row> rows,
    Map<String, String> missing) {
  public CaseScope {
    requireNonNull(order, "order");
    requireNonNull(orders, "orders");
    requireNonNull(scope, "scope");
    clips = List.copyOf(clips);
    rows = List.copyOf(rows);
    missing = Map.copyOf(missing);
  }

  /**
   * One stretch of one recording.
   *
   * @param sound frames are seconds of sound
   * @param begins in the recording, in microseconds
   * @param shown what the recorder's clock shows in its first and last frame, in words; empty where
   *     that is not known
   * @param reference when it truly was: the earliest time of its start and the latest of its end,
   *     in words; empty where that is not known
   * @param clip that it is part of
   */
  public record Row(
      String item,
      String source,
      boolean sound,
      FrameSpan frames,
      long begins,
      long ends,
      Scope.Fate fate,
      Optional<ClauseId> clause,
      Optional<String> shown,
      Optional<String> reference,
      Optional<String> clip) {
    /** Between what is first and last shown. */
    static final String TO = " .. ";

    /** What the recorder's clock shows in the first frame. */
    public Optional<String> firstShown() {
      return shown.map(both -> both.substring(0, both.indexOf(TO)));
    }

    /** What it shows in the last. */
    public Optional<String> lastShown() {
      return shown.map(both -> both.substring(both.indexOf(TO) + TO.length()));
    }
  }

  /** Of all recordings. */
  public long microseconds() {
    return rows.stream().mapToLong(row -> row.ends() - row.begins()).sum();
  }

  /** How long all stretches with this fate are. */
  public long microseconds(Scope.Fate fate) {
    return rows.stream()
        .filter(row -> row.fate() == fate)
        .mapToLong(row -> row.ends() - row.begins())
        .sum();
  }

  /** Frames of pictures with this fate. */
  public long frames(Scope.Fate fate) {
    return rows.stream()
        .filter(row -> row.fate() == fate && !row.sound())
        .mapToLong(row -> row.frames().length())
        .sum();
  }

  /** As it can be fixed in the case. */
  public KeptScope kept() {
    LocalDate day = orders.day();
    return new KeptScope(order, day, scope.items(), clips);
  }

  /** For a program: the scope as it is fixed, what it could not place, and the rows. */
  public ObjectWriter json() {
    return new ObjectWriter()
        .put("scope", kept().body())
        .put(
            "unmapped",
            scope.unmapped().stream()
                .map(
                    unmapped ->
                        new ObjectWriter()
                            .put("clause", unmapped.clause().toString())
                            .put("source", unmapped.item().source())
                            .end())
                .toList())
        .put("rows", rows.stream().map(CaseScope::json).toList())
        .put("missing", missing.keySet().stream().sorted().map(JsonText::new).toList());
  }

  private static org.unseal.proof.json.JsonValue.JsonObject json(Row row) {
    ObjectWriter one =
        new ObjectWriter()
            .put("item", row.item())
            .put("source", row.source())
            .put("from", row.frames().start())
            .put("to", row.frames().endExclusive())
            .put("unit", row.sound() ? "second" : "frame")
            .put("begins", row.begins())
            .put("ends", row.ends())
            .put("fate", row.fate().name());
    row.clause().ifPresent(clause -> one.put("clause", clause.toString()));
    row.shown().ifPresent(shown -> one.put("shown", shown));
    row.reference().ifPresent(reference -> one.put("reference", reference));
    row.clip().ifPresent(clip -> one.put("clip", clip));
    return one.end();
  }
}
