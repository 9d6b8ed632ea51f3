package org.unseal.proof.verify;

import java.util.List;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.publication.Publication;

/** A publication's verdict for other programs, as canonical JSON. */
public final class PublicationJson {
  private static final String SCHEMA = "unseal/publication-verdict";
  private static final int VERSION = 1;

  private PublicationJson() {}

  /** The document's bytes. */
  public static byte[] of(PublicationVerdict verdict) {
    ObjectWriter counts = new ObjectWriter();
    verdict.counts().forEach((code, count) -> counts.put(code.name(), count));
    ObjectWriter object =
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("intact", verdict.intact())
            .put("proved", verdict.proved())
            .put("good", verdict.good())
            .put("recalled", verdict.recalled())
            .put("findings", verdict.findings().stream().map(VerdictJson::finding).toList())
            .put("counts", counts.end());
    verdict.facts().ifPresent(facts -> object.put("publication", facts(facts)));
    return CanonicalJson.bytes(object.end());
  }

  private static JsonObject facts(PublicationFacts facts) {
    Publication publication = facts.publication();
    ObjectWriter object =
        new ObjectWriter()
            .put("manifest", facts.manifest())
            .put("case", publication.name().id())
            .put("id", publication.version().toString())
            .put("created", publication.created())
            .put("tool", publication.tool())
            .put("newest", facts.newest())
            .put("parts", facts.parts().stream().map(PublicationJson::part).toList());
    facts.signer().ifPresent(signer -> object.put("signer", signer(signer)));
    publication.developing().ifPresent(asOf -> object.put("developing", asOf));
    publication
        .changes()
        .ifPresent(changes -> object.put("supersedes", changes.version().toString()));
    facts.recalled().ifPresent(recall -> object.put("recalledBecause", recall.reason()));
    return object.end();
  }

  private static JsonObject signer(Facts.Signer signer) {
    ObjectWriter one =
        new ObjectWriter()
            .put("fingerprint", signer.key().fingerprint().hex())
            .put("standing", signer.standing().name());
    signer.label().ifPresent(label -> one.put("label", label));
    return one.end();
  }

  private static JsonObject part(PublicationFacts.Part part) {
    ObjectWriter object =
        new ObjectWriter()
            .put("id", part.release().id())
            .put("folder", part.release().folder())
            .put("approvals", texts(part.approvals()));
    part.verdict().ifPresent(verdict -> object.put("release", whole(verdict)));
    return object.end();
  }

  private static List<JsonText> texts(List<String> texts) {
    return texts.stream().map(text -> new JsonText(Finding.harmless(text))).toList();
  }

  /** The verdict of a release within, as it would be on its own. */
  private static JsonValue whole(Verdict verdict) {
    try {
      return JsonReader.read(VerdictJson.of(verdict));
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("what this program writes it reads", e);
    }
  }
}
