package org.unseal.engine.approval;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.decisions.CaseDecisions;
import org.unseal.engine.decisions.CaseDecisions.Decider;
import org.unseal.engine.decisions.CaseRecording;
import org.unseal.engine.plan.CasePlan;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.CustodyField;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Head;
import org.unseal.proof.custody.Person;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignatureDocument;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.release.Approval;
import org.unseal.proof.release.PlainText;

/**
 * Approves what others decided for a clip: its plan before it is rendered, its rendition after.
 * Whoever decided can't, unless the office has nobody else; then the approval says so with a
 * reason.
 */
public final class ApproveStep {
  private final InstantSource clock;

  /** With this clock. */
  public ApproveStep(InstantSource clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * What is to be approved.
   *
   * @param alone the reason of an office of one
   */
  public record Request(String clip, Approval.Of of, Optional<String> alone) {
    public Request {
      requireNonNull(clip, "clip");
      requireNonNull(of, "of");
      requireNonNull(alone, "alone");
    }
  }

  /** What was approved. */
  public record Approved(CaseApproval approval, Head head) {}

  /** Approves, as the person who has the case open. */
  public Approved run(CaseFile file, Request request) {
    request
        .alone()
        .filter(reason -> !PlainText.is(reason))
        .ifPresent(
            _ -> {
              throw new UnsealException(
                  ErrorCode.USAGE,
                  "a reason for approving alone is one line of at most "
                      + PlainText.LONGEST
                      + " characters");
            });
    CasePlan seen = CasePlan.of(file, request.clip());
    Digest seal = CaseRecording.of(file, seen.item()).sealDigest();
    CaseApproval[] made = new CaseApproval[1];
    Head head =
        file.append(
            reading -> {
              made[0] = approval(file, reading, request, seal);
              ObjectWriter details =
                  new ObjectWriter()
                      .put("clip", request.clip())
                      .put("of", request.of().word())
                      .put("plan", made[0].approval().plan());
              made[0].approval().rendition().ifPresent(of -> details.put("rendition", of));
              request.alone().ifPresent(why -> details.put(CustodyField.REASON.code(), why));
              return new Entry(
                  Action.APPROVED, Optional.of(seen.item()), details.end(), List.of(made[0].put()));
            });
    return new Approved(requireNonNull(made[0]), head);
  }

  private CaseApproval approval(CaseFile file, CaseReading reading, Request request, Digest seal) {
    CasePlan plan = CasePlan.of(reading, request.clip());
    plan.requireHolds(reading);
    CaseDecisions decisions = CaseDecisions.of(reading, plan.item());
    String person =
        file.person()
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.USAGE, "an approval is somebody's: say who with --as NAME"));
    Map<String, Person> people = people(reading);
    SignerKey own = requireNonNull(people.get(person), "whoever signs is in the case").key();
    Set<SignerKey> keys = new LinkedHashSet<>();
    decisions.deciders().forEach(one -> keys.add(one.key()));
    requireOther(request, person, own, decisions.deciders(), people);
    Approval approval =
        new Approval(
            request.of(),
            request.clip(),
            seal,
            plan.frames(),
            plan.plan(),
            request.of() == Approval.Of.RENDITION
                ? Optional.of(rendition(reading, plan))
                : Optional.empty(),
            List.copyOf(keys),
            request.alone(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    SignatureDocument signature = file.sign(new DocumentType(Approval.TYPE), approval.bytes());
    return new CaseApproval(approval, signature, person, plan.decisions());
  }

  /** People are compared, and keys: somebody may be in a case twice, or have another key by now. */
  private static void requireOther(
      Request request,
      String person,
      SignerKey own,
      List<Decider> deciders,
      Map<String, Person> people) {
    boolean decided =
        deciders.stream().anyMatch(one -> one.person().equals(person) || one.key().equals(own));
    Optional<String> other =
        people.entrySet().stream()
            .filter(one -> one.getValue().active())
            .filter(one -> !one.getKey().equals(person) && !one.getValue().key().equals(own))
            .filter(
                one ->
                    deciders.stream()
                        .noneMatch(
                            by ->
                                by.person().equals(one.getKey())
                                    || by.key().equals(one.getValue().key())))
            .map(one -> one.getValue().handle())
            .findFirst();
    if (request.alone().isPresent() && !decided) {
      throw new UnsealException(
          ErrorCode.NOT_ALLOWED, "this person decided nothing of it; approve without --alone");
    }
    if (request.alone().isPresent() && other.isPresent()) {
      throw new UnsealException(
          ErrorCode.NOT_ALLOWED,
          "%s is in the case and decided nothing of it; nobody approves alone where another can"
              .formatted(other.get()));
    }
    if (decided && request.alone().isEmpty()) {
      throw new UnsealException(
          ErrorCode.NOT_ALLOWED,
          other
              .map(
                  handle ->
                      "whoever decided can't approve it; somebody else must, as %s"
                          .formatted(handle))
              .orElse(
                  "whoever decided can't approve it, and the case has nobody else: admit somebody"
                      + " with unseal people add, or say why not with --alone REASON"));
    }
  }

  private static Digest rendition(CaseReading reading, CasePlan plan) {
    RenditionReference rendition =
        RenditionReference.find(reading, plan.clip())
            .orElseThrow(
                () ->
                    new UnsealException(
                        ErrorCode.RECORD_MISSING,
                        "clip %s was not rendered yet: unseal render CASE %s"
                            .formatted(plan.clip(), plan.clip())));
    if (!rendition.plan().equals(plan.plan())) {
      throw new UnsealException(
          ErrorCode.CHANGED_SINCE,
          "clip %s was rendered by another plan than it has now: unseal render CASE %s"
              .formatted(plan.clip(), plan.clip()));
    }
    return rendition.rendition();
  }

  private static Map<String, Person> people(CaseReading reading) {
    Map<String, Person> people = new LinkedHashMap<>();
    for (CaseRecord record : reading.records(RecordKind.PERSON)) {
      try {
        people.put(record.id(), Person.read(record));
      } catch (MalformedJsonException e) {
        throw new UnsealException(
            ErrorCode.CASE_DAMAGED, "a person's record can't be read; run custody check", e);
      }
    }
    return people;
  }
}
