package org.unseal.engine.page;

import org.unseal.engine.page.PageFacts.Lane;
import org.unseal.engine.page.PageFacts.State;
import org.unseal.engine.page.PageFacts.Stay;

/** Draws where somebody is over a clip. */
record PresenceLane(Writing writing) {
  /** What each height of a block means. */
  void legend() {
    Markup html = writing.html();
    html.open("ul", "class", "legend", "aria-label", words("presence.legend"));
    for (State state : State.values()) {
      html.open("li");
      html.open(
          "svg",
          "class",
          "swatch",
          "viewBox",
          "0 0 32 " + Lanes.HEIGHT,
          "aria-hidden",
          "true",
          "aria-label",
          writing.text().state(state));
      html.empty("rect", "class", "ground", "width", "32", "height", "" + Lanes.HEIGHT);
      html.empty(
          "rect",
          "class",
          "state-" + PageText.code(state),
          "y",
          "" + top(state),
          "width",
          "32",
          "height",
          "" + (Lanes.HEIGHT - top(state)));
      html.close("svg").text(" " + writing.text().state(state)).close("li");
    }
    html.close("ul");
  }

  private static int top(State state) {
    return switch (state) {
      case VISIBLE -> 0;
      case COVERED -> 6;
      case SCENE -> 12;
      case UNKNOWN -> 16;
      case OUT -> 21;
    };
  }

  void draw(Lane lane, long micros) {
    Lanes lanes =
        new Lanes(writing.html(), micros)
            .open(words("presence.picture", writing.page().person(lane.person())));
    for (Stay stay : lane.stays()) {
      int top = top(stay.state());
      lanes.block(
          "state-" + PageText.code(stay.state()),
          stay.from(),
          stay.to(),
          top,
          Lanes.HEIGHT - top,
          "%s – %s: %s"
              .formatted(
                  TimeWords.media(stay.from()),
                  TimeWords.media(stay.to()),
                  writing.text().state(stay.state())));
    }
    lanes.close();
  }

  private String words(String key, Object... values) {
    return writing.words().of(key, values);
  }
}
