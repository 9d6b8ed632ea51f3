package org.unseal.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unseal.proof.verify.HonestReleaseTest.pinned;
import static org.unseal.proof.verify.HonestReleaseTest.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.key.TypedFingerprint;
import org.unseal.proof.release.Reference;
import org.unseal.proof.release.ReleaseFile;

/** What somebody may do to the files of a release, with or without a key. */
final class FolderTamperTest {
  private static final String MANIFEST = "release.json";

  @TempDir private Path base;
  private Path folder;
  private SigningKey key;
  private Draft draft;

  @BeforeEach
  void honest() throws IOException {
    folder = Files.createDirectory(base.resolve("release"));
    key = SigningKey.create();
    draft = new Draft(new SyntheticRecording(5, 4, -1), "PRWP");
    draft.write(folder, key);
  }

  @AfterEach
  void close() {
    key.close();
  }

  private Set<FindingCode> codes() throws IOException {
    Verdict verdict = verify(folder, pinned(key));
    assertThat(verdict.good()).isFalse();
    return verdict.findings().stream().map(Finding::code).collect(Collectors.toSet());
  }

  private void replace(String file, String find, String replacement) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(find);
    Files.writeString(path, text.replace(find, replacement));
  }

  /** Signs the manifest that is there, whatever it says. */
  private void sign(SigningKey signer) throws IOException {
    byte[] manifest = Files.readAllBytes(folder.resolve(MANIFEST));
    Files.write(
        folder.resolve(MANIFEST + ".sig"),
        signer.sign(new DocumentType("release"), manifest).bytes());
  }

  @Test
  void editedGroundIsABadSignature() throws IOException {
    replace(MANIFEST, "an ongoing case", "no reason at all");
    assertThat(codes()).containsExactly(FindingCode.SIGNATURE_BAD);
  }

  @Test
  void editedPlanIsAnotherFileAndAnotherPlan() throws IOException {
    replace("plan.json", "[10,10,60,90]", "[10,10,60,80]");
    assertThat(codes())
        .containsExactlyInAnyOrder(FindingCode.FILE_DIFFERS, FindingCode.PLAN_DIFFERS);
  }

  @Test
  void editedDecisionsAreABadSignature() throws IOException {
    replace("decisions.json", "\"backdrops\":[1]", "\"backdrops\":[2]");
    assertThat(codes())
        .containsExactlyInAnyOrder(FindingCode.FILE_DIFFERS, FindingCode.DECISIONS_SIGNATURE_BAD);
  }

  @Test
  void editedSealIsAnotherSealWithABadSignature() throws IOException {
    replace("recording.seal.json", "unseal test", "unseal best");
    assertThat(codes())
        .containsExactlyInAnyOrder(
            FindingCode.FILE_DIFFERS,
            FindingCode.SEAL_DIFFERS,
            FindingCode.SEAL_SIGNATURE_BAD,
            FindingCode.DECISIONS_DIFFER);
  }

  @Test
  void manifestSignedWithAnotherKeyIsUnknown() throws IOException {
    try (SigningKey other = SigningKey.create()) {
      sign(other);
    }
    assertThat(codes()).containsExactly(FindingCode.KEY_UNKNOWN);
  }

  @Test
  void missingSignaturesAreNamed() throws IOException {
    Files.delete(folder.resolve(MANIFEST + ".sig"));
    assertThat(codes()).containsExactly(FindingCode.SIGNATURE_MISSING);
    Files.delete(folder.resolve("recording.seal.json.sig"));
    Files.delete(folder.resolve("decisions.json.sig"));
    assertThat(codes())
        .containsExactlyInAnyOrder(
            FindingCode.SIGNATURE_MISSING,
            FindingCode.SEAL_SIGNATURE_MISSING,
            FindingCode.DECISIONS_SIGNATURE_MISSING,
            FindingCode.FILE_MISSING);
  }

  @Test
  void signatureForAnotherKindOfDocumentIsBad() throws IOException {
    byte[] manifest = Files.readAllBytes(folder.resolve(MANIFEST));
    Files.write(
        folder.resolve(MANIFEST + ".sig"), key.sign(new DocumentType("seal"), manifest).bytes());
    assertThat(codes()).containsExactly(FindingCode.SIGNATURE_BAD);
  }

  @Test
  void fileThatWasAddedIsNamed() throws IOException {
    Files.writeString(folder.resolve("media/extra.txt"), "hello");
    assertThat(codes()).containsExactly(FindingCode.FILE_ADDED);
  }

  @Test
  void filesThatAreGoneAreNamed() throws IOException {
    Files.delete(folder.resolve(Draft.MEDIA));
    assertThat(codes()).containsExactly(FindingCode.FILE_MISSING);
    Files.delete(folder.resolve("recording.seal.json"));
    assertThat(codes()).contains(FindingCode.SEAL_MISSING);
  }

  @Test
  void symbolicLinkInPlaceOfAFileIsNamedAndNotFollowed() throws IOException {
    Path media = folder.resolve(Draft.MEDIA);
    Path elsewhere = base.resolve("elsewhere.mp4");
    Files.move(media, elsewhere);
    Files.createSymbolicLink(media, elsewhere);
    assertThat(codes()).containsExactlyInAnyOrder(FindingCode.LINK_FOUND, FindingCode.FILE_MISSING);
  }

  @Test
  void symbolicLinkInPlaceOfAFolderIsNamedAndNotFollowed() throws IOException {
    Path elsewhere = base.resolve("elsewhere");
    Files.move(folder.resolve("media"), elsewhere);
    Files.createSymbolicLink(folder.resolve("media"), elsewhere);
    assertThat(codes()).containsExactlyInAnyOrder(FindingCode.LINK_FOUND, FindingCode.FILE_MISSING);
  }

  @Test
  void manifestThatIsALinkIsNotRead() throws IOException {
    Path manifest = folder.resolve(MANIFEST);
    Files.move(manifest, base.resolve("other.json"));
    Files.createSymbolicLink(manifest, base.resolve("other.json"));
    assertThat(codes()).containsExactly(FindingCode.MANIFEST_UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.json", "/etc/hostname", "a/../../secret.json", "..\\secret"})
  void nameThatLeadsOutOfTheFolderIsNamedAndNotOpened(String name) throws IOException {
    byte[] secret = draft.seal;
    Files.write(base.resolve("secret.json"), secret);
    String text = Files.readString(folder.resolve(MANIFEST));
    String escaped = name.replace("\\", "\\\\");
    Files.writeString(
        folder.resolve(MANIFEST), text.replace("\"recording.seal.json\"", "\"" + escaped + "\""));
    sign(key);
    assertThat(codes()).contains(FindingCode.NAME_UNSAFE, FindingCode.SEAL_MISSING);
  }

  @Test
  void otherSealThanTheManifestNamesIsNamed() throws IOException {
    draft.changed =
        release ->
            Manifests.withSeal(
                release, new Reference(release.seal().file(), Digest.of(new byte[Digest.LENGTH])));
    draft.write(folder, key);
    assertThat(codes()).containsExactly(FindingCode.SEAL_DIFFERS);
  }

  @Test
  void fileThatIsNotListedIsNamed() throws IOException {
    draft.changed =
        release -> {
          List<ReleaseFile> files = new ArrayList<>(release.files());
          files.removeIf(file -> file.name().equals("plan.json"));
          return Manifests.withFiles(release, files);
        };
    draft.write(folder, key);
    assertThat(codes())
        .containsExactlyInAnyOrder(FindingCode.FILE_ADDED, FindingCode.MANIFEST_CONTRADICTS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 2000})
  void manifestThatIsCutOffIsUnreadable(int length) throws IOException {
    Path manifest = folder.resolve(MANIFEST);
    Files.write(manifest, java.util.Arrays.copyOf(Files.readAllBytes(manifest), length));
    sign(key);
    assertThat(codes()).containsExactly(FindingCode.MANIFEST_UNREADABLE);
  }

  @Test
  void documentsNestedAThousandTimesAreUnreadable() throws IOException {
    String deep = "[".repeat(1000) + "]".repeat(1000);
    Files.writeString(folder.resolve("plan.json"), "{\"runs\":" + deep + "}");
    Files.writeString(folder.resolve("decisions.json"), deep);
    Files.writeString(folder.resolve("recording.seal.json"), deep);
    assertThat(codes())
        .contains(
            FindingCode.PLAN_UNREADABLE,
            FindingCode.DECISIONS_UNREADABLE,
            FindingCode.SEAL_UNREADABLE);
    Files.writeString(folder.resolve(MANIFEST), deep);
    assertThat(codes()).containsExactly(FindingCode.MANIFEST_UNREADABLE);
  }

  @Test
  void documentOfAHundredMillionValuesIsUnreadableAndTakesNoMemory() throws IOException {
    byte[] many = "[],".repeat(30 << 20).getBytes(StandardCharsets.US_ASCII);
    many[0] = '[';
    many[1] = '0'; // all others lie within the first
    Files.write(folder.resolve(MANIFEST), many);
    assertThat(codes()).containsExactly(FindingCode.MANIFEST_UNREADABLE);
  }

  @Test
  void numbersOutOfRangeAreUnreadable() throws IOException {
    replace(MANIFEST, "\"count\":10", "\"count\":99999999999999999999");
    sign(key);
    assertThat(codes()).containsExactly(FindingCode.MANIFEST_UNREADABLE);
  }

  @Test
  void wordsOfAStrangerCannotSteerATerminal() throws IOException {
    Files.write(folder.resolve("bad\u001b[2Jname"), "x".getBytes(StandardCharsets.US_ASCII));
    Verdict verdict = verify(folder, pinned(key));
    assertThat(SummaryText.of(verdict))
        .anyMatch(line -> line.contains("FILE_ADDED"))
        .noneMatch(line -> line.chars().anyMatch(character -> character < ' '));
  }

  @Test
  void keyNamedByItsWordsIsPinnedAndOneInAFileIsAsPublished() throws IOException {
    Trust named =
        new Trust(
            List.of(),
            List.of(TypedFingerprint.parse(key.signer().fingerprint().words()).orElseThrow()),
            List.of());
    assertThat(verify(folder, named).good()).isTrue();
    Verdict published = verify(folder, new Trust(List.of(), List.of(), List.of(key.signer())));
    assertThat(published.good()).isTrue();
    assertThat(SummaryText.of(published)).anyMatch(line -> line.contains("KEY AS PUBLISHED"));
    Verdict nobody = verify(folder, Trust.none());
    assertThat(nobody.intact()).isTrue();
    assertThat(nobody.good()).isFalse();
    assertThat(SummaryText.of(nobody).getFirst()).contains("NOBODY HERE KNOWS");
  }
}
