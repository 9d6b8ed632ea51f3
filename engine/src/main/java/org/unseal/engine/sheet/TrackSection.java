package org.unseal.engine.sheet;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.unseal.engine.decisions.Clearance;
import org.unseal.engine.decisions.DecisionsDocument;
import org.unseal.engine.sheet.SheetIndex.BackdropView;
import org.unseal.engine.sheet.SheetIndex.Place;
import org.unseal.engine.sheet.SheetIndex.WantedPicture;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.Risk;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;
import org.unseal.model.track.Trail;

/** Writes the tracks: for each segment its way, its pictures, what is doubtful, and the ticks. */
final class TrackSection {
  /** Points of a way that are drawn. */
  private static final int POINTS = 24;

  private final Html html;
  private final SheetIndex index;
  private final PictureShelf shelf;
  private final FrameTimes times;
  private final PictureSize size;
  private final Turn turn;
  private int next;
  private int withoutPicture;

  TrackSection(
      Html html,
      SheetIndex index,
      PictureShelf shelf,
      FrameTimes times,
      PictureSize size,
      Turn turn) {
    this.html = html;
    this.index = index;
    this.shelf = shelf;
    this.times = times;
    this.size = size;
    this.turn = turn;
  }

  void begin() throws IOException {
    html.markup(
        """
        <p>Each box below is one person or thing, followed for as long as it could be. Where two may have changed places,
        or one was out of sight, it is cut into parts, and you decide on each. The yellow line is its way through the
        picture, the yellow frame is what was followed. The last picture before a part and the first after it have a dashed
        frame: is it the same person? Where something cleared and something covered overlap, the cover
        stays.</p>
        <div class="filters" role="group" aria-label="Show">
        <button type="button" data-filter="all" aria-pressed="true">All</button>
        <button type="button" data-filter="undecided" aria-pressed="false">Not decided</button>
        <button type="button" data-filter="clear" aria-pressed="false">Cleared</button>
        <button type="button" data-filter="doubtful" aria-pressed="false">Look closely</button>
        </div>
        <p id="none-shown" hidden>There is none of these.</p>
        """);
  }

  void track(Track track) throws IOException {
    html.markup("<article class=\"track\" id=\"track-").number(track.id()).markup("\">\n<h3>");
    html.markup("Track ").number(track.id()).markup(" <span class=\"quiet\">");
    html.text(SheetWords.of(track.kind()));
    if (track.segments().size() > 1) {
      html.markup(" \u00b7 ").number(track.segments().size()).markup(" parts");
    }
    html.markup("</span></h3>\n");
    for (Segment segment : track.segments()) {
      segment(track, segment);
    }
    html.markup("</article>\n");
  }

  void end() throws IOException {
    if (withoutPicture > 0) {
      html.markup("<p class=\"help\">").number(withoutPicture);
      html.markup(
          (withoutPicture == 1 ? " part has" : " parts have")
              + " no picture here, because the recording shows none for them or the sheet would"
              + " be too large for a browser. Watch the recording at the time given before you clear"
              + " one.</p>\n");
    }
  }

  private void segment(Track track, Segment segment) throws IOException {
    String id = segment.id().toString();
    boolean doubtful = segment.risks().stream().anyMatch(SheetWords::isDoubtful);
    html.markup("<section class=\"segment\" data-segment=\"").text(id).markup("\"");
    html.markup(doubtful ? " data-doubtful" : "").markup(" data-risks=\"");
    html.text(segment.risks().stream().map(Risk::name).collect(Collectors.joining(" ")));
    html.markup("\" aria-label=\"Part ").text(id).markup("\">\n<h4>").text(id);
    html.markup(" <span class=\"quiet\">").text(times.of(segment.frames())).markup(" \u00b7 ");
    html.text(SheetPage.frames(segment.frames())).markup(" \u00b7 ");
    html.text(confidence(segment)).markup("</span></h4>\n");
    risks(segment);
    html.markup("<div class=\"way\">\n");
    way(segment);
    pictures(segment);
    html.markup("</div>\n");
    decision(
        id,
        Clearance.risks(track, segment),
        track.segments().size() > 1,
        Clearance.within(segment));
    html.markup("</section>\n");
  }

  private static String confidence(Segment segment) {
    return segment.confidencePermille() == 0
        ? "no detector saw a face"
        : "face detector " + (segment.confidencePermille() + 5) / 10 + " % sure at best";
  }

  private void risks(Segment segment) throws IOException {
    Set<Risk> risks = segment.risks();
    int guessed = segment.bridged().stream().mapToInt(FrameSpan::length).sum();
    if (risks.isEmpty() && guessed == 0) {
      return;
    }
    html.markup("<ul class=\"risks\">");
    for (boolean doubtful : new boolean[] {true, false}) {
      for (Risk risk : risks) {
        if (SheetWords.isDoubtful(risk) == doubtful) {
          html.markup(doubtful ? "<li class=\"doubt\">" : "<li>");
          html.text(SheetWords.of(risk)).markup("</li>");
        }
      }
    }
    if (guessed > 0) {
      html.markup("<li>Not seen in ").number(guessed);
      html.markup(guessed == 1 ? " frame" : " frames").markup("; its place there is a guess.</li>");
    }
    html.markup("</ul>\n");
  }

