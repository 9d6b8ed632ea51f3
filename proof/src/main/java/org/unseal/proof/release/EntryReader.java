package org.unseal.proof.release;

import static org.unseal.proof.release.ReleaseReader.only;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.model.recording.TimeBase;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.seal.LeafSalts;
import org.unseal.proof.seal.LeafTime;
import org.unseal.proof.seal.OpenedTimes;
import org.unseal.proof.seal.Salt;
import org.unseal.proof.seal.SealedParts;

/** An entry of a manifest from JSON. Values out of range may show as IllegalArgumentException. */
final class EntryReader {
  private EntryReader() {}

  static Entry read(ObjectReader entry) throws MalformedJsonException {
    return switch (entry.text("is")) {
      case "PASS" -> pass(entry);
      case "RENDER" -> render(entry);
      case "GAP" -> gap(entry);
      case "WITHHELD" -> absent(entry, Entry.Absence.WITHHELD);
      case "TRIM" -> absent(entry, Entry.Absence.TRIM);
      default -> throw new MalformedJsonException("an entry that is none of the known kinds");
    };
  }

  private static Entry pass(ObjectReader entry) throws MalformedJsonException {
    only(
        entry, "leaf", "is", "media", "sample", "count", "c", "s", "p", "salts", "begins", "ends",
        "times");
    return new Entry.Pass(
        leaf(entry), place(entry), parts(entry), salts(entry), time(entry), times(entry));
  }

  private static Entry render(ObjectReader entry) throws MalformedJsonException {
    only(
        entry, "leaf", "is", "media", "sample", "count", "c", "s", "p", "salts", "begins", "ends",
        "times", "content", "ground", "ssim", "frames", "why");
    ObjectReader salts = only(entry.object("salts"), "t", "u");
    return new Entry.Render(
        leaf(entry),
        place(entry),
        parts(entry),
        salt(salts, "t"),
        salt(salts, "u"),
        time(entry),
        times(entry),
        entry.digest("content"),
        ReleaseReader.optionalText(entry, "ground"),
        entry.has("ssim")
            ? OptionalInt.of(
                (int) entry.within("ssim", -Entry.Render.LARGEST_SSIM, Entry.Render.LARGEST_SSIM))
            : OptionalInt.empty(),
        entry.has("frames") ? Optional.of(frames(entry)) : Optional.empty(),
        ReleaseReader.optionalText(entry, "why"));
  }

  private static Entry.Frames frames(ObjectReader entry) throws MalformedJsonException {
    List<Long> bounds = entry.numbers("frames");
    if (bounds.size() != 2
        || bounds.stream().anyMatch(bound -> bound < 0 || bound > OpenedTimes.MOST_UNITS)) {
      throw new MalformedJsonException("frames that are not from one to another");
    }
    return new Entry.Frames(bounds.get(0).intValue(), bounds.get(1).intValue());
  }

  private static Entry gap(ObjectReader entry) throws MalformedJsonException {
    only(entry, "leaf", "is", "c", "s", "p", "salts", "begins", "ends", "times");
    return new Entry.Gap(leaf(entry), parts(entry), salts(entry), time(entry), times(entry));
  }

  private static Entry absent(ObjectReader entry, Entry.Absence is) throws MalformedJsonException {
    long leaves = entry.within("leaves", 1, Entry.MOST_LEAVES);
    OptionalInt units =
        entry.has("units")
            ? OptionalInt.of((int) entry.within("units", 0, Integer.MAX_VALUE))
            : OptionalInt.empty();
    String ground = PlainText.read(entry, "ground");
    if (entry.has("nodes")) {
      only(entry, "leaf", "is", "leaves", "nodes", "ground", "units");
      return new Entry.Closed(leaf(entry), is, leaves, entry.digests("nodes"), ground, units);
    }
    only(
        entry, "leaf", "is", "leaves", "c", "s", "p", "u", "salts", "begins", "ends", "ground",
        "units");
    if (leaves != 1) {
      throw new MalformedJsonException("the time of " + leaves + " leaves at once");
    }
    return new Entry.OpenedTime(
        leaf(entry),
        is,
        parts(entry),
        entry.digest("u"),
        salt(only(entry.object("salts"), "t"), "t"),
        time(entry),
        ground,
        units);
  }

  private static long leaf(ObjectReader entry) throws MalformedJsonException {
    return entry.within("leaf", 0, Entry.MOST_LEAVES);
  }

  private static Entry.Place place(ObjectReader entry) throws MalformedJsonException {
    return new Entry.Place(
        (int) entry.within("media", 0, Integer.MAX_VALUE),
        entry.count("sample"),
        (int) entry.within("count", 1, OpenedTimes.MOST_UNITS));
  }

  private static SealedParts parts(ObjectReader entry) throws MalformedJsonException {
    return new SealedParts(entry.digest("c"), entry.digest("s"), entry.digest("p"));
  }

  private static LeafTime time(ObjectReader entry) throws MalformedJsonException {
    return new LeafTime(entry.number("begins"), entry.number("ends"));
  }

  private static LeafSalts salts(ObjectReader entry) throws MalformedJsonException {
    ObjectReader salts = only(entry.object("salts"), "c", "s", "p", "t", "u");
    return new LeafSalts(
        salt(salts, "c"), salt(salts, "s"), salt(salts, "p"), salt(salts, "t"), salt(salts, "u"));
  }

  private static Salt salt(ObjectReader salts, String name) throws MalformedJsonException {
    return Salt.ofHex(salts.text(name));
  }

  private static OpenedTimes times(ObjectReader entry) throws MalformedJsonException {
    ObjectReader times = only(entry.object("times"), "num", "den", "first", "after");
    TimeBase base = ReleaseReader.base(times);
    long first = times.number("first");
    List<Long> after = times.numbers("after");
    if (after.isEmpty() ? first != 0 : after.getFirst() != 0) {
      throw new MalformedJsonException("times that are not counted from the first");
    }
    // within 2^53 of 0, each: the sum has room
    return OpenedTimes.of(base, after.stream().mapToLong(ticks -> first + ticks).toArray());
  }
}
