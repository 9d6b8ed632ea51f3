package org.unseal.proof.release;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignatureCheck;
import org.unseal.proof.key.SignatureDocument;
import org.unseal.proof.key.SignerKey;

/**
 * What an approval that travels with a release is worth there. Whose keys these are is another
 * question.
 *
 * @param problems none where it is good for this release
 * @param approval what it says, where it could be read
 * @param signer whose signature it claims to be, where that could be read
 */
public record ApprovalCheck(
    Set<Problem> problems, Optional<Approval> approval, Optional<SignerKey> signer) {
  public ApprovalCheck {
    problems = Set.copyOf(problems);
  }

  /** Why an approval is not good. */
  public enum Problem {
    /** It or its signature can't be read. */
    MALFORMED,
    /** The signature is not this document's. */
    SIGNATURE_BAD,
    /** It is of another recording or of other frames. */
    OTHER_CLIP,
    /** It is of another plan. */
    OTHER_PLAN,
    /** It is of another rendition. */
    OTHER_RENDITION,
    /** Whoever signed it decided themselves, and it does not say why. */
    SAME_PERSON
  }

  /**
   * What the release says, that an approval in it must say, too.
   *
   * @param rendition empty where there is none to be compared with
   */
  public record Released(Digest seal, FrameSpan frames, Digest plan, Optional<Digest> rendition) {}

  /** Whether the release is as it was approved, and by another person than decided. */
  public boolean good() {
    return problems.isEmpty();
  }

  /** Whether whoever decided approved it themselves, with a reason. */
  public boolean alone() {
    return approval.flatMap(Approval::alone).isPresent();
  }

  /**
   * Checks one; never throws.
   *
   * @param deciders keys that signed decisions of this release, beside those that the approval
   *     names
   */
  public static ApprovalCheck of(
      byte[] document, byte[] signature, Released released, Collection<SignerKey> deciders) {
    Approval approval;
    SignatureDocument signed;
    try {
      approval = Approval.read(document);
      signed = SignatureDocument.read(signature);
    } catch (MalformedJsonException e) {
      return new ApprovalCheck(EnumSet.of(Problem.MALFORMED), Optional.empty(), Optional.empty());
    }
    Set<Problem> problems = EnumSet.noneOf(Problem.class);
    if (signed.check(new DocumentType(Approval.TYPE), document) != SignatureCheck.VALID) {
      problems.add(Problem.SIGNATURE_BAD);
    }
    if (!approval.seal().equals(released.seal()) || !approval.frames().equals(released.frames())) {
      problems.add(Problem.OTHER_CLIP);
    }
    if (!approval.plan().equals(released.plan())) {
      problems.add(Problem.OTHER_PLAN);
    }
    if (approval.of() == Approval.Of.RENDITION
        && released.rendition().isPresent()
        && !approval.rendition().equals(released.rendition())) {
      problems.add(Problem.OTHER_RENDITION);
    }
    boolean same =
        approval.deciders().contains(signed.signer()) || deciders.contains(signed.signer());
    if (same && approval.alone().isEmpty()) {
      problems.add(Problem.SAME_PERSON);
    }
    return new ApprovalCheck(problems, Optional.of(approval), Optional.of(signed.signer()));
  }
}