  /** Where it goes, drawn over the small copy of the backdrop that stands for its first frame. */
  private void way(Segment segment) throws IOException {
    Box whole = size.box();
    Trail trail = segment.trail();
    FrameSpan frames = segment.frames();
    html.markup("<figure><svg role=\"img\" aria-label=\"Its way through the picture\" viewBox=\"");
    html.markup(turn.viewBox(whole)).markup("\"><g transform=\"").markup(turn.transform(whole));
    html.markup("\">");
    Optional<BackdropView> backdrop =
        index.backdrops().stream()
            .filter(view -> view.backdrop().frames().contains(frames.start()))
            .findFirst();
    if (backdrop.isPresent()) {
      html.markup("<use href=\"#")
          .markup(BackdropSection.mapId(backdrop.get().backdrop().number()));
      html.markup("\"/>");
    }
    html.markup("<polyline class=\"path\" points=\"");
    int points = Math.min(POINTS, frames.length());
    for (int i = 0; i < points; i++) {
      int frame =
          frames.start() + (int) ((long) i * (frames.length() - 1) / Math.max(1, points - 1));
      Box extent = trail.extentAt(frame);
      html.number(middleX(extent)).markup(",").number(middleY(extent)).markup(" ");
    }
    Box first = trail.extentAt(frames.start());
    html.markup("\"/>");
    rectangle(first);
    html.markup("<circle class=\"start\" cx=\"").number(middleX(first)).markup("\" cy=\"");
    html.number(middleY(first)).markup("\" r=\"").number(Math.max(2, size.width() / 90));
    html.markup("\"/></g></svg><figcaption>its way</figcaption></figure>\n");
  }

  private void pictures(Segment segment) throws IOException {
    List<WantedPicture> wanted = index.wanted();
    int shown = 0;
    while (next < wanted.size() && wanted.get(next).segment().equals(segment.id())) {
      Optional<byte[]> jpeg = shelf.take(next);
      if (jpeg.isPresent()) {
        picture(wanted.get(next), jpeg.get());
        shown += wanted.get(next).place() == Place.WITHIN ? 1 : 0;
      }
      next++;
    }
    if (shown == 0) {
      withoutPicture++;
      html.markup("<p class=\"quiet\">No picture here: watch the recording at this time.</p>\n");
    }
  }

  private void picture(WantedPicture picture, byte[] jpeg) throws IOException {
    Box crop = picture.crop();
    String time = times.of(picture.frame());
    String where =
        switch (picture.place()) {
          case BEFORE -> "last before: ";
          case WITHIN -> "";
          case AFTER -> "first after: ";
        };
    String label =
        switch (picture.place()) {
          case BEFORE -> "Last picture before part %s, at %s";
          case WITHIN -> "Part %s at %s";
          case AFTER -> "First picture after part %s, at %s";
        };
    html.markup(picture.place() == Place.WITHIN ? "<figure>" : "<figure class=\"border\">");
    html.markup("<svg role=\"img\" aria-label=\"").text(label.formatted(picture.segment(), time));
    html.markup("\" viewBox=\"").markup(turn.viewBox(crop));
    html.markup("\"><g transform=\"").markup(turn.transform(crop)).markup("\">");
    html.markup("<image preserveAspectRatio=\"none\" x=\"").number(crop.left()).markup("\" y=\"");
    html.number(crop.top()).markup("\" width=\"").number(crop.width()).markup("\" height=\"");
    html.number(crop.height()).markup("\" href=\"").jpegAddress(jpeg).markup("\"/>");
    rectangle(picture.extent());
    html.markup("</g></svg><figcaption>").text(where + time).markup("</figcaption></figure>\n");
  }

  private void rectangle(Box box) throws IOException {
    html.markup("<rect class=\"extent\" x=\"").number(box.left()).markup("\" y=\"");
    html.number(box.top()).markup("\" width=\"").number(box.width()).markup("\" height=\"");
    html.number(box.height()).markup("\"/>");
  }

  private void decision(String id, Set<Risk> borders, boolean neighbours, boolean within)
      throws IOException {
    html.markup("<fieldset class=\"decision\"><legend>Decision on part ").text(id);
    html.markup("</legend>\n");
    choice(id, "", "Not decided <span class=\"quiet\">(stays covered)</span>", true);
    choice(id, "cover", "Cover the head", false);
    choice(id, "figure", "Cover the figure", false);
    choice(id, "region", "Cover all it touches", false);
    choice(id, "clear", "Clear <span class=\"quiet\">(will be shown)</span>", false);
    if (!borders.isEmpty()) {
      html.markup("<label class=\"confirm\"><input type=\"checkbox\"> ");
      html.markup(
          neighbours
              ? "It is the same person here and in the pictures with a dashed frame: I compared them"
              : "It is the same person throughout: I looked at the pictures");
      html.markup("</label>\n");
    }
    if (within) {
      html.markup(
          "<label class=\"every-picture\"><input type=\"checkbox\"> I looked at every picture of it: it is the same"
              + " person throughout, and whoever else is in it is drawn over</label>\n");
    }
    html.markup(
        "<label class=\"person\">Person <input type=\"text\" autocomplete=\"off\" maxlength=\"32\""
            + " spellcheck=\"false\" pattern=\""
            + DecisionsDocument.PERSON
            + "\""
            + " placeholder=\"short name, as calder\"></label>\n");
    html.markup(
        "<label class=\"ground\">Ground <input type=\"text\" autocomplete=\"off\" maxlength=\"");
    html.number(DecisionsDocument.LONGEST_GROUND);
    html.markup("\" placeholder=\"why, for example the order or the exemption\"></label>\n");
    html.markup("</fieldset>\n");
  }

  private void choice(String id, String value, String label, boolean checked) throws IOException {
    html.markup("<label><input type=\"radio\" name=\"part-").text(id).markup("\" value=\"");
    html.markup(value).markup("\"").markup(checked ? " checked> " : "> ").markup(label);
    html.markup("</label>\n");
  }

  private static int middleX(Box box) {
    return box.left() + box.width() / 2;
  }

  private static int middleY(Box box) {
    return box.top() + box.height() / 2;
  }
}
