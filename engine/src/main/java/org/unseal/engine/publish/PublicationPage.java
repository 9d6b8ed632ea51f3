package org.unseal.engine.publish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unseal.engine.sheet.Html;
import org.unseal.proof.publication.Amount;
import org.unseal.proof.publication.Changes;
import org.unseal.proof.publication.PublishedCall;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.publication.PublishedPerson;
import org.unseal.proof.publication.Shares;

/** The one static page of a publication: readable without a script, from a disk or a server. */
final class PublicationPage {
  static final String NAME = "index.html";

  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      *{box-sizing:border-box}
      body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;padding:1rem;max-width:46rem;overflow-wrap:anywhere}
      h1{font-size:1.6rem;line-height:1.2;margin:.5rem 0}
      h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:1px solid}
      h3{font-size:1rem;margin:1.5rem 0 .25rem}
      p,ul,ol,dl{margin:.5rem 0}
      video{width:100%;height:auto;background:#000}
      table{border-collapse:collapse;width:100%}
      th,td{text-align:left;padding:.25rem .5rem .25rem 0;vertical-align:top;border-bottom:1px solid #8888;overflow-wrap:normal}
      td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
      blockquote{margin:.5rem 0;padding-left:1rem;border-left:3px solid #888}
      .flag{border:2px solid;padding:.5rem}
      .scroll{overflow-x:auto}
      code{font-size:.9em}
      """;

  private final PublicationContent content;
  private final List<PublishedClip> clips;
  private final List<PublishedCall> calls;
  private final List<PublishedFile> files;
  private final List<String> media;
  private final Shares totals;
  private final StringBuilder page = new StringBuilder();

  /**
   * @param media name of each clip's video, then of each call's sound, in their order
   */
  PublicationPage(
      PublicationContent content,
      List<PublishedClip> clips,
      List<PublishedCall> calls,
      List<PublishedFile> files,
      List<String> media,
      Shares totals) {
    this.content = content;
    this.clips = clips;
    this.calls = calls;
    this.files = files;
    this.media = media;
    this.totals = totals;
  }

  String text() {
    page.append(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
            + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
            + " media-src 'self'; style-src 'unsafe-inline'\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    out(content.name().title()).append("</title>\n<style>\n").append(STYLE);
    page.append("</style></head><body>\n<header><h1>");
    out(content.name().title()).append("</h1>\n<p>Released by ");
    out(content.name().agency()).append(", version ").append(content.version().number());
    out(" of " + content.created()).append(".</p>\n");
    content
        .developing()
        .ifPresent(
            asOf -> {
              page.append("<p class=\"flag\">Developing: more may be released. As of ");
              out(asOf).append(".</p>\n");
            });
    page.append("</header>\n<main>\n");
    statement();
    changes();
    list("Under which order", content.words().orders());
    people();
    clips();
    calls();
    statements();
    events();
    list("Where the people shown were", content.words().presence());
    totals();
    downloads();
    list("To be known", content.words().notes());
    proof();
    page.append("</main>\n</body></html>\n");
    return page.toString();
  }

  private StringBuilder out(String text) {
    return page.append(Html.escaped(text));
  }

  private void head(String title) {
    page.append("<h2>");
    out(title).append("</h2>\n");
  }

  private void list(String title, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    head(title);
    page.append("<ul>");
    for (String line : lines) {
      page.append("<li>");
      out(line).append("</li>\n");
    }
    page.append("</ul>\n");
  }

  private void statement() {
    if (!content.statement().isEmpty()) {
      head("What the office says");
    }
    for (String paragraph : content.statement()) {
      page.append("<p>");
      out(paragraph).append("</p>\n");
    }
  }

  private void changes() {
    if (content.changes().isEmpty()) {
      return;
    }
    Changes changes = content.changes().get();
    head("What changed since version " + changes.version().number());
    page.append("<ul>");
    for (Changes.Change change : changes.list()) {
      page.append("<li><strong>");
      out(capital(change.severity().word())).append("</strong>: ");
      out(change.text());
      if (!change.clips().isEmpty()) {
        out(" (" + String.join(", ", change.clips()) + ")");
      }
      page.append(". ");
      out("Why: " + change.why()).append("</li>\n");
    }
    page.append("</ul>\n");
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private void people() {
    if (content.people().isEmpty()) {
      return;
    }
    head("Who is shown");
    page.append("<ul>");
    for (PublishedPerson person : content.people()) {
      page.append("<li>");
      out(person.name().orElse(person.label()));
      person.identifiedBy().ifPresent(by -> out("; identified by " + by));
      page.append("</li>\n");
    }
    page.append("</ul>\n");
    if (clips.stream().allMatch(PublishedClip::redacted)) {
      page.append("<p>Everybody else is to be covered.</p>\n");
    }
  }

  private void clips() {
    head("The clips");
    for (int i = 0; i < clips.size(); i++) {
      PublishedClip clip = clips.get(i);
      page.append("<section><h3>");
      out(clip.release().id() + ": " + clip.release().title()).append("</h3>\n");
      page.append("<video controls preload=\"none\" aria-label=\"");
      out(clip.release().title()).append("\"><source src=\"");
      out(media.get(i)).append("\" type=\"video/mp4\"></video>\n<p>");
      out(clip.release().source() + ", " + length(clip.micros()));
      if (clip.first().isPresent() && clip.last().isPresent()) {
        out("; the recorder's own clock shows " + clip.first().get() + " to " + clip.last().get());
      }
      out("; " + sound(clip.sound()) + ". ");
      page.append("<a href=\"");
      out(media.get(i)).append("\">Download</a>, <a href=\"");
      out(clip.release().folder()).append("/release.json\">its proof</a>.</p></section>\n");
    }
    content
        .joined()
        .ifPresent(
            _ -> {
              page.append("<p>All clips one behind the other: <a href=\"")
                  .append(PublishStep.JOINED)
                  .append("\">one video</a>. It is made from the clips and proves nothing.</p>\n");
            });
  }

  private static String sound(PublishedClip.Sound sound) {
    return switch (sound) {
      case NONE -> "no sound in the original";
      case REMOVED -> "the original has sound; it was removed";
      case KEPT -> "with sound";
    };
  }

  private void calls() {
    if (calls.isEmpty()) {
      return;
    }
    head("Dispatch recordings");
    page.append("<ul>");
    for (int i = 0; i < calls.size(); i++) {
      PublishedCall call = calls.get(i);
      page.append("<li>");
      out(call.release().title() + ", " + length(call.micros()));
      call.stamp().ifPresent(stamp -> out(", stamped " + stamp));
      if (call.muted() > 0) {
        out(", " + length(call.muted()) + " of it silenced");
      }
      page.append(": <a href=\"");
      out(media.get(clips.size() + i)).append("\">listen</a></li>\n");
    }
    page.append("</ul>\n");
  }

  private void statements() {
    if (content.words().statements().isEmpty()) {
      return;
    }
    head("What others say");
    page.append("<p>Given alike, whoever says it; nobody here judges who is right.</p>\n");
    for (PageWords.Said said : content.words().statements()) {
      page.append("<blockquote><p>");
      out(said.text()).append("</p>\n<p>");
      out(said.who() + ", " + said.date() + "; " + said.where()).append("</p></blockquote>\n");
    }
  }

  private void events() {
    if (content.words().events().isEmpty()) {
      return;
    }
    head("What happened");
    page.append(
        "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">When</th><th"
            + " scope=\"col\">What</th><th scope=\"col\">How it is known</th></tr></thead><tbody>\n");
    for (PageWords.Told told : content.words().events()) {
      page.append("<tr><td>");
      out(told.when()).append("</td><td>");
      out(told.text()).append("</td><td>");
      out(told.how());
      told.by().ifPresent(by -> out(": " + by));
      page.append("</td></tr>\n");
    }
    page.append("</tbody></table></div>\n");
  }

  private void totals() {
    head("How much there is");
    page.append(
        "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Of all recordings</th><th"
            + " scope=\"col\">Length</th><th scope=\"col\">Frames</th><th"
            + " scope=\"col\">Share</th></tr></thead><tbody>\n");
    row("There is", totals.existing());
    row("Released as it is", totals.released());
    row("Released with people covered", totals.redacted());
    row("Withheld on a ground", totals.withheld());
    row("Withheld, as no order speaks of it", totals.notAddressed());
    page.append("</tbody></table></div>\n");
  }

  private void row(String name, Amount amount) {
    long all = totals.existing().frames();
    long tenths = all == 0 ? 0 : Math.round(1000.0 * amount.frames() / all);
    page.append("<tr><th scope=\"row\">");
    out(name).append("</th><td class=\"n\">");
    out(length(amount.micros())).append("</td><td class=\"n\">").append(amount.frames());
    page.append("</td><td class=\"n\">");
    out(tenths / 10 + "." + tenths % 10 + " %").append("</td></tr>\n");
  }

  private void downloads() {
    List<PublishedFile> listed =
        files.stream()
            .filter(file -> file.what() != PublishedFile.Role.MEDIA)
            .filter(file -> file.what() != PublishedFile.Role.APPROVAL)
            .toList();
    if (listed.isEmpty()) {
      return;
    }
    head("Logs and files");
    page.append("<ul>");
    for (PublishedFile file : listed) {
      page.append("<li><a href=\"");
      out(file.file().name()).append("\">");
      out(file.file().name()).append("</a> (");
      out(file.what().word()).append(")</li>\n");
    }
    page.append("</ul>\n");
  }

  private void proof() {
    head("How to check this");
    page.append(
        """
        <p>Everything here is listed in <a href="publication.json">publication.json</a> by its SHA-256, and that is
        signed. Who approved each clip lies in the folder <code>approvals</code>. Download the whole folder, and with Java 25 run</p>
        <p><code>java -jar unseal-verify.jar FOLDER --trust FINGERPRINT</code></p>
        <p>Get the office's fingerprint from somewhere else than this page. The program says what is proved: that
        the clips are, frame by frame, the recordings as they were sealed, but for what is listed. It does not say
        that the recordings are what the cameras saw, or that what people say here is true. The list of versions,
        <code>head.json</code>, lies beside this folder: it says whether this is the newest.</p>
        """);
  }

  private static String length(long micros) {
    long seconds = Math.round(micros / 1e6);
    Optional<String> hours =
        seconds < 3600 ? Optional.empty() : Optional.of(seconds / 3600 + " h ");
    return hours.orElse("")
        + (seconds < 60 ? "" : seconds / 60 % 60 + " min ")
        + seconds % 60
        + " s";
  }
}
