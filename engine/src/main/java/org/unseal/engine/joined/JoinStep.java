package org.unseal.engine.joined;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.RecordingWriter;
import org.unseal.engine.port.RecordingWriter.RecordingFormat;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.recording.TimeBase;

/**
 * Makes the joined video: every clip whole and in order, each frame as long as in its own file, and
 * a card between two of them. The same clips and words give the same bytes, whatever the number of
 * threads. There is no sound in it.
 */
public final class JoinStep {
  /** How long a card stands, in microseconds. */
  public static final long CARD = 2_000_000;

  private static final int CARD_RATE = 10;
  private static final int GOP = 60;

  /**
   * Finer than this no container's ticks need to be; beyond it they are rounded to microseconds.
   */
  private static final int FINEST = 100_000_000;

  private static final int MICROSECONDS = 1_000_000;

  // Without a frame rate x264 takes the ticks for one and claims a level that no player has.
  private static final String OPTIONS = "preset=veryfast;bf=0;crf=24;level=4.0;movflags=+faststart";

  private final FootageLibrary library;
  private final Supplier<? extends RecordingWriter> writer;
  private final PartialFiles partials;

  /**
   * With these.
   *
   * @param writer made when there is something to write
   */
  public JoinStep(
      FootageLibrary library, Supplier<? extends RecordingWriter> writer, PartialFiles partials) {
    this.library = requireNonNull(library, "library");
    this.writer = requireNonNull(writer, "writer");
    this.partials = requireNonNull(partials, "partials");
  }

  /**
   * A clip.
   *
   * @param media its rendered file
   * @param clip {@code c1}
   * @param displayed from when to when the recorder's own clock shows, in words
   * @param before what a card before it says, in lines; no card where there are none
   */
  public record Part(
      Path media, String clip, String source, Optional<String> displayed, List<String> before) {
    public Part {
      requireNonNull(media, "media");
      requireNonNull(clip, "clip");
      requireNonNull(source, "source");
      requireNonNull(displayed, "displayed");
      before = List.copyOf(before);
    }
  }

  /**
   * What to join.
   *
   * @param parts at least one
   * @param output the file to make; it must not be there
   */
  public record Request(List<Part> parts, Path output, int threads) {
    public Request {
      parts = List.copyOf(parts);
      requireNonNull(output, "output");
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("nothing to join");
      }
    }
  }

  /**
   * Where a clip is in the joined video, in microseconds; {@code to} is when its last frame goes.
   */
  public record Stretch(String clip, long from, long to) {}

  /** How long a clip is, exactly: so many ticks until its last frame goes. */
  public record Length(TimeBase base, long ticks) {}

  /** The length of a clip's file, as the file lists it. */
  public Length length(Path media) {
    try (Footage footage = library.open(media, 1)) {
      FootageFacts facts = footage.facts();
      return new Length(facts.timeBase(), Math.max(1, facts.durationTicks()));
    }
  }

  /** Joins them. */
  public List<Stretch> run(Request request, Progress progress) {
    List<FootageFacts> facts = new ArrayList<>();
    long pictures = 0;
    for (Part part : request.parts()) {
      try (Footage footage = library.open(part.media(), 1)) {
        facts.add(footage.facts());
        pictures += footage.facts().codedPictures();
      }
    }
    TimeBase base = base(facts);
    progress.stage(Progress.Stage.RENDER, pictures);
    RecordingFormat format =
        new RecordingFormat("mp4", "libx264", "yuv420p", Poster.SIZE, base, GOP, OPTIONS);
    try (OutputFile output = new OutputFile(request.output(), false, true, partials)) {
      List<Stretch> stretches;
      try (Reel reel = new Reel(writer.get().open(output.path(), format), base, progress)) {
        stretches = all(request, reel);
      }
      output.complete();
      return stretches;
    }
  }

  private List<Stretch> all(Request request, Reel reel) {
    List<Stretch> stretches = new ArrayList<>();
    int of = request.parts().size();
    for (Part part : request.parts()) {
      if (!part.before().isEmpty()) {
        reel.card(Poster.card(part.before()), CARD, CARD_RATE);
      }
      long from = reel.micros();
      try (Footage footage = library.open(part.media(), request.threads())) {
        reel.clip(footage, () -> Poster.bar(part, stretches.size() + 1, of));
      }
      stretches.add(new Stretch(part.clip(), from, reel.micros()));
    }
    return stretches;
  }

  /** Ticks in which the times of all clips are whole numbers, if they need not be too fine. */
  static TimeBase base(List<FootageFacts> facts) {
    BigInteger all = BigInteger.valueOf(CARD_RATE);
    for (FootageFacts one : facts) {
      BigInteger numerator = BigInteger.valueOf(one.timeBase().numerator());
      BigInteger denominator = BigInteger.valueOf(one.timeBase().denominator());
      BigInteger least = denominator.divide(numerator.gcd(denominator));
      all = all.divide(all.gcd(least)).multiply(least);
    }
    return new TimeBase(
        1, all.compareTo(BigInteger.valueOf(FINEST)) > 0 ? MICROSECONDS : all.intValueExact());
  }
}
