package org.unseal.engine.page;

import java.util.Map;
import java.util.Optional;
import org.unseal.engine.page.PageFacts.Lane;
import org.unseal.engine.page.PageFacts.State;
import org.unseal.engine.page.PageFacts.Stay;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.PublishedPerson;

/** Everybody who is shown: who says that it is them, and how long they are seen in each clip. */
record PeopleSection(Writing writing) {
  void write() {
    writing.section(
        "people",
        "people.heading",
        () -> {
          if (writing.page().publication().people().isEmpty()) {
            writing.paragraph("people.none");
          }
          boolean lanes =
              writing.page().facts().clips().values().stream()
                  .anyMatch(clip -> !clip.people().isEmpty());
          if (lanes) {
            writing.paragraph("presence.lanes");
            new PresenceLane(writing).legend();
          }
          writing.page().publication().people().forEach(this::person);
        });
  }

  private void person(PublishedPerson person) {
    Markup html = writing.html();
    Words words = writing.words();
    html.open(
        "section",
        "class",
        "person",
        "id",
        "person-" + person.label(),
        "aria-labelledby",
        "person-" + person.label() + "-heading");
    html.leaf(
        "h3", person.name().orElse(person.label()), "id", "person-" + person.label() + "-heading");
    html.leaf(
        "p",
        person
            .identifiedBy()
            .map(by -> words.of("people.identified", by))
            .orElseGet(() -> words.of("people.unidentified")));
    Table table =
        writing.table(
            words.of("people.caption", person.name().orElse(person.label())),
            words.of("people.column.clip"),
            words.of("state.visible"),
            words.of("state.scene"),
            words.of("state.covered"),
            words.of("state.out"),
            words.of("state.unknown"));
    for (PublishedClip clip : writing.page().publication().clips()) {
      Optional<Lane> lane =
          writing.page().clip(clip).people().stream()
              .filter(one -> one.person().equals(person.label()))
              .findFirst();
      if (lane.isPresent()) {
        row(table, clip, lane.get());
      }
    }
    table.end();
    for (PublishedClip clip : writing.page().publication().clips()) {
      writing.page().clip(clip).people().stream()
          .filter(one -> one.person().equals(person.label()))
          .findFirst()
          .ifPresent(
              lane -> {
                html.leaf("p", words.of("people.lane", clip.release().id()), "class", "lane-label");
                new PresenceLane(writing).draw(lane, clip.micros());
              });
    }
    html.close("section");
  }

  private void row(Table table, PublishedClip clip, Lane lane) {
    Map<State, Long> totals = PageText.totals(lane);
    table.row();
    table.cell(
        inside -> {
          inside.leaf("a", clip.release().title(), "href", "#clip-" + clip.release().id());
          lane.stays().stream()
              .filter(stay -> stay.state() == State.VISIBLE)
              .findFirst()
              .map(Stay::from)
              .ifPresent(
                  first ->
                      inside.text(
                          ", " + writing.words().of("people.first", TimeWords.media(first))));
        });
    for (State state :
        new State[] {State.VISIBLE, State.SCENE, State.COVERED, State.OUT, State.UNKNOWN}) {
      table.figure(writing.times().length(totals.getOrDefault(state, 0L)));
    }
    table.endRow();
  }
}
