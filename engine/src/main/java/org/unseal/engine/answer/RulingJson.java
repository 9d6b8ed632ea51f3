package org.unseal.engine.answer;

import org.unseal.engine.yaml.YamlFields;
import org.unseal.model.order.Particulars;
import org.unseal.model.order.Ruling;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.ObjectWriter;

/**
 * A ruling as the answer's JSON has it; what was not written down is absent. The digest of its
 * document is never in it: the file as it came in may hold more than is published, and a digest
 * tells whoever has a leaked copy that it is the one.
 */
final class RulingJson {
  private RulingJson() {}

  static JsonObject of(Ruling ruling) {
    Particulars besides = ruling.particulars();
    ObjectWriter one =
        new ObjectWriter()
            .put("id", ruling.id())
            .put("kind", YamlFields.wordOf(ruling.kind()))
            .put("court", ruling.court())
            .put("docket", ruling.docket())
            .put("judge", ruling.judge())
            .put("dated", ruling.dated().toString());
    besides.division().ifPresent(text -> one.put("division", text));
    besides.caption().ifPresent(text -> one.put("caption", text));
    besides.entered().ifPresent(day -> one.put("entered", day.toString()));
    besides.lawAsOf().ifPresent(day -> one.put("lawAsOf", day.toString()));
    return one.put("parties", besides.parties().stream().map(RulingJson::party).toList())
        .put("findings", besides.findings().stream().map(RulingJson::finding).toList())
        .put("readings", besides.readings().stream().map(RulingJson::reading).toList())
        .put("previews", besides.previews().stream().map(RulingJson::preview).toList())
        .end();
  }

  private static JsonObject party(Particulars.Party party) {
    ObjectWriter one =
        new ObjectWriter().put("name", party.name()).put("position", party.position());
    party.source().ifPresent(source -> one.put("source", source));
    return one.end();
  }

  private static JsonObject finding(Particulars.Finding finding) {
    ObjectWriter one = new ObjectWriter().put("text", finding.text());
    finding.of().ifPresent(of -> one.put("clause", of.toString()));
    finding.page().ifPresent(page -> one.put("page", page));
    return one.end();
  }

  private static JsonObject reading(Particulars.Reading reading) {
    ObjectWriter one =
        new ObjectWriter()
            .put("text", reading.text())
            .put("by", reading.by())
            .put("why", reading.why());
    reading.of().ifPresent(of -> one.put("clause", of.toString()));
    return one.end();
  }

  private static JsonObject preview(Particulars.Preview preview) {
    ObjectWriter one =
        new ObjectWriter()
            .put("to", preview.to())
            .put("offered", preview.offered().toString())
            .put("by", preview.by());
    preview.held().ifPresent(day -> one.put("held", day.toString()));
    return one.end();
  }
}
