package org.unseal.engine.approval;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.decisions.CaseDecisions;
import org.unseal.engine.plan.CasePlan;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonReader;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignatureCheck;
import org.unseal.proof.key.SignatureDocument;
import org.unseal.proof.release.Approval;

/**
 * An approval as a case has it: the document that travels with a release, its signature, and who
 * that was here.
 *
 * @param by id of the person
 * @param decisions digest of the decisions that they saw; it stays in the case
 */
public record CaseApproval(
    Approval approval, SignatureDocument signature, String by, Digest decisions) {
  private static final Set<String> FIELDS =
      Set.of("of", "clip", "digest", "by", "alone", "decisions", "document", "signature");

  public CaseApproval {
    requireNonNull(approval, "approval");
    requireNonNull(signature, "signature");
    requireNonNull(by, "by");
    requireNonNull(decisions, "decisions");
  }

  /** How its record is called. */
  public static String id(String clip, Approval.Of of) {
    return clip + "." + of.word();
  }

  /** The approval of a clip's plan or rendition, be it that it is good for another one by now. */
  public static Optional<CaseApproval> of(CaseReading reading, String clip, Approval.Of of) {
    return reading.record(RecordKind.APPROVAL, id(clip, of)).map(CaseApproval::read);
  }

  private static CaseApproval read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "an approval");
      body.requireOnly(FIELDS);
      byte[] document = CanonicalJson.bytes(body.value("document"));
      SignatureDocument signature =
          SignatureDocument.read(CanonicalJson.bytes(body.value("signature")));
      if (signature.check(new DocumentType(Approval.TYPE), document) != SignatureCheck.VALID) {
        throw new MalformedJsonException("an approval that nobody signed");
      }
      return new CaseApproval(
          Approval.read(document), signature, body.text("by"), body.digest("decisions"));
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "an approval's record can't be read; run custody check", e);
    }
  }

  /** The change that writes it down. */
  Change.Put put() {
    ObjectWriter body =
        new ObjectWriter()
            .put("of", approval.of().word())
            .put("clip", approval.clip())
            .put("digest", approval.rendition().orElse(approval.plan()))
            .put("by", by)
            .put("decisions", decisions)
            .put("document", object(approval.bytes()))
            .put("signature", object(signature.bytes()));
    approval.alone().ifPresent(reason -> body.put("alone", reason));
    return new Change.Put(RecordKind.APPROVAL, id(approval.clip(), approval.of()), body.end());
  }

  private static JsonObject object(byte[] document) {
    try {
      if (JsonReader.read(document) instanceof JsonObject object) {
        return object;
      }
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("what this program writes it reads", e);
    }
    throw new IllegalStateException("a document is an object");
  }

  /**
   * Why it is not good for what the case has now, in words; empty where it is. Something else than
   * was approved withdraws it without anybody's doing.
   */
  public List<String> stillHolds(CaseReading reading) {
    List<String> changed = new ArrayList<>();
    Optional<CasePlan> found = CasePlan.find(reading, approval.clip());
    if (found.isEmpty()) {
      return List.of("there is no plan of " + approval.clip());
    }
    CasePlan plan = found.get();
    changed.addAll(plan.stillHolds(reading));
    if (!plan.plan().equals(approval.plan()) || !plan.frames().equals(approval.frames())) {
      changed.add("another plan of " + approval.clip() + " was approved");
    } else if (!plan.decisions().equals(decisions)) {
      changed.add("the decisions on " + plan.item() + " are others than were approved");
    }
    if (approval.of() == Approval.Of.RENDITION) {
      Optional<RenditionReference> rendition = RenditionReference.find(reading, approval.clip());
      if (rendition.isEmpty()
          || !Optional.of(rendition.get().rendition()).equals(approval.rendition())) {
        changed.add("another rendition of " + approval.clip() + " was approved");
      }
    }
    boolean decided =
        CaseDecisions.find(reading, plan.item()).stream()
            .flatMap(one -> one.deciders().stream())
            .anyMatch(one -> one.person().equals(by) || one.key().equals(signature.signer()));
    if (decided && approval.alone().isEmpty()) {
      changed.add("whoever approved it decided since");
    }
    return changed;
  }

  /**
   * The approval that is good for what the case has now.
   *
   * @throws UnsealException {@code RECORD_MISSING} where nobody approved it, {@code CHANGED_SINCE}
   *     where something else was approved
   */
  public static CaseApproval require(CaseReading reading, String clip, Approval.Of of) {
    String what = of.word().toLowerCase(Locale.ROOT);
    CaseApproval approval =
        of(reading, clip, of)
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.RECORD_MISSING,
                        "nobody approved the %s of %s yet: unseal approve CASE %s --of %s"
                            .formatted(what, clip, clip, what)));
    List<String> changed = approval.stillHolds(reading);
    if (!changed.isEmpty()) {
      throw new UnsealException(
          ErrorCode.CHANGED_SINCE,
          "the approval of the %s of %s is no longer good: %s; have it approved again"
              .formatted(what, clip, String.join(", and ", changed)));
    }
    return approval;
  }
}
