package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unseal.cli.process.Surroundings;
import org.unseal.cli.serve.ShownRelease;
import org.unseal.engine.page.PublicAddress;
import org.unseal.engine.sheet.Html;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedClip;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unseal embed}: what a newsroom puts into its own page. */
@Command(
    name = "embed",
    description = "Prints a snippet that shows a release in somebody else's page.",
    sortOptions = false,
    footer = {
      "",
      "The snippet shows the small player with the same proof, straight from where the release",
      "lies: nothing of it is copied, nobody is told who looks.",
      "  unseal embed harbour/releases/v2 --url https://example.org/harbour/v2/ \\",
      "    --clip c1 --start 12.3"
    })
public final class EmbedCommand implements Callable<Integer> {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,3})?");
  private static final Pattern CLIP = Pattern.compile("c[1-9][0-9]{0,3}");

  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      paramLabel = "RELEASE",
      description = "The folder of a version, or the one above it.")
  private Path release = Path.of("");

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "Where the public finds that version: https, the address of its folder.")
  private String url = "";

  @Option(names = "--clip", paramLabel = "CLIP", description = "The clip that it begins with.")
  private @Nullable String clip;

  @Option(
      names = "--start",
      paramLabel = "SECONDS",
      description = "Where in that clip, to the millisecond: 12.3.")
  private @Nullable String start;

  @Option(names = "--json", description = "The snippet as one line of JSON.")
  private boolean json;

  /** The command in its surroundings, before anything was parsed. */
  public EmbedCommand(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  @Override
  public Integer call() {
    Publication publication = ShownRelease.of(release).publication();
    String snippet = snippet(publication, page() + fragment(publication));
    if (json) {
      CaseLines.print(
          surroundings.out(),
          new ObjectWriter().put("command", "embed").put("snippet", snippet).end());
    } else {
      surroundings.out().print(snippet);
    }
    surroundings.out().flush();
    return 0;
  }

  /**
   * Scripts and the page's own files are allowed, since the player and the proof need both; no
   * forms, no windows, no way to lead the page around it elsewhere.
   */
  private static String snippet(Publication publication, String address) {
    String title =
        "%s, %s: released footage, version %s"
            .formatted(
                publication.name().title(), publication.name().agency(), publication.version());
    return """
        <iframe src="%s" title="%s" width="720" height="640" style="max-width:100%%;border:0" loading="lazy" \
        sandbox="allow-scripts allow-same-origin allow-downloads" allow="fullscreen" referrerpolicy="no-referrer"></iframe>
        <p><a href="%s" rel="noreferrer">%s</a></p>
        """
        .formatted(
            Html.escaped(address),
            Html.escaped(title),
            Html.escaped(address.substring(0, address.indexOf('#'))),
            Html.escaped(title));
  }

  private String fragment(Publication publication) {
    if (clip == null) {
      if (start != null) {
        throw usage("--start belongs to a --clip");
      }
      return "#embed";
    }
    if (!CLIP.matcher(clip).matches()) {
      throw usage("--clip is the name of one, as c1");
    }
    Optional<PublishedClip> named =
        publication.clips().stream().filter(one -> one.release().id().equals(clip)).findAny();
    if (named.isEmpty()) {
      throw usage("this version has no clip " + clip);
    }
    String at = start == null ? "0" : start;
    if (!SECONDS.matcher(at).matches()) {
      throw usage("--start is seconds, as 12.3");
    }
    long millis = new BigDecimal(at).movePointRight(3).longValueExact();
    if (millis * 1000 >= Math.max(1, named.get().micros())) {
      throw usage("%s ends before that".formatted(clip));
    }
    return String.format(Locale.ROOT, "#embed&t=%s:%d.%03d", clip, millis / 1000, millis % 1000);
  }

  private String page() {
    String base = PublicAddress.typed("--url", url).text();
    if (base.endsWith(".html")) {
      return base;
    }
    return base + (base.endsWith("/") ? "" : "/") + "index.html";
  }

  private static UnsealException usage(String message) {
    return new UnsealException(ErrorCode.USAGE, message);
  }
}
