package org.unseal.engine.status;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.intake.Item;
import org.unseal.engine.port.Inspector.InspectedTrack;
import org.unseal.engine.port.Inspector.Still;
import org.unseal.engine.sheet.Html;

/** Writes the page, one recording at a time. */
final class ContactSheet {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #c9d1d8; --dim: #56636f; --bad: #8a3b00; }
      @media (prefers-color-scheme: dark) { :root { --line: #3a444d; --dim: #9aa7b2; --bad: #ffb37a; } body { background: #14191d; color: #e8edf1; } }
      * { box-sizing: border-box; }
      body { font: 15px/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 80rem; padding: 1rem; overflow-wrap: anywhere; }
      h1 { font-size: 1.35rem; margin: 0; }
      h2 { font-size: 1.1rem; margin: 2rem 0 .25rem; padding-top: .75rem; border-top: 2px solid var(--line); }
      h3 { font-size: 1rem; margin: 1.1rem 0 .1rem; }
      p { margin: .2rem 0; }
      time { white-space: nowrap; }
      .dim { color: var(--dim); }
      .bad { color: var(--bad); }
      ul.rows { margin: .3rem 0; padding-left: 1.2rem; }
      .stills { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .5rem; margin: .4rem 0 0; }
      figure { margin: 0; }
      img { display: block; width: 100%; height: auto; background: #000; }
      figcaption { font-size: .8rem; font-variant-numeric: tabular-nums; }
      figcaption span { display: block; }
      .none { border: 1px dashed var(--line); padding: .5rem; }
      @media (max-width: 24rem) { .stills { grid-template-columns: 1fr 1fr; } }
      @media print { figure { break-inside: avoid; } }
      """;

  /** Gives the pictures. */
  @FunctionalInterface
  interface Stills {
    /** The picture of this number of an item, a JPEG. */
    Optional<byte[]> of(Item item, int number);
  }

  private final CaseStatus status;
  private final Stills stills;

  ContactSheet(CaseStatus status, Stills stills) {
    this.status = status;
    this.stills = stills;
  }

  /** Writes it to a file that exists and is empty. */
  void write(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      Html html = new Html(out);
      html.markup(
          "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta"
              + " http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src"
              + " data:; style-src 'unsafe-inline'\"><meta name=\"viewport\""
              + " content=\"width=device-width, initial-scale=1\"><title>Contact"
              + " sheet</title>\n<style>\n");
      html.markup(STYLE).markup("</style></head><body>\n<h1>");
      html.text(status.facts().title()).markup("</h1>\n<p class=\"dim\">");
      html.text(
              "All recordings of the case. This page shows people: it stays with the case and is not"
                  + " for publication.")
          .markup("</p>\n");
      for (CaseStatus.SourceStatus source : status.sources()) {
        source(html, source);
      }
      html.markup("</body></html>\n");
    }
  }

  private void source(Html html, CaseStatus.SourceStatus source) throws IOException {
    html.markup("<h2>").text(source.source().id());
    if (!source.source().label().equals(source.source().id())) {
      html.markup(" <span class=\"dim\">").text(source.source().label()).markup("</span>");
    }
    html.markup("</h2>\n");
    long sealed = source.sealed();
    if (source.items().isEmpty()) {
      html.markup("<p class=\"bad\">Nothing of it is here: ");
      html.text(source.source().state().word().replace('-', ' ')).markup(".</p>\n");
      return;
    }
    long others = source.items().size() - sealed;
    html.markup("<p>");
    if (sealed > 0) {
      html.number(sealed).markup(sealed == 1 ? " recording, " : " recordings, ");
      html.text(ShownTime.length(source.length())).markup(" in all");
    }
    if (others > 0) {
      html.markup(sealed > 0 ? "; " : "").number(others);
      html.markup(others == 1 ? " other file" : " other files");
    }
    html.markup(".</p>\n");
    if (!source.rows().isEmpty()) {
      html.markup("<ul class=\"rows\">\n");
      for (Coverage.Row row : source.rows()) {
        html.markup("<li>");
        html.text(
            "%s to %s: %s%s"
                .formatted(
                    ShownTime.clock(row.from()),
                    ShownTime.clock(row.until()),
                    row.kind().words(),
                    row.items().isEmpty() ? "" : " (" + String.join(", ", row.items()) + ")"));
        html.markup("</li>\n");
      }
      html.markup("</ul>\n");
    }
    for (Item item : source.items()) {
      if (item.sealed()) {
        recording(html, source, item);
      }
    }
  }

  private void recording(Html html, CaseStatus.SourceStatus source, Item item) throws IOException {
    List<Placement> places =
        source.places().stream().filter(place -> place.item().equals(item.id())).toList();
    html.markup("<h3>").text(item.id()).markup(" <span class=\"dim\">");
    html.text(item.names().getFirst().name().last().text()).markup("</span></h3>\n<p>");
    html.text(ShownTime.length(item.length().orElse(0L))).markup(" long, ");
    html.text(
        String.join(
            ", ", item.facts().tracks().stream().map(InspectedTrack::codec).distinct().toList()));
    html.markup(". ");
    if (places.isEmpty()) {
      html.markup("<span class=\"bad\">Nobody knows yet when it is.</span>");
    } else {
      html.text("Its recorder's clock: ");
      span(html, places.getFirst().from(), places.getLast().until());
      html.text("; " + places.getFirst().basis().words() + ".");
    }
    if (!item.facts().complete()) {
      html.markup(" <span class=\"bad\">Damaged.</span>");
    }
    if (item.conversion().isPresent()) {
      html.markup(" <span class=\"bad\">Converted from ");
      html.text(item.conversion().get().from()).markup(".</span>");
    }
    html.markup("</p>\n");
    stills(html, item, places);
  }

  private static void span(Html html, long from, long until) throws IOException {
    html.markup("<time>").text(ShownTime.clock(from)).markup("</time> to <time>");
    html.text(ShownTime.clock(until)).markup("</time>");
  }

  private void stills(Html html, Item item, List<Placement> places) throws IOException {
    if (!item.pictures()) {
      html.markup("<p class=\"none\">No pictures: sound only.</p>\n");
      return;
    }
    html.markup("<div class=\"stills\">\n");
    List<Still> all = item.facts().stills();
    boolean any = false;
    for (int i = 0; i < all.size(); i++) {
      Optional<byte[]> jpeg = stills.of(item, i);
      if (jpeg.isEmpty()) {
        continue;
      }
      any = true;
      String at = ShownTime.length(all.get(i).at());
      html.markup("<figure><img alt=\"At ").text(at).markup("\" src=\"");
      html.jpegAddress(jpeg.get()).markup("\"><figcaption><span>").text(at).markup("</span>");
      if (places.size() == 1) {
        html.markup("<span class=\"dim\">");
        html.text(ShownTime.clock(places.getFirst().from() + all.get(i).at())).markup("</span>");
      }
      html.markup("</figcaption></figure>\n");
    }
    html.markup("</div>\n");
    if (!any) {
      html.markup("<p class=\"none\">Its pictures can't be shown here.</p>\n");
    }
  }
}
