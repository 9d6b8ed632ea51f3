package org.unseal.engine.sound;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.dispatch.Transmission;
import org.unseal.engine.intake.Item;
import org.unseal.engine.source.SourceKind;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.wave.Replacement;

/** Mutes and unmutes spans of a case's dispatch recordings. Every change is one event. */
public final class MuteStep {
  private final CaseFile file;

  /** On a case; changes need one that somebody has open to act. */
  public MuteStep(CaseFile file) {
    this.file = requireNonNull(file, "file");
  }

  /**
   * What somebody wants to be muted.
   *
   * @param ground code of an exemption that is known
   */
  public record Wish(Where where, Replacement with, String ground, Optional<String> label) {
    public Wish {
      requireNonNull(where, "where");
      requireNonNull(with, "with");
      requireNonNull(ground, "ground");
      requireNonNull(label, "label");
    }
  }

  /** Where something is muted. */
  public sealed interface Where {
    /** Microseconds of a recording. */
    record Span(String item, long from, long end) implements Where {}

    /** All of a transmission. */
    record Whole(String transmission) implements Where {}
  }

  /**
   * Mutes.
   *
   * @return the mute with its id
   * @throws UnsealException {@code RECORD_MISSING}, {@code USAGE} where the span is none of a
   *     dispatch recording
   */
  public Mute add(Wish wish) {
    Mute[] made = new Mute[1];
    file.append(
        reading -> {
          Mute mute =
              switch (wish.where()) {
                case Where.Span span ->
                    mute(wish, span.item(), span.from(), span.end(), Optional.empty());
                case Where.Whole whole -> {
                  Transmission heard =
                      reading
                          .record(RecordKind.TRANSMISSION, whole.transmission())
                          .map(Transmission::read)
                          .orElseThrow(
                              () ->
                                  missing("no such transmission; unseal dispatch list shows them"));
                  yield mute(
                      wish,
                      heard.item(),
                      heard.start(),
                      heard.end(),
                      Optional.of(whole.transmission()));
                }
              };
          requireRecording(
              mute,
              reading
                  .record(RecordKind.ITEM, mute.item())
                  .orElseThrow(() -> missing("no such recording; unseal status shows them")));
          made[0] = mute.called("m" + reading.nextNumber(RecordKind.MUTE));
          return new Entry(
              Action.SOUND_MUTED,
              Optional.of(mute.item()),
              details("add", made[0]).end(),
              List.of(new Change.Put(RecordKind.MUTE, made[0].id(), made[0].body())));
        });
    return made[0];
  }

  private static Mute mute(
      Wish wish, String item, long from, long end, Optional<String> transmission) {
    try {
      return new Mute(
          "m0", item, from, end, wish.with(), wish.ground(), wish.label(), transmission);
    } catch (IllegalArgumentException e) {
      throw new UnsealException(ErrorCode.USAGE, "this can't be muted so: " + e.getMessage(), e);
    }
  }

  private static void requireRecording(Mute mute, CaseRecord record) {
    try {
      String kind = ObjectReader.of(record.body(), "an item").text("kind");
      if (!kind.equals(SourceKind.DISPATCH.word())) {
        throw new UnsealException(
            ErrorCode.USAGE,
            mute.item()
                + " is no dispatch recording; of footage the sound is left out as a whole, which"
                + " redact does unless it is told otherwise");
      }
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "an item's record can't be read; run custody check", e);
    }
    Optional<Long> length = record.body().fields().containsKey("tracks") ? length(record) : none();
    if (length.isPresent() && mute.from() >= length.get()) {
      throw new UnsealException(
          ErrorCode.USAGE,
          mute.item() + " ends before this span begins; give times of the recording");
    }
  }

  private static Optional<Long> none() {
    return Optional.empty();
  }

  private static Optional<Long> length(CaseRecord record) {
    return Item.read(record).length();
  }

  /**
   * Takes a mute back.
   *
   * @throws UnsealException {@code RECORD_MISSING}
   */
  public Mute withdraw(String id) {
    Mute[] gone = new Mute[1];
    file.append(
        reading -> {
          gone[0] =
              reading
                  .record(RecordKind.MUTE, id)
                  .map(Mute::read)
                  .orElseThrow(() -> missing("no such mute; unseal mute list shows them"));
          return new Entry(
              Action.SOUND_MUTED,
              Optional.of(gone[0].item()),
              details("withdraw", gone[0]).end(),
              List.of(new Change.Remove(RecordKind.MUTE, id)));
        });
    return gone[0];
  }

  private static ObjectWriter details(String edit, Mute mute) {
    return new ObjectWriter()
        .put("edit", edit)
        .put("mute", mute.id())
        .put("from", mute.from())
        .put("to", mute.end())
        .put("ground", mute.ground());
  }

  private static UnsealException missing(String message) {
    return new UnsealException(ErrorCode.RECORD_MISSING, message);
  }
}
