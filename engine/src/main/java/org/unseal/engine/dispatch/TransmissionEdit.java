package org.unseal.engine.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.unseal.engine.dispatch.Transmission.Basis;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.ObjectWriter;

/** What a person changes in the transmissions of a file. Times are microseconds of the file. */
public sealed interface TransmissionEdit {
  /** One more. */
  record Add(String item, long start, long end) implements TransmissionEdit {}

  /** It is none. */
  record Remove(String transmission) implements TransmissionEdit {}

  /** It begins and ends elsewhere. */
  record Retime(String transmission, long start, long end) implements TransmissionEdit {}

  /** It is two. The first keeps the id. */
  record Split(String transmission, long at) implements TransmissionEdit {}

  /** They are one, under the first one's id. */
  record Merge(String first, String second) implements TransmissionEdit {}

  /** What the log says of it. */
  default ObjectWriter details() {
    return switch (this) {
      case Add _ -> new ObjectWriter().put("edit", "add");
      case Remove it ->
          new ObjectWriter().put("edit", "remove").put("transmission", it.transmission());
      case Retime it ->
          new ObjectWriter().put("edit", "retime").put("transmission", it.transmission());
      case Split it ->
          new ObjectWriter().put("edit", "split").put("transmission", it.transmission());
      case Merge it ->
          new ObjectWriter()
              .put("edit", "merge")
              .put("transmission", it.first())
              .put("other", it.second());
    };
  }

  /**
   * Makes the change.
   *
   * @param newId for one that is new
   * @return those of the file, in order of their times, not stamped yet
   */
  default List<Transmission> apply(List<Transmission> before, Judgement judgement, String newId) {
    List<Transmission> all = new ArrayList<>(before);
    try {
      switch (this) {
        case Add add ->
            all.add(
                Transmission.proposed(
                        judgement.source(),
                        judgement.item(),
                        add.start(),
                        add.end(),
                        Basis.PERSON,
                        judgement.facts().talkgroup(),
                        java.util.Optional.empty())
                    .called(newId));
        case Remove it -> all.remove(find(all, it.transmission()));
        case Retime it -> {
          Transmission one = find(all, it.transmission());
          all.set(all.indexOf(one), one.between(it.start(), it.end()));
        }
        case Split it -> {
          Transmission one = find(all, it.transmission());
          all.set(all.indexOf(one), one.between(one.start(), it.at()));
          all.add(one.between(it.at(), one.end()).called(newId));
        }
        case Merge it -> {
          Transmission one = find(all, it.first());
          Transmission other = find(all, it.second());
          all.remove(other);
          all.set(
              all.indexOf(one),
              one.between(Math.min(one.start(), other.start()), Math.max(one.end(), other.end())));
        }
      }
    } catch (IllegalArgumentException e) {
      throw new UnsealException(ErrorCode.USAGE, "this is " + e.getMessage() + " us", e);
    }
    all.sort(Comparator.comparingLong(Transmission::start));
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).end() > judgement.duration() + 1
          || (i > 0 && all.get(i).start() < all.get(i - 1).end())) {
        throw new UnsealException(
            ErrorCode.USAGE,
            "transmissions of one file lie in it and do not overlap; change the neighbour first");
      }
    }
    return all;
  }

  private static Transmission find(List<Transmission> all, String id) {
    return all.stream()
        .filter(transmission -> transmission.id().equals(id))
        .findAny()
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.RECORD_MISSING,
                    "no such transmission in this file; unseal dispatch list shows them"));
  }
}
