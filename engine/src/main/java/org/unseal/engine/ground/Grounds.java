package org.unseal.engine.ground;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.unseal.engine.exemption.JurisdictionPacks;
import org.unseal.engine.order.CaseOrder;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.roster.Category;
import org.unseal.engine.roster.NamesWithheld;
import org.unseal.engine.roster.Roster;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.exemption.Exemption;
import org.unseal.model.exemption.Exemption.Force;
import org.unseal.model.exemption.JurisdictionPack;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Ruling;
import org.unseal.model.recording.FrameSpan;

/**
 * The grounds that a case has, and what each of their codes means.
 *
 * @param chosen by people, each for another place
 * @param rulings clauses are grounds, too
 */
public record Grounds(JurisdictionPacks packs, List<Ruling> rulings, List<Ground> chosen) {
  public Grounds {
    rulings = List.copyOf(rulings);
    chosen = List.copyOf(chosen);
  }

  /** The grounds of one state of a case. */
  public static Grounds of(CaseReading reading) {
    return new Grounds(
        CasePacks.of(reading),
        CaseOrder.find(reading).map(CaseOrder::rulings).orElse(List.of()),
        reading.records(RecordKind.GROUND).stream().map(Ground::read).toList());
  }

  /**
   * The ground that somebody chose for frames that are kept back; the one for the fewest frames
   * wins, then that of the source. That of all else is only for what no clause speaks of.
   *
   * @param frames that lie between two neighbours of {@link #cuts}
   * @param clause that keeps them back; empty where none speaks of them
   */
  public Optional<Ground> at(
      String item, String source, FrameSpan frames, Optional<ClauseId> clause) {
    Optional<Ground> nearest =
        chosen.stream()
            .filter(
                ground ->
                    ground.place() instanceof GroundPlace.OfFrames(String of, FrameSpan span)
                        && of.equals(item)
                        && span.start() <= frames.start()
                        && frames.endExclusive() <= span.endExclusive())
            .min(
                Comparator.comparingInt(Grounds::length)
                    .thenComparing(ground -> ground.place().id()));
    return nearest
        .or(() -> of(source))
        .or(() -> clause.isPresent() ? Optional.empty() : find(new GroundPlace.AllElse()));
  }

  private static int length(Ground ground) {
    return ground.place() instanceof GroundPlace.OfFrames(String _, FrameSpan span)
        ? span.length()
        : Integer.MAX_VALUE;
  }

  /** What was chosen for a source as a whole. */
  public Optional<Ground> of(String source) {
    return find(new GroundPlace.OfSource(source));
  }

  /** What was chosen for people of a category. */
  public Optional<Ground> of(Category category) {
    return find(new GroundPlace.OfCategory(category));
  }

  /** What was chosen for a place. */
  public Optional<Ground> find(GroundPlace place) {
    return chosen.stream().filter(ground -> ground.place().equals(place)).findAny();
  }

  /** The frames of a recording at which its grounds may change. */
  public SortedSet<Integer> cuts(String item) {
    SortedSet<Integer> cuts = new TreeSet<>();
    for (Ground ground : chosen) {
      if (ground.place() instanceof GroundPlace.OfFrames(String of, FrameSpan span)
          && of.equals(item)) {
        cuts.add(span.start());
        cuts.add(span.endExclusive());
      }
    }
    return cuts;
  }

  /** What a code means: an exemption of a pack, or a clause; empty where it is neither. */
  public Optional<LegalBasis> basis(String code) {
    for (JurisdictionPack pack : packs.packs().reversed()) {
      Optional<Exemption> found = pack.exemption(code);
      if (found.isPresent()) {
        Exemption exemption = found.get();
        return Optional.of(
            new LegalBasis(
                code,
                exemption.citation(),
                Optional.of(pack.name()),
                Optional.of(exemption.lawAsOf()),
                exemption.force()));
      }
    }
    return rulings.stream()
        .flatMap(
            ruling ->
                ruling.clauses().stream()
                    .filter(clause -> clause.id().toString().equals(code))
                    .map(clause -> basis(ruling, clause.id())))
        .findAny();
  }

  private static LegalBasis basis(Ruling ruling, ClauseId clause) {
    return new LegalBasis(
        clause.toString(),
        "%s, %s, %s".formatted(ruling.court(), ruling.docket(), ruling.dated()),
        Optional.empty(),
        Optional.empty(),
        Force.MANDATORY);
  }

  /**
   * A ground that may be kept.
   *
   * @throws UnsealException {@code USAGE} where its code means nothing or its public words name
   *     somebody who is not to be named, {@code RECORD_MISSING} where its place is none
   */
  public static Ground checked(CaseReading reading, Ground ground) {
    if (of(reading).basis(ground.code()).isEmpty()) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "no pack and no clause has this code; unseal exemptions lists them, unseal order check the"
              + " clauses");
    }
    switch (ground.place()) {
      case GroundPlace.OfSource(String source) -> require(reading, RecordKind.SOURCE, source);
      case GroundPlace.OfFrames(String item, FrameSpan _) ->
          require(reading, RecordKind.ITEM, item);
      case GroundPlace.OfCategory _, GroundPlace.AllElse _, GroundPlace.Beside _ -> {}
    }
    NamesWithheld.of(Roster.of(reading))
        .inText("what is published", ground.words().written())
        .stream()
        .findFirst()
        .ifPresent(
            found -> {
              throw new UnsealException(ErrorCode.USAGE, found.sentence() + "; use --internal");
            });
    return ground;
  }

  private static void require(CaseReading reading, RecordKind kind, String id) {
    if (reading.record(kind, id).isEmpty()) {
      throw new UnsealException(
          ErrorCode.RECORD_MISSING, "the case has no %s %s".formatted(kind.code(), id));
    }
  }
}
