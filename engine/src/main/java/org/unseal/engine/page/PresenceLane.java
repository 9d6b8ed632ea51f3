package org.unseal.engine.page;

import org.unseal.engine.page.PageFacts.Lane;
import org.unseal.engine.page.PageFacts.Stay;

/** Draws where somebody is over a clip. */
record PresenceLane(Writing writing) {
  void draw(Lane lane, long micros) {
    Lanes lanes =
        new Lanes(writing.html(), micros)
            .open(words("presence.picture", writing.page().person(lane.person())));
    for (Stay stay : lane.stays()) {
      int top =
          switch (stay.state()) {
            case VISIBLE -> 0;
            case COVERED -> 6;
            case SCENE -> 12;
            case UNKNOWN -> 16;
            case OUT -> 21;
          };
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
