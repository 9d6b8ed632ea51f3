package org.unseal.engine.answer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.unseal.engine.answer.ClauseAnswer.DutyState;
import org.unseal.engine.answer.ClauseAnswer.Part;
import org.unseal.engine.yaml.YamlFields;
import org.unseal.model.order.Ruling;
import org.unseal.model.order.ScopeItem;
import org.unseal.model.scope.Clip;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;

/**
 * {@code order-answer.json}, as {@code docs/formats/order-answer.md} has it.
 *
 * @param rulings the series that is answered; what came after the day is left out
 */
public record AnswerDocument(OrderAnswer answer, List<Ruling> rulings) {
  public AnswerDocument {
    requireNonNull(answer, "answer");
    rulings = rulings.stream().filter(ruling -> !ruling.dated().isAfter(answer.day())).toList();
  }

  /** Canonical JSON. */
  public byte[] bytes() {
    return CanonicalJson.bytes(
        new ObjectWriter()
            .put("schema", "unseal/order-answer")
            .put("version", 1)
            .put("day", answer.day().toString())
            .put("rulings", rulings.stream().map(RulingJson::of).toList())
            .put("clauses", answer.clauses().stream().map(this::clause).toList())
            .put("open", texts(answer.shut().stream().map(Shut::what).toList()))
            .end());
  }

  private static List<JsonText> texts(List<String> lines) {
    return lines.stream().map(JsonText::new).toList();
  }

  private JsonObject clause(ClauseAnswer clause) {
    return new ObjectWriter()
        .put("clause", clause.clause().id().toString())
        .put("court", clause.said().court())
        .put("docket", clause.said().docket())
        .put("dated", clause.said().dated().toString())
        .put("text", clause.clause().text())
        .put("state", YamlFields.wordOf(clause.state()))
        .put("standing", clause.standing())
        .put("parts", clause.parts().stream().map(AnswerDocument::part).toList())
        .put(
            "rules",
            clause.rules().stream()
                .map(
                    rule ->
                        new ObjectWriter()
                            .put("wants", rule.wants())
                            .put("done", texts(rule.done()))
                            .end())
                .toList())
        .put("duties", clause.duties().stream().map(this::duty).toList())
        .end();
  }

  private static JsonObject part(Part part) {
    ScopeItem item = part.item();
    ObjectWriter one =
        new ObjectWriter()
            .put("source", item.source())
            .put("disposition", YamlFields.wordOf(item.disposition()))
            .put("done", part.done())
            .put("unmapped", part.unmapped())
            .put("clips", part.clips().stream().map(AnswerDocument::clip).toList());
    item.when()
        .ifPresent(
            when ->
                one.put("clock", YamlFields.wordOf(when.clock()))
                    .put("from", when.from().toString())
                    .put("to", when.toExclusive().toString()));
    return one.end();
  }

  private static JsonObject clip(Clip clip) {
    return new ObjectWriter()
        .put("id", clip.id())
        .put("frames", clip.frames().length())
        .put("redacted", clip.redacted())
        .end();
  }

  private JsonObject duty(DutyState duty) {
    ObjectWriter one =
        new ObjectWriter()
            .put("duty", duty.place().toString())
            .put("kind", YamlFields.wordOf(duty.duty().kind()))
            .put("text", duty.duty().text())
            .put("state", duty.answer().map(found -> found.state().code()).orElse("open"))
            .put("overdue", duty.overdue(answer.day()));
    duty.duty().due().ifPresent(due -> one.put("due", due.toString()));
    duty.answer()
        .ifPresent(found -> one.put("words", found.words()).put("date", found.date().toString()));
    return one.end();
  }
}
