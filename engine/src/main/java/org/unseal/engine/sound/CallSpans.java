package org.unseal.engine.sound;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.release.Entry;
import org.unseal.proof.release.SoundPlan;
import org.unseal.proof.wave.Replacement;
import org.unseal.proof.wave.WaveFormat;

/**
 * What of a recording is heard, to the sample: mutes and what the scope keeps back, each widened
 * outward to whole samples. Where several meet, silence wins over a tone, what the scope keeps back
 * over what a person muted, and the earlier one over the later.
 */
public final class CallSpans {
  private static final long MICROS = 1_000_000;

  private CallSpans() {}

  /**
   * A stretch that the scope keeps back.
   *
   * @param from microseconds of the recording
   * @param end behind it; may be beyond the recording's end
   * @param ground for people to read, as what orders it
   */
  public record Kept(long from, long end, Entry.Absence is, String ground) {
    public Kept {
      requireNonNull(is, "is");
      requireNonNull(ground, "ground");
      if (from < 0 || end <= from) {
        throw new IllegalArgumentException("no stretch: " + from + ".." + end);
      }
    }
  }

  private record Piece(
      long from, long end, Replacement with, String ground, Optional<String> label) {}

  /**
   * The list of mutes. The file begins and ends with the first and the last second of which
   * anything is in the scope.
   *
   * @param samples of the whole recording
   * @param reach how many samples more are muted at both ends of a mute
   * @throws UnsealException {@code USAGE} where a mute lies behind the recording, or nothing is
   *     left to be heard
   */
  public static SoundPlan plan(
      WaveFormat format, long samples, List<Mute> mutes, List<Kept> kept, long reach) {
    List<Piece> pieces = new ArrayList<>();
    for (Kept stretch : kept) {
      if (sampleBefore(stretch.from(), format) < samples) {
        pieces.add(
            piece(
                stretch.from(),
                stretch.end(),
                Replacement.SILENCE,
                stretch.ground(),
                Optional.empty(),
                reach,
                format,
                samples));
      }
    }
    for (Replacement with : Replacement.values()) {
      for (Mute mute : mutes) {
        if (sampleBefore(mute.from(), format) >= samples) {
          throw new UnsealException(
              ErrorCode.USAGE, mute.id() + " lies behind the end of the recording; withdraw it");
        }
        if (mute.with() == with) {
          pieces.add(
              piece(
                  mute.from(),
                  mute.end(),
                  with,
                  mute.ground(),
                  mute.label(),
                  reach,
                  format,
                  samples));
        }
      }
    }
    List<SoundPlan.Span> spans = apart(pieces);
    long from = heardFrom(pieces.subList(0, keptPieces(kept, format, samples)), samples);
    long end = heardUntil(pieces.subList(0, keptPieces(kept, format, samples)), samples);
    if (from >= end) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "the scope keeps all of this recording back; there is nothing to release of it");
    }
    long first = from / format.rate() * format.rate();
    long last = Math.min(samples, Math.ceilDiv(end, format.rate()) * format.rate());
    return new SoundPlan(
        format,
        first,
        last - first,
        spans.stream()
            .filter(span -> span.from() < last && span.end() > first)
            .map(span -> within(span, first, last))
            .toList());
  }

  private static int keptPieces(List<Kept> kept, WaveFormat format, long samples) {
    return (int) kept.stream().filter(one -> sampleBefore(one.from(), format) < samples).count();
  }

  private static long sampleBefore(long micros, WaveFormat format) {
    // as a fraction of a second and whole ones, so that no recording is too long
    return micros / MICROS * format.rate() + micros % MICROS * format.rate() / MICROS;
  }

  private static long sampleBehind(long micros, WaveFormat format) {
    return micros / MICROS * format.rate() + Math.ceilDiv(micros % MICROS * format.rate(), MICROS);
  }

  private static Piece piece(
      long from,
      long end,
      Replacement with,
      String ground,
      Optional<String> label,
      long reach,
      WaveFormat format,
      long samples) {
    long last =
        end / MICROS > samples / format.rate() ? samples : sampleBehind(end, format) + reach;
    return new Piece(
        Math.max(0, sampleBefore(from, format) - reach),
        Math.min(samples, last),
        with,
        ground,
        label);
  }

  /** The first sample that no stretch at the beginning keeps back. */
  private static long heardFrom(List<Piece> kept, long samples) {
    long at = 0;
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Piece piece : kept) {
        if (piece.from <= at && piece.end > at) {
          at = piece.end;
          moved = true;
        }
      }
    }
    return Math.min(at, samples);
  }

  private static long heardUntil(List<Piece> kept, long samples) {
    long at = samples;
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Piece piece : kept) {
        if (piece.end >= at && piece.from < at) {
          at = piece.from;
          moved = true;
        }
      }
    }
    return at;
  }

  /** Without overlap: of several the first in the list counts. */
  private static List<SoundPlan.Span> apart(List<Piece> pieces) {
    TreeSet<Long> edges = new TreeSet<>();
    for (Piece piece : pieces) {
      edges.add(piece.from);
      edges.add(piece.end);
    }
    List<SoundPlan.Span> spans = new ArrayList<>();
    Long from = null;
    for (long edge : edges) {
      if (from != null) {
        long begins = from;
        pieces.stream()
            .filter(piece -> piece.from <= begins && piece.end >= edge)
            .findFirst()
            .ifPresent(piece -> add(spans, piece, begins, edge));
      }
      from = edge;
    }
    return spans;
  }

  private static void add(List<SoundPlan.Span> spans, Piece piece, long from, long end) {
    SoundPlan.Span span = new SoundPlan.Span(from, end, piece.with, piece.ground, piece.label);
    if (!spans.isEmpty() && spans.getLast().end() == from) {
      SoundPlan.Span last = spans.getLast();
      SoundPlan.Span both =
          new SoundPlan.Span(last.from(), end, last.with(), last.ground(), last.label());
      if (both.equals(
          new SoundPlan.Span(last.from(), end, piece.with, piece.ground, piece.label))) {
        spans.set(spans.size() - 1, both);
        return;
      }
    }
    spans.add(span);
  }

  private static SoundPlan.Span within(SoundPlan.Span span, long first, long last) {
    return new SoundPlan.Span(
        Math.max(first, span.from()),
        Math.min(last, span.end()),
        span.with(),
        span.ground(),
        span.label());
  }
}
