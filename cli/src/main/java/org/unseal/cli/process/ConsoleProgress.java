package org.unseal.cli.process;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.util.EnumSet;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.unseal.engine.port.Progress;

/**
 * Tells the person at the terminal how far a run is: one line drawn again and again on a terminal,
 * a plain line now and then elsewhere. Throws in the caller once a stop was asked for. Any thread.
 * Close it before anything else is printed.
 */
public final class ConsoleProgress implements Progress, AutoCloseable {
  private static final long REDRAW = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LINE_AT_LEAST = TimeUnit.SECONDS.toNanos(2);
  private static final long LINE_AT_MOST = TimeUnit.SECONDS.toNanos(30);
  private static final int BAR_CELLS = 24;

  private final PrintStream err;
  private final Style style;
  private final LongSupplier nanoTime;
  private final Cancellation cancellation;

  private Stage stage = Stage.HASH;
  private long units;
  private long done;
  private long begun;
  private long shownAt;
  private int shownPercent;
  private int drawn;

  /**
   * Shows nothing yet.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  ConsoleProgress(PrintStream err, Style style, LongSupplier nanoTime, Cancellation cancellation) {
    this.err = requireNonNull(err, "err");
    this.style = requireNonNull(style, "style");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
    this.cancellation = requireNonNull(cancellation, "cancellation");
  }

  @Override
  public synchronized void stage(Stage next, long units) {
    cancellation.throwIfAsked();
    stage = requireNonNull(next, "next");
    this.units = units;
    done = 0;
    begun = nanoTime.getAsLong();
    shownAt = begun;
    shownPercent = 0;
    if (style == Style.BAR) {
      draw(begun);
    }
  }

  @Override
  public synchronized void done(long units) {
    cancellation.throwIfAsked();
    done = Math.max(done, units); // workers may report out of order
    long now = nanoTime.getAsLong();
    long since = now - shownAt;
    switch (style) {
      case NONE -> {}
      case BAR -> {
        if (since >= REDRAW) {
          draw(now);
        }
      }
      case LINES -> {
        boolean step = percent() / 10 > shownPercent / 10 && since >= LINE_AT_LEAST;
        if (step || since >= LINE_AT_MOST) {
          shownAt = now;
          shownPercent = percent();
          err.println("unseal: " + text(now));
        }
      }
    }
  }

  /** Cleans the line away. */
  @Override
  public synchronized void close() {
    if (drawn > 0) {
      err.print("\r" + " ".repeat(drawn) + "\r");
      err.flush();
      drawn = 0;
    }
  }

  private void draw(long now) {
    shownAt = now;
    String line = bar() + text(now);
    err.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
    err.flush();
    drawn = line.length();
  }

  private String bar() {
    if (units <= 0) {
      return "";
    }
    int full = percent() * BAR_CELLS / 100;
    return "[" + "#".repeat(full) + ".".repeat(BAR_CELLS - full) + "] ";
  }

  private String text(long now) {
    double seconds = (now - begun) / 1e9;
    StringBuilder text = new StringBuilder(words());
    if (units > 0) {
      text.append(' ').append(percent()).append(" %");
    }
    if (done > 0 && seconds > 0.2) {
      double rate = done / seconds;
      text.append(", ").append(rate(rate));
      if (units > done) {
        text.append(", ").append(time(Math.round((units - done) / rate))).append(" left");
      }
    }
    return text.toString();
  }

  private int percent() {
    return units <= 0 ? 0 : (int) Math.min(100, done * 100.0 / units);
  }

  private String rate(double rate) {
    return EnumSet.of(Stage.HASH, Stage.INTAKE, Stage.VERIFY, Stage.UNPACK).contains(stage)
        ? String.format(Locale.ROOT, "%.0f MB/s", rate / 1e6)
        : String.format(Locale.ROOT, rate < 10 ? "%.1f/s" : "%.0f/s", rate);
  }

  private static String time(long seconds) {
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  private String words() {
    return switch (stage) {
      case HASH -> "reading the file";
      case INTAKE -> "taking in";
      case SEAL -> "sealing";
      case PICTURES -> "going through the pictures";
      case INDEX -> "finding the frames";
      case ANALYZE -> "looking for what moves";
      case BACKDROP -> "searching the backdrop";
      case TRACK -> "following tracks";
      case SHEET -> "making the sheet";
      case RENDER -> "covering and encoding";
      case GENERATE -> "drawing the scene";
      case MEASURE -> "measuring";
      case VERIFY -> "checking";
      case AUDIT -> "auditing the finished file";
      case LISTEN -> "listening";
      case CLOCK -> "following the clock";
      case UNPACK -> "unpacking";
      case PAGES -> "drawing pages";
      case FLASHES -> "looking for flashes";
    };
  }

  /** How it is shown. */
  enum Style {
    /** Not at all; a stop still comes through. */
    NONE,
    /** A line every tenth, not more often than every 2 s nor more seldom than every 30 s. */
    LINES,
    /** One line that is drawn again. */
    BAR
  }
}
