package org.unseal.engine.burnedin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.unseal.engine.burnedin.CheckedReading.Agreement;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.sheet.Html;

/** The page on which a person compares what a clock shows with what is said that it shows. */
final class ClockPage {
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm:ss", Locale.ENGLISH);
  private static final String STYLE =
      """
      body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem;\
      color:#1b1b1b;background:#fff}
      h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.2rem}
      img{display:block;image-rendering:pixelated;max-width:100%;border:1px solid #777}
      .large img{width:100%}
      ol{list-style:none;padding:0;display:grid;gap:1rem;\
      grid-template-columns:repeat(auto-fill,minmax(19rem,1fr))}
      figcaption,p.note{color:#444;font-size:.9rem}figure{margin:0}
      .pair{display:grid;gap:.4rem}
      """;

  private final StringBuilder body = new StringBuilder();
  private final String name;

  /**
   * Two moments to be compared.
   *
   * @param words what is to be seen
   */
  record Pair(long before, long after, String words) {}

  ClockPage(String name, long at) {
    this.name = name;
    body.append("<h1>The clock of recording ").append(Html.escaped(name)).append("</h1>\n");
    body.append("<p>Read at ").append(media(at)).append(" of the recording.</p>\n");
  }

  void first(byte[] large, Map<Long, byte[]> seconds) {
    body.append("<h2>What does it show here?</h2>\n<div class=\"large\">");
    image(large, "the clock, enlarged");
    body.append(
        "</div>\n<p class=\"note\">Type all of it, as it is written:"
            + " <code>unseal clock read CASE "
            + Html.escaped(name)
            + " --reading \"…\"</code></p>\n<h2>The seconds after</h2>\n<ol>\n");
    seconds.forEach(
        (time, png) -> {
          body.append("<li><figure>");
          image(png, "the clock at " + media(time));
          body.append("<figcaption>").append(media(time)).append("</figcaption></figure></li>\n");
        });
    body.append("</ol>\n");
  }

  void checked(CheckedReading checked, List<Pair> pairs, Map<Long, byte[]> pictures) {
    Agreement agreement = checked.agreement();
    body.append("<p>Typed: <b>").append(Html.escaped(checked.format().example()));
    body.append("</b>. That is ").append(day(checked.reading())).append(".</p>\n<p>");
    body.append(
        agreement.digitsRead()
            ? "The other digits were read by the shapes of the seconds: "
                + agreement.seconds()
                + " seconds agree with it. Changes that came when they were due: of the minute "
                + agreement.minutes()
                + ", of the hour "
                + agreement.hours()
                + "."
            : "The other digits could not be read: nothing but the seconds was compared.");
    if (agreement.misread() > 0) {
      body.append(" Taken for misread: ").append(agreement.misread()).append(" seconds.");
    }
    body.append("</p>\n<div class=\"large\">");
    pictures.forEach(
        (time, png) -> {
          if (pairs.stream().noneMatch(pair -> pair.before() == time || pair.after() == time)) {
            image(png, "the clock when it was read");
          }
        });
    body.append("</div>\n<h2>Stretches without a jump</h2>\n<ul>\n");
    for (ClockSegment segment : checked.segments()) {
      body.append("<li>from ").append(media(segment.from()));
      body.append(" to ").append(media(segment.end())).append(": begins with <b>");
      body.append(Html.escaped(checked.format().text(segment.reading()))).append("</b>, ");
      body.append(segment.ticks().size()).append(" changes of ");
      body.append(segment.lastNumber()).append(" are certain");
      if (segment.joint() != ClockSegment.Joint.START) {
        body.append(" (").append(TicksDocument.word(segment.joint())).append(')');
      }
      body.append("</li>\n");
    }
    body.append("</ul>\n<h2>Look at these: before and after</h2>\n");
    if (pairs.isEmpty()) {
      body.append("<p>No minute changes in this recording, and the clock does not jump.</p>\n");
    }
    body.append("<ol>\n");
    for (Pair pair : pairs) {
      body.append("<li><figure><div class=\"pair\">");
      image(pictures.getOrDefault(pair.before(), new byte[0]), "before");
      image(pictures.getOrDefault(pair.after(), new byte[0]), "after");
      body.append("</div><figcaption>").append(media(pair.after())).append(": ");
      body.append(Html.escaped(pair.words())).append("</figcaption></figure></li>\n");
    }
    body.append("</ol>\n");
  }

  byte[] bytes() {
    String policy =
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(Digests.sha256().digest(ClockReadStep.utf8(STYLE)))
            + "'";
    return ClockReadStep.utf8(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">\n"
            + "<meta http-equiv=\"Content-Security-Policy\" content=\""
            + policy
            + "\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>Clock of "
            + Html.escaped(name)
            + "</title>\n<style>"
            + STYLE
            + "</style>\n<main>\n"
            + body
            + "</main></html>\n");
  }

  private void image(byte[] png, String words) {
    if (png.length == 0) {
      body.append("<p class=\"note\">no picture here</p>");
      return;
    }
    body.append("<img alt=\"")
        .append(Html.escaped(words))
        .append("\" src=\"data:image/png;base64,");
    body.append(Base64.getEncoder().encodeToString(png)).append("\">");
  }

  private static String day(long reading) {
    return LONG.format(
        Instant.ofEpochSecond(Math.floorDiv(reading, ClockFormat.SECOND)).atZone(ZoneOffset.UTC));
  }

  /** A media time for a person: minutes, seconds, hundredths. */
  static String media(long micros) {
    long hundredths = Math.floorDiv(micros, 10_000);
    return "%d:%02d.%02d".formatted(hundredths / 6000, hundredths / 100 % 60, hundredths % 100);
  }
}
