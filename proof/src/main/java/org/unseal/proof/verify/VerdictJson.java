package org.unseal.proof.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.ObjectWriter;

/** A verdict for other programs, as canonical JSON. */
public final class VerdictJson {
  private static final String SCHEMA = "unseal/verdict";
  private static final int VERSION = 1;

  private VerdictJson() {}

  /** The document's bytes. */
  public static byte[] of(Verdict verdict) {
    ObjectWriter counts = new ObjectWriter();
    verdict.counts().forEach((code, count) -> counts.put(code.name(), count));
    ObjectWriter object =
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("intact", verdict.intact())
            .put("proved", verdict.proved())
            .put("good", verdict.good())
            .put("findings", verdict.findings().stream().map(VerdictJson::finding).toList())
            .put("counts", counts.end());
    verdict.facts().ifPresent(facts -> object.put("release", facts(facts)));
    return CanonicalJson.bytes(object.end());
  }

  static JsonObject finding(Finding finding) {
    ObjectWriter object =
        new ObjectWriter()
            .put("code", finding.code().name())
            .put("group", finding.code().group().name())
            .put("file", finding.file())
            .put("words", finding.words());
    finding.track().ifPresent(track -> object.put("track", track.toString()));
    finding.leaf().ifPresent(leaf -> object.put("leaf", leaf));
    finding.when().ifPresent(time -> object.put("begins", time.begins()).put("ends", time.ends()));
    return object.end();
  }

  private static JsonObject facts(Facts facts) {
    List<JsonValue> signers = new ArrayList<>();
    for (Facts.Signer signer : facts.signers()) {
      ObjectWriter one =
          new ObjectWriter()
              .put("document", signer.document())
              .put("fingerprint", signer.key().fingerprint().hex())
              .put("standing", signer.standing().name());
      signer.label().ifPresent(label -> one.put("label", label));
      signers.add(one.end());
    }
    ObjectWriter object =
        new ObjectWriter()
            .put("manifest", facts.manifest())
            .put("tool", facts.tool())
            .put("created", facts.created())
            .put("newest", "not checked")
            .put("pictures", facts.pictures())
            .put("catalogue", facts.catalogue())
            .put("signers", signers)
            .put("tracks", facts.tracks().stream().map(VerdictJson::track).toList());
    facts.sealed().ifPresent(when -> object.put("sealed", when));
    facts
        .sealedBeforeDecision()
        .ifPresent(before -> object.put("picturesSealedBeforeDecisionClaimed", before));
    facts
        .audit()
        .ifPresent(
            audit -> {
              ObjectWriter claimed =
                  new ObjectWriter()
                      .put("mode", audit.mode())
                      .put("frames", audit.frames())
                      .put("found", audit.found());
              audit.detector().ifPresent(model -> claimed.put("detector", model.name()));
              object.put("auditClaimed", claimed.end());
            });
    facts.time().ifPresent(words -> object.put("timeline", words));
    facts.sound().ifPresent(sound -> object.put("sound", sound.name()));
    facts
        .muted()
        .ifPresent(lines -> object.put("muted", lines.stream().map(JsonText::new).toList()));
    facts.unreviewed().ifPresent(reason -> object.put("unreviewed", reason));
    facts.fullReason().ifPresent(reason -> object.put("fullReason", reason));
    return object.end();
  }

  private static JsonObject track(Facts.Track track) {
    return new ObjectWriter()
        .put("track", track.track())
        .put("files", track.files().stream().map(JsonText::new).toList())
        .put("bitExact", share(track.copied()).end())
        .put("reEncoded", shares(track.renderedOn()))
        .put("missing", shares(track.missing()))
        .put("gaps", track.gaps())
        .end();
  }

  private static List<JsonValue> shares(SortedMap<String, Facts.Share> shares) {
    List<JsonValue> list = new ArrayList<>();
    for (Map.Entry<String, Facts.Share> share : shares.entrySet()) {
      list.add(share(share.getValue()).put("ground", share.getKey()).end());
    }
    return list;
  }

  private static ObjectWriter share(Facts.Share share) {
    return new ObjectWriter()
        .put("leaves", share.leaves())
        .put("units", share.units())
        .put("micros", share.micros())
        .put("untold", share.untold());
  }
}
