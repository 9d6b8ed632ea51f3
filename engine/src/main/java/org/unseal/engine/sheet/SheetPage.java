package org.unseal.engine.sheet;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.unseal.engine.json.Json;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.track.Track;
import org.unseal.model.track.WholeCover;

/** Writes the page, from top to bottom, one backdrop and one track at a time. */
final class SheetPage {
  private static final int SHORT_DIGEST = 12;
  private static final int MOST_WHOLES = 200;

  /** What counts in a case besides. */
  private static final String IN_CASE =
      """
      <p>In a case, say who it is (Person) as the roster calls them. A part that begins or ends where two may have changed
      places is only shown if you confirm that you compared the last picture before it with the first after it.</p>
      """;

  private final SheetSubject subject;
  private final FootageFacts facts;
  private final SheetIndex index;
  private final PictureShelf shelf;
  private final FrameTimes times;

  SheetPage(
      SheetSubject subject,
      FootageFacts facts,
      SheetIndex index,
      PictureShelf shelf,
      FrameTimes times) {
    this.subject = subject;
    this.facts = facts;
    this.index = index;
    this.shelf = shelf;
    this.times = times;
  }

  /** Writes it to a file that exists and is empty. */
  void write(Path file) throws IOException {
    SheetResources resources = SheetResources.load();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      Html html = new Html(out);
      String[] parts = resources.page().split("\\{\\{|\\}\\}", -1);
      for (int i = 0; i < parts.length; i++) {
        if (i % 2 == 0) {
          html.markup(parts[i]);
        } else {
          fill(parts[i], html, resources);
        }
      }
    }
  }

  private void fill(String place, Html html, SheetResources resources) throws IOException {
    switch (place) {
      case "policy" -> html.markup(resources.policy());
      case "style" -> html.markup(resources.style());
      case "script" -> html.markup(resources.script());
      case "backdrops" -> backdrops(html);
      case "reported" ->
          new ReportedSection(html, index, shelf, times, Turn.of(facts.rotation())).write();
      case "tracks" -> tracks(html);
      case "wholes" -> wholes(html);
      case "about" -> about(html);
      case "template" -> html.markup(template());
      case "purpose" -> html.text(subject.purpose());
      case "command" -> html.text(subject.command());
      case "inCase" -> html.markup(subject.item().isPresent() ? IN_CASE : "");
      default -> throw new IllegalStateException("the sheet has no " + place);
    }
  }

  private void backdrops(Html html) throws IOException {
    BackdropSection section =
        new BackdropSection(html, subject.analysis(), times, Turn.of(facts.rotation()));
    section.write(index.backdrops(), facts.size());
  }

  private void tracks(Html html) throws IOException {
    if (subject.tracks() == 0) {
      html.markup("<p>Nothing moves in this recording, and no face was found.</p>\n");
      return;
    }
    TrackSection section =
        new TrackSection(html, index, shelf, times, facts.size(), Turn.of(facts.rotation()));
    section.begin();
    try {
      subject
          .analysis()
          .read(
              stretch -> {
                for (Track track : stretch.tracks()) {
                  try {
                    section.track(track);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    section.end();
  }

  private void wholes(Html html) throws IOException {
    List<WholeCover> wholes = index.wholes();
    if (wholes.isEmpty()) {
      html.markup("<p>No frame is covered whole.</p>\n");
      return;
    }
    html.markup(
        "<p>Nobody could judge these frames, so the whole picture is covered. This can't be cleared"
            + " here.</p>\n<table><thead><tr><th scope=\"col\">When</th><th"
            + " scope=\"col\">Frames</th><th scope=\"col\">Why</th></tr></thead><tbody>\n");
    for (WholeCover whole : wholes.subList(0, Math.min(MOST_WHOLES, wholes.size()))) {
      html.markup("<tr><td>").text(times.of(whole.frames())).markup("</td><td>");
      html.text(frames(whole.frames())).markup("</td><td>");
      html.text(SheetWords.of(whole.reason())).markup("</td></tr>\n");
    }
    html.markup("</tbody></table>\n");
    if (wholes.size() > MOST_WHOLES) {
      html.markup("<p>And ").number(wholes.size() - MOST_WHOLES);
      html.markup(" more spans; the report lists them all.</p>\n");
    }
  }

  private void about(Html html) throws IOException {
    html.markup("<table><tbody>\n");
    row(html, "Recording (SHA-256)", brief(subject.key().inputSha256()));
    if (subject.output().isPresent()) {
      row(html, "Redacted recording (SHA-256)", brief(subject.output().get()));
    }
    row(html, "Analysis (SHA-256)", brief(subject.analysis().digest()));
    row(
        html,
        "Picture",
        facts.size().width()
            + " by "
            + facts.size().height()
            + ", "
            + subject.frames()
            + " frames");
    row(html, "Policy", subject.key().policy().name().toLowerCase(Locale.ROOT));
    List<DetectorIdentity> detectors = subject.key().detectors();
    if (detectors.isEmpty()) {
      row(html, "Face detector", "none");
    }
    for (DetectorIdentity detector : detectors) {
      row(
          html,
          "Face detector",
          detector.name() + " (model SHA-256 " + brief(detector.modelSha256()) + ")");
    }
    row(html, "Made with", "Unseal " + subject.key().tool());
    html.markup("</tbody></table>\n");
  }

  private static void row(Html html, String name, String value) throws IOException {
    html.markup("<tr><th scope=\"row\">").text(name).markup("</th><td>");
    html.text(value).markup("</td></tr>\n");
  }

  private static String brief(String digest) {
    return digest.length() <= SHORT_DIGEST ? digest : digest.substring(0, SHORT_DIGEST) + "\u2026";
  }

  static String frames(org.unseal.model.recording.FrameSpan span) {
    return span.length() == 1
        ? "frame " + span.start()
        : "frames " + span.start() + " to " + (span.endExclusive() - 1);
  }

  /** The decisions so far, as the page's script starts from them; no tag can end inside. */
  private String template() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Json.write(
        Json.compact(bytes),
        json -> {
          json.writeStartObject();
          subject.decisions().write(json);
          json.writeEndObject();
        });
    return bytes.toString(StandardCharsets.UTF_8).replace("<", "\\u003c");
  }
}
