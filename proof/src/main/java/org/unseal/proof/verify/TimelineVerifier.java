package org.unseal.proof.verify;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignatureCheck;
import org.unseal.proof.key.SignatureDocument;
import org.unseal.proof.release.Release;
import org.unseal.proof.time.TimelineDocument;

/**
 * Checks a timeline that lies on its own, without a release: solves it again, and says who signed
 * it where a signature lies beside it.
 */
public final class TimelineVerifier {
  private final Trust trust;

  /** With the keys that are known. */
  public TimelineVerifier(Trust trust) {
    this.trust = requireNonNull(trust, "trust");
  }

  /** What it showed. */
  public record Result(List<Finding> findings, Optional<String> words, Optional<String> signer) {
    public Result {
      findings = List.copyOf(findings);
      requireNonNull(words, "words");
      requireNonNull(signer, "signer");
    }

    /** Whether all that is stated follows, whoever signed. */
    public boolean implied() {
      return words.isPresent()
          && findings.stream()
              .map(finding -> finding.code().group())
              .noneMatch(
                  group -> group == FindingCode.Group.MATCH || group == FindingCode.Group.UNPROVED);
    }

    /** Whether it is also known who signed: the one good answer. */
    public boolean good() {
      return implied()
          && findings.stream()
              .noneMatch(finding -> finding.code().group() == FindingCode.Group.SIGNER);
    }

    /** For a person. */
    public List<String> lines() {
      List<String> lines = new ArrayList<>();
      if (good()) {
        lines.add("IMPLIED. Every time that is stated follows from the statements.");
      } else if (implied()) {
        lines.add("IMPLIED, BUT NOBODY HERE KNOWS WHO MADE THE STATEMENTS.");
      } else {
        lines.add("NOT IMPLIED. Do not rely on these times before the findings are explained.");
      }
      for (Finding finding : findings) {
        lines.add("  " + SummaryText.line(finding));
      }
      words.ifPresent(text -> lines.add("  " + text));
      signer.ifPresent(text -> lines.add("  signed: " + text));
      return lines;
    }

    /** For a program. */
    public byte[] json() {
      ObjectWriter object =
          new ObjectWriter()
              .put("schema", "unseal/timeline-verdict")
              .put("version", 1)
              .put("implied", implied())
              .put("good", good())
              .put("findings", findings.stream().map(VerdictJson::finding).toList());
      words.ifPresent(text -> object.put("words", text));
      return CanonicalJson.bytes(object.end());
    }
  }

  /**
   * Checks a file. What it says makes nothing throw.
   *
   * @throws IOException where the file can't be read
   */
  public Result verify(Path file) throws IOException {
    List<Finding> findings = new ArrayList<>();
    byte[] bytes = read(file, TimelineDocument.LONGEST);
    Optional<String> words = SolvedTimeline.check("", bytes, findings::add);
    Optional<String> signer = words.isPresent() ? signer(file, bytes, findings) : Optional.empty();
    return new Result(findings, words, signer);
  }

  private static byte[] read(Path file, int longest) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(longest + 1);
    }
  }

  private Optional<String> signer(Path file, byte[] bytes, List<Finding> findings) {
    Path beside = file.resolveSibling(file.getFileName() + Release.SIGNATURE);
    if (!Files.isRegularFile(beside)) {
      findings.add(Finding.of(FindingCode.TIMELINE_SIGNATURE_MISSING, "", ""));
      return Optional.empty();
    }
    SignatureDocument signature;
    try {
      signature = SignatureDocument.read(read(beside, SignatureDocument.LONGEST));
    } catch (MalformedJsonException | IOException e) {
      findings.add(
          Finding.of(FindingCode.TIMELINE_SIGNATURE_BAD, "", "the signature's file can't be read"));
      return Optional.empty();
    }
    if (signature.check(new DocumentType(TimelineDocument.TYPE), bytes) != SignatureCheck.VALID) {
      findings.add(Finding.of(FindingCode.TIMELINE_SIGNATURE_BAD, "", ""));
      return Optional.empty();
    }
    Trust.Standing standing = trust.of(signature.signer());
    String who = signature.signer().fingerprint().words();
    if (standing == Trust.Standing.UNKNOWN) {
      findings.add(Finding.of(FindingCode.KEY_UNKNOWN, "", "signed with " + who));
    }
    return Optional.of(standing.words() + "  " + who);
  }
}
