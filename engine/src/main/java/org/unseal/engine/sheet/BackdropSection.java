package org.unseal.engine.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.analysis.StoredAnalysis.StoredBackdrop;
import org.unseal.engine.crop.CropEncoder;
import org.unseal.engine.sheet.SheetIndex.BackdropView;
import org.unseal.engine.sheet.SheetIndex.StillFace;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;

/**
 * Writes the still pictures: what was found in them, and the means to tick them or draw on them.
 */
final class BackdropSection {
  /** Longest side of the small copy on which tracks' ways are drawn. */
  private static final int MAP = 360;

  private final Html html;
  private final StoredAnalysis analysis;
  private final FrameTimes times;
  private final Turn turn;

  BackdropSection(Html html, StoredAnalysis analysis, FrameTimes times, Turn turn) {
    this.html = html;
    this.analysis = analysis;
    this.times = times;
    this.turn = turn;
  }

  void write(List<BackdropView> backdrops, PictureSize picture) throws IOException {
    if (backdrops.isEmpty()) {
      html.markup(
          "<p>There are none: the camera moves, so nothing stands still before it. Every face that"
              + " was found is listed below; look at the redacted recording for those that were"
              + " not.</p>\n");
      return;
    }
    html.markup(
        """
        <p>These pictures show what does <b>not</b> move: whoever stands or sits still for long is part of them and
        would stay visible. Mark everybody you see who is not marked yet, then tick the picture. What you mark is covered
        for as long as the picture stands for.</p>
        <ul class="legend">
        <li><i class="is-found"></i>a face that was found: covered already</li>
        <li><i class="is-unsure"></i>look closely: somebody may have stood here for a while</li>
        <li><i class="is-drawn"></i>your boxes</li>
        </ul>
        <p class="help">Drag with the mouse to draw a box, drag a box to move it. With the keyboard: Add a box, then the
        arrow keys move it, Shift and arrow keys change its size, Alt makes small steps, Delete removes it. On a touch
        screen press Draw first.</p>
        """);
    try (CropEncoder encoder = new CropEncoder()) {
      for (BackdropView view : backdrops) {
        one(view, picture, encoder);
      }
    }
  }

  private void one(BackdropView view, PictureSize picture, CropEncoder encoder) throws IOException {
    StoredBackdrop backdrop = view.backdrop();
    Box whole = picture.box();
    byte[] rgb = analysis.still(backdrop);
    html.markup("<article class=\"backdrop\" data-backdrop=\"").number(backdrop.number());
    html.markup("\" data-width=\"").number(picture.width());
    html.markup("\" data-height=\"").number(picture.height());
    html.markup("\" data-turn=\"").number(turn.degrees()).markup("\">\n<h3>Still picture ");
    html.number(backdrop.number()).markup(" <span class=\"quiet\">stands for ");
    html.text(times.of(backdrop.frames())).markup(" \u00b7 ");
    html.text(SheetPage.frames(backdrop.frames())).markup("</span></h3>\n");
    html.markup("<svg class=\"canvas\" role=\"group\" aria-label=\"Still picture ");
    html.number(backdrop.number()).markup("\" viewBox=\"").markup(turn.viewBox(whole));
    html.markup("\"><g transform=\"").markup(turn.transform(whole)).markup("\">");
    image(rgb, backdrop.size(), Integer.MAX_VALUE, whole, encoder);
    html.markup("<g class=\"unsure\">");
    for (Box box : backdrop.unsure()) {
      rectangle(box, "somebody may have stood here");
    }
    html.markup("</g><g class=\"found\">");
    for (StillFace face : view.faces()) {
      rectangle(face.box(), "face found, part " + face.segment());
      label(face, picture);
    }
    html.markup("</g><g class=\"drawn\"></g></g></svg>\n");
    controls(backdrop.number());
    map(rgb, backdrop, whole, encoder);
    html.markup("</article>\n");
  }

  private void controls(int number) throws IOException {
    html.markup(
        """
        <div class="tools">
        <label class="tick"><input type="checkbox" class="nobody"> Nobody else is in this picture</label>
        <button type="button" class="add">Add a box</button>
        <button type="button" class="draw" aria-pressed="false">Draw</button>
        </div>
        <ul class="boxes" aria-label="Your boxes in still picture\s""");
    html.number(number).markup("\"></ul>\n");
  }

  private void rectangle(Box box, String title) throws IOException {
    html.markup("<rect x=\"").number(box.left()).markup("\" y=\"").number(box.top());
    html.markup("\" width=\"").number(box.width()).markup("\" height=\"").number(box.height());
    html.markup("\"><title>").text(title).markup("</title></rect>");
  }

  private void label(StillFace face, PictureSize picture) throws IOException {
    int size = Math.max(8, picture.width() / 48);
    int x = face.box().left();
    int y = Math.max(size, face.box().top() - size / 4);
    html.markup("<text x=\"").number(x).markup("\" y=\"").number(y).markup("\" font-size=\"");
    html.number(size).markup("\" transform=\"").markup(turn.upright(x, y)).markup("\">");
    html.text(face.segment().toString()).markup("</text>");
  }

  /** A small copy, hidden, for the maps of tracks to use again. */
  private void map(byte[] rgb, StoredBackdrop backdrop, Box whole, CropEncoder encoder)
      throws IOException {
    html.markup("<svg width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>");
    html.markup("<g id=\"").markup(mapId(backdrop.number())).markup("\">");
    image(rgb, backdrop.size(), MAP, whole, encoder);
    html.markup("</g></defs></svg>\n");
  }

  static String mapId(int backdrop) {
    return "map-" + backdrop;
  }

  private void image(byte[] rgb, PictureSize size, int longest, Box shown, CropEncoder encoder)
      throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream(1 << 16);
    encoder.write(rgb, size, longest, jpeg);
    html.markup("<image preserveAspectRatio=\"none\" width=\"").number(shown.width());
    html.markup("\" height=\"").number(shown.height()).markup("\" href=\"");
    html.jpegAddress(jpeg.toByteArray()).markup("\"/>");
  }
}
