package org.unseal.proof.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.Vectors;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignatureDocument;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.release.ApprovalCheck.Problem;
import org.unseal.proof.release.ApprovalCheck.Released;

/** Holds this program to approvals that another one made, and each problem to its tampering. */
class ApprovalTest {
  private static final FrameSpan SHOWN = new FrameSpan(2475, 4395);

  private static Digest digest(String word) {
    return Digest.of(Digest.sha256().digest(("vector " + word).getBytes(UTF_8)));
  }

  private static Released released() {
    return new Released(digest("seal"), SHOWN, digest("plan"), Optional.of(digest("rendition")));
  }

  private static ApprovalCheck check(String vector, Released released) throws IOException {
    return ApprovalCheck.of(
        Vectors.read(vector), Vectors.read(vector + ".sig"), released, List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"approval-plan.json", "approval-rendition.json", "approval-alone.json"})
  void theOtherProgramsApprovalsAreGoodAndHaveTheSameBytes(String vector) throws Exception {
    assertThat(check(vector, released()).problems()).isEmpty();
    assertThat(Approval.read(Vectors.read(vector)).bytes()).isEqualTo(Vectors.read(vector));
  }

  @Test
  void onlyTheOneThatSaysSoWasMadeAlone() throws IOException {
    assertThat(check("approval-plan.json", released()).alone()).isFalse();
    assertThat(check("approval-alone.json", released()).alone()).isTrue();
  }

  @Test
  void approvalOfSomethingElseIsNotGood() throws IOException {
    Released clip =
        new Released(digest("seal"), new FrameSpan(2475, 4396), digest("plan"), Optional.empty());
    assertThat(check("approval-plan.json", clip).problems()).containsExactly(Problem.OTHER_CLIP);
    Released recording = new Released(digest("other"), SHOWN, digest("plan"), Optional.empty());
    assertThat(check("approval-plan.json", recording).problems())
        .containsExactly(Problem.OTHER_CLIP);
    Released plan = new Released(digest("seal"), SHOWN, digest("other"), Optional.empty());
    assertThat(check("approval-plan.json", plan).problems()).containsExactly(Problem.OTHER_PLAN);
    Released rendition =
        new Released(digest("seal"), SHOWN, digest("plan"), Optional.of(digest("other")));
    assertThat(check("approval-rendition.json", rendition).problems())
        .containsExactly(Problem.OTHER_RENDITION);
    assertThat(check("approval-plan.json", rendition).problems()).isEmpty();
  }

  @Test
  void approvalByWhoeverDecidedIsNotGoodWithoutAReason() throws Exception {
    try (SigningKey own = SigningKey.create()) {
      Approval approval = approval(List.of(own.signer()), Optional.empty());
      assertThat(problems(approval, own)).containsExactly(Problem.SAME_PERSON);
      assertThat(problems(approval(List.of(own.signer()), Optional.of("an office of one")), own))
          .isEmpty();
      Approval silent = approval(List.of(), Optional.empty());
      ApprovalCheck check =
          ApprovalCheck.of(silent.bytes(), signed(silent, own), released(), List.of(own.signer()));
      assertThat(check.problems())
          .as("the release's decisions tell whom the approval does not name")
          .containsExactly(Problem.SAME_PERSON);
    }
  }

  @Test
  void oneChangedByteIsFound() throws IOException {
    byte[] document = Vectors.read("approval-plan.json");
    byte[] signature = Vectors.read("approval-plan.json.sig");
    for (int at = 0; at < document.length; at += 7) {
      byte[] changed = document.clone();
      changed[at] ^= 1;
      assertThat(ApprovalCheck.of(changed, signature, released(), List.of()).problems())
          .as("byte %s", at)
          .containsAnyOf(Problem.MALFORMED, Problem.SIGNATURE_BAD);
    }
  }

  @Test
  void signatureOfAnotherKindOfDocumentIsNotGood() throws IOException {
    byte[] document = Vectors.read("approval-plan.json");
    try (SigningKey own = SigningKey.create()) {
      byte[] other = own.sign(new DocumentType("release"), document).bytes();
      assertThat(ApprovalCheck.of(document, other, released(), List.of()).problems())
          .containsExactly(Problem.SIGNATURE_BAD);
    }
    assertThat(ApprovalCheck.of(document, new byte[9], released(), List.of()).problems())
        .isEqualTo(Set.of(Problem.MALFORMED));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "of":"plan"        | "of":"both"             | not known here
          "of":"plan"        | "of":"rendition"        | rendition is there where
          "clip":"c1"        | "clip":"c0"             | not the name of a clip
          "from":2475        | "from":4395             | can't be
          "from":2475        | "from":-1               | not within
          "version":1        | "version":2             | version 2
          "version":1        | "version":1,"extra":1   | not known
          "approved":"2026   | "approved":"26          | not written like
          "deciders":["      | "deciders":["00         | can't be
          "deciders":["      | "deciders":[1,"         | no key
          """)
  void whatIsWrongIsRefusedByName(String from, String to, String message) throws IOException {
    String good = new String(Vectors.read("approval-plan.json"), UTF_8);
    assertThat(good).contains(from);
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> Approval.read(good.replace(from, to).getBytes(UTF_8)))
        .withMessageContaining(message);
  }

  private static Approval approval(List<SignerKey> deciders, Optional<String> alone) {
    return new Approval(
        Approval.Of.PLAN,
        "c1",
        digest("seal"),
        SHOWN,
        digest("plan"),
        Optional.empty(),
        deciders,
        alone,
        "2026-03-09T14:02:11Z");
  }

  private static byte[] signed(Approval approval, SigningKey key) {
    SignatureDocument signature = key.sign(new DocumentType(Approval.TYPE), approval.bytes());
    return signature.bytes();
  }

  private static Set<Problem> problems(Approval approval, SigningKey key) {
    return ApprovalCheck.of(approval.bytes(), signed(approval, key), released(), List.of())
        .problems();
  }
}
