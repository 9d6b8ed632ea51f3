package org.unseal.proof.release;

import java.nio.charset.StandardCharsets;

/**
 * Says in WebVTT where a released call is muted, for whoever plays it. It follows from the list of
 * mutes byte by byte.
 */
public final class SoundLabels {
  /** What the file is called. */
  public static final String NAME = "labels.vtt";

  private SoundLabels() {}

  /** The file's bytes. Times are of the released file, to whole milliseconds outward. */
  public static byte[] of(SoundPlan plan) {
    StringBuilder text = new StringBuilder("WEBVTT\n");
    for (SoundPlan.Span span : plan.spans()) {
      long from = Math.floorDiv((span.from() - plan.first()) * 1000, plan.format().rate());
      long end = Math.ceilDiv((span.end() - plan.first()) * 1000, plan.format().rate());
      text.append('\n').append(time(from)).append(" --> ").append(time(end)).append('\n');
      text.append("[removed: ").append(escaped(span.ground())).append(']');
      span.label().ifPresent(label -> text.append(' ').append(escaped(label)));
      text.append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String time(long millis) {
    return "%02d:%02d:%02d.%03d"
        .formatted(millis / 3_600_000, millis / 60_000 % 60, millis / 1_000 % 60, millis % 1_000);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
