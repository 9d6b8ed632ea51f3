package org.unseal.engine.sheet;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.unseal.engine.sheet.SheetIndex.SpotPicture;
import org.unseal.model.picture.Box;

/** Writes what was reported, each with its picture and the option that covers it. */
final class ReportedSection {
  private final Html html;
  private final SheetIndex index;
  private final PictureShelf shelf;
  private final FrameTimes times;
  private final Turn turn;

  ReportedSection(Html html, SheetIndex index, PictureShelf shelf, FrameTimes times, Turn turn) {
    this.html = html;
    this.index = index;
    this.shelf = shelf;
    this.times = times;
    this.turn = turn;
  }

  void write() throws IOException {
    List<SpotPicture> spots = index.spots();
    if (spots.isEmpty()) {
      return;
    }
    html.markup(
        """
        <section id="reported" aria-labelledby="reported-title">
        <h2 id="reported-title">Reported from outside</h2>
        <p>Somebody who saw the published clip says that this should be covered. Look at it first. It stays here until it is
        answered with <code>unseal report CASE --done ID --because TEXT</code>.</p>
        """);
    for (int i = 0; i < spots.size(); i++) {
      spot(spots.get(i), shelf.take(index.wanted().size() + i));
    }
    html.markup("</section>\n");
  }

  private void spot(SpotPicture picture, Optional<byte[]> jpeg) throws IOException {
    ReportedSpot spot = picture.spot();
    html.markup("<article class=\"reported\">\n<h3>").text(spot.id());
    html.markup(" <span class=\"quiet\">").text(times.of(spot.frame())).markup(" \u00b7 frame ");
    html.number(spot.frame()).markup(" \u00b7 ").text(spot.where()).markup("</span></h3>\n");
    if (spot.note().isPresent()) {
      html.markup("<p>").text(spot.note().get()).markup("</p>\n");
    }
    if (jpeg.isPresent()) {
      picture(picture, jpeg.get());
    } else {
      html.markup("<p class=\"quiet\">No picture here: watch the recording at this time.</p>\n");
    }
    html.markup("<p>A box from frame A to frame B covers it: <code>unseal decide CASE ITEM");
    html.markup(" --region A..B:").text(numbers(picture.extent())).markup(" --as NAME</code></p>");
    html.markup("\n</article>\n");
  }

  private void picture(SpotPicture picture, byte[] jpeg) throws IOException {
    Box crop = picture.crop();
    html.markup("<figure><svg role=\"img\" aria-label=\"").text(picture.spot().id());
    html.markup(", as it was recorded\" viewBox=\"").markup(turn.viewBox(crop));
    html.markup("\"><g transform=\"").markup(turn.transform(crop)).markup("\">");
    html.markup("<image preserveAspectRatio=\"none\" x=\"").number(crop.left()).markup("\" y=\"");
    html.number(crop.top()).markup("\" width=\"").number(crop.width()).markup("\" height=\"");
    html.number(crop.height()).markup("\" href=\"").jpegAddress(jpeg).markup("\"/>");
    Box box = picture.extent();
    html.markup("<rect class=\"extent\" x=\"").number(box.left()).markup("\" y=\"");
    html.number(box.top()).markup("\" width=\"").number(box.width()).markup("\" height=\"");
    html.number(box.height()).markup("\"/></g></svg></figure>\n");
  }

  private static String numbers(Box box) {
    return box.left() + "," + box.top() + "," + box.width() + "," + box.height();
  }
}
