package org.unseal.engine.estimate;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;

/**
 * What a person needs for one of each, in hundredths of a minute. Nobody measured the ordinary
 * ones: an office that has released a case before knows its own.
 *
 * @param segment to look at somebody's segment and leave it covered or clear it
 * @param confirmation to compare the pictures before and after a place where a track may have
 *     changed from one person to another
 * @param face to look at a face that was found in a still picture
 * @param still to look at a still picture for people whom no detector found
 * @param video for a minute of published video, by all who watch it through
 * @param radio to write down a minute of radio
 * @param recording to say where a recording is from and read its clock
 * @param clearedPercent how many of a hundred segments are of somebody who is to be shown
 */
public record Assumptions(
    Range segment,
    Range confirmation,
    Range face,
    Range still,
    Range video,
    Range radio,
    Range recording,
    Range clearedPercent) {
  /** A minute, in the unit of all of them. */
  public static final long MINUTE = 100;

  /** What is taken where nobody says otherwise. */
  public static final Assumptions ORDINARY =
      new Assumptions(
          new Range(10, 30),
          new Range(30, 80),
          new Range(10, 30),
          new Range(50, 150),
          new Range(200, 300),
          new Range(400, 800),
          new Range(500, 1500),
          new Range(5, 20));

  private static final String NUMBER = "([0-9]{1,4})(?:\\.([0-9]{1,2}))?";
  private static final Pattern MINUTES = Pattern.compile(NUMBER + "(?:-" + NUMBER + ")?");
  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3})(?:-([0-9]{1,3}))?");

  public Assumptions {
    requireNonNull(segment, "segment");
    requireNonNull(confirmation, "confirmation");
    requireNonNull(face, "face");
    requireNonNull(still, "still");
    requireNonNull(video, "video");
    requireNonNull(radio, "radio");
    requireNonNull(recording, "recording");
    if (clearedPercent.high() > 100) {
      throw new IllegalArgumentException("more than all");
    }
  }

  /**
   * Reads minutes as somebody types them: {@code 0.5} or {@code 0.25-0.5}.
   *
   * @param option for the message where they are none
   */
  public static Range minutes(String option, String typed) {
    Matcher parts = MINUTES.matcher(typed);
    if (parts.matches()) {
      long low = Rate.hundredths(parts.group(1), Optional.ofNullable(parts.group(2)));
      long high =
          parts.group(3) == null
              ? low
              : Rate.hundredths(parts.group(3), Optional.ofNullable(parts.group(4)));
      if (low <= high) {
        return new Range(low, high);
      }
    }
    throw new UnsealException(
        ErrorCode.USAGE, option + " takes minutes as 0.5, or from the least to the most: 0.25-0.5");
  }

  /** Reads {@code 10} or {@code 5-20}. */
  public static Range percent(String option, String typed) {
    Matcher parts = PERCENT.matcher(typed);
    if (parts.matches()) {
      long low = Long.parseLong(parts.group(1));
      long high = parts.group(2) == null ? low : Long.parseLong(parts.group(2));
      if (low <= high && high <= 100) {
        return new Range(low, high);
      }
    }
    throw new UnsealException(
        ErrorCode.USAGE, option + " takes percent as 10, or from the least to the most: 5-20");
  }
}
