package org.unseal.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.publication.Nested;
import org.unseal.proof.publication.PublicHead;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedApproval;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.publication.Recall;
import org.unseal.proof.publication.RecordingShares;
import org.unseal.proof.publication.VersionId;
import org.unseal.proof.release.Approval;
import org.unseal.proof.release.Release;

/**
 * What somebody may do to a publication, with its publisher's key or without. Each gives the
 * findings that name it, and never an intact one.
 */
final class PublicationTamperTest {
  private static final String NOW = "2025-06-01T00:00:00Z";
  private static final String LATER = "2025-08-01T00:00:00Z";

  @TempDir private Path root;
  private PublicationDraft draft;

  @BeforeEach
  void honest() throws IOException {
    draft = new PublicationDraft(Files.createDirectory(root.resolve("v1"))).approveAll();
  }

  @AfterEach
  void close() {
    draft.close();
  }

  private PublicationVerdict verify(Trust trust) throws IOException {
    return new PublicationVerifier(
            trust, Optional.empty(), Optional.empty(), Optional.empty(), Instant.parse(NOW))
        .verify(
            ReleaseFolder.find(draft.folder, Publication.NAME).orElseThrow(),
            VerifyProgress.SILENT);
  }

  private PublicationVerdict verify() throws IOException {
    return verify(new Trust(List.of(draft.key()), List.of(), List.of()));
  }

  private static Set<FindingCode> codes(PublicationVerdict verdict) {
    Set<FindingCode> codes = new TreeSet<>(verdict.counts().keySet());
    codes.remove(FindingCode.DERIVED_ONLY); // of the joined video, always
    return codes;
  }

  private static String text(PublicationVerdict verdict) {
    return String.join("\n", PublicationText.of(verdict));
  }

  @Test
  void honestPublicationIsIntactThoughOneKeyAloneIsKnown() throws IOException {
    draft.write();
    PublicationVerdict verdict = verify();
    assertThat(verdict.counts().keySet()).containsExactly(FindingCode.DERIVED_ONLY);
    assertThat(verdict.good()).isTrue();
    assertThat(verdict.facts().orElseThrow().parts())
        .hasSize(3)
        .allSatisfy(part -> assertThat(part.verdict().orElseThrow().good()).isTrue());
    assertThat(text(verdict))
        .startsWith("INTACT.")
        .contains("the publication: KEY PINNED", "vouched for")
        .contains("c2  cam-yard", "frames 10 to 39 of 80", "sound kept")
        .contains("plan: approved on 2025-05-14 by another key than decided")
        .contains("rendition: approved on 2025-05-14 by another key than decided")
        .contains("media/joined.mp4: DERIVED")
        .contains("newest as of 2025-05-15T12:00:00Z, not checked")
        .contains("47.1 %");
    assertThat(new String(PublicationJson.of(verdict), StandardCharsets.UTF_8))
        .contains("\"good\":true", "\"folder\":\"clips/c3\"", "\"VOUCHED\"");
  }

  @Test
  void unknownKeyIsToldOnceAndNeverGood() throws IOException {
    draft.write();
    PublicationVerdict verdict = verify(Trust.none());
    assertThat(codes(verdict)).containsExactly(FindingCode.KEY_UNKNOWN);
    assertThat(verdict.counts().get(FindingCode.KEY_UNKNOWN)).isOne();
    assertThat(verdict.intact()).isTrue();
    assertThat(verdict.good()).isFalse();
    assertThat(text(verdict)).startsWith("INTACT, BUT NOBODY HERE KNOWS");
  }

  /** A change to the draft before it is written and signed. */
  interface Change {
    void make(PublicationDraft draft) throws IOException;
  }

  private static Arguments signed(String what, Change change, FindingCode... codes) {
    return Arguments.of(what, change, List.of(codes));
  }

  private static PublishedClip with(PublishedClip clip, FrameSpan frames, Digest seal, int of) {
    Nested old = clip.release();
    return new PublishedClip(
        new Nested(
            old.id(),
            old.source(),
            old.title(),
            old.folder(),
            old.manifest(),
            seal,
            old.recording()),
        frames,
        of,
        clip.redacted(),
        clip.first(),
        clip.last(),
        clip.reference(),
        clip.micros(),
        clip.sound());
  }

  private static void replace(PublicationDraft draft, String id, FrameSpan frames, Digest seal) {
    draft.clips.computeIfPresent(id, (_, clip) -> with(clip, frames, seal, clip.of()));
  }

  static Stream<Arguments> lies() {
    int frames = SyntheticRecording.FRAMES;
    return Stream.of(
        signed(
            "a clip that shows fewer frames than is said",
            draft ->
                draft.clips.computeIfPresent(
                    "c3",
                    (_, clip) ->
                        with(
                            clip,
                            new FrameSpan(0, 2 * frames + 1),
                            clip.release().seal(),
                            clip.of())),
            FindingCode.CLIP_DIFFERS,
            FindingCode.TOTALS_WRONG,
            FindingCode.APPROVAL_DIFFERS),
        signed(
            "a clip of another recording's seal",
            draft ->
                replace(
                    draft,
                    "c3",
                    new FrameSpan(0, 2 * frames),
                    PublicationDraft.digest(new byte[] {9})),
            FindingCode.CLIP_DIFFERS,
            FindingCode.APPROVAL_DIFFERS),
        signed(
            "clips that overlap",
            draft -> {
              Digest seal = draft.clip("c2").release().seal();
              replace(draft, "c2", new FrameSpan(3 * frames, 7 * frames), seal);
            },
            FindingCode.CLIP_DIFFERS,
            FindingCode.CLIPS_OVERLAP,
            FindingCode.TOTALS_WRONG,
            FindingCode.APPROVAL_DIFFERS),
        signed(
            "sound that is said to be removed and is not",
            draft ->
                draft.clips.computeIfPresent(
                    "c1",
                    (_, clip) ->
                        new PublishedClip(
                            clip.release(),
                            clip.frames(),
                            clip.of(),
                            true,
                            clip.first(),
                            clip.last(),
                            clip.reference(),
                            clip.micros(),
                            PublishedClip.Sound.REMOVED)),
            FindingCode.CLIP_DIFFERS),
        signed(
            "totals that are not those of the recordings",
            draft -> draft.totals = PublicationDraft.shares(18, 8, 6),
            FindingCode.TOTALS_WRONG),
        signed(
            "a recording whose clips are less than is said",
            draft -> {
              draft.recordings =
                  List.of(
                      draft.recordings.get(0),
                      new RecordingShares("i2", "cam-gate", PublicationDraft.shares(4, 3, 1)),
                      draft.recordings.get(2));
              draft.totals = PublicationDraft.shares(17, 9, 6);
            },
            FindingCode.TOTALS_WRONG),
        signed(
            "a recording that is left out of the sums",
            draft -> {
              draft.recordings = draft.recordings.subList(0, 2);
              draft.totals = PublicationDraft.shares(12, 8, 1);
              draft.clips.remove("c3");
              draft.approvals.removeIf(approval -> approval.clip().equals("c3"));
            },
            FindingCode.FILE_ADDED,
            FindingCode.TOTALS_WRONG),
        signed(
            "an approval that is missing",
            draft ->
                draft.approvals.removeIf(
                    one -> one.clip().equals("c2") && one.of() == Approval.Of.RENDITION),
            FindingCode.APPROVAL_MISSING),
        signed(
            "approvals by whoever decided",
            draft -> {
              draft.approvedBy = draft.decider;
              draft.approveAll();
            },
            FindingCode.APPROVAL_SAME_KEY),
        signed(
            "an approval of another clip",
            draft -> {
              List<PublishedApproval> approvals = new ArrayList<>(draft.approvals);
              draft.approvals.clear();
              for (PublishedApproval one : approvals) {
                draft.approvals.add(
                    one.clip().equals("c2")
                        ? new PublishedApproval(
                            "c2",
                            one.of(),
                            one.file().replace("c2", "c1"),
                            one.document().map(name -> name.replace("c2", "c1")))
                        : one);
              }
            },
            FindingCode.APPROVAL_NOT_BOUND,
            FindingCode.APPROVAL_DIFFERS),
        signed(
            "an approval of another plan",
            draft -> {
              Draft clip = draft.draft("c1");
              draft.approvals.removeIf(one -> one.clip().equals("c1"));
              List<PublishedApproval> others = List.copyOf(draft.approvals);
              var honest = clip.plan;
              clip.plan = draft.draft("c2").plan;
              draft.approveAll();
              clip.plan = honest;
              assertThat(others).hasSize(4);
            },
            FindingCode.APPROVAL_DIFFERS),
        signed(
            "an approval whose signature is of another",
            draft ->
                draft.more.put(
                    "approvals/c1.plan.json.sig", draft.more.get("approvals/c2.plan.json.sig")),
            FindingCode.APPROVAL_BAD),
        signed(
            "a rendition whose document names another file",
            draft ->
                draft.more.computeIfPresent(
                    "approvals/c3.made.json",
                    (_, bytes) -> "{\"media\":\"other\"}".getBytes(StandardCharsets.UTF_8)),
            FindingCode.APPROVAL_NOT_BOUND),
        signed(
            "a video beside the joined one",
            draft -> draft.put("media/more.mp4", "more", PublishedFile.Role.MEDIA),
            FindingCode.NOT_PROVED),
        signed(
            "a joined video that is not listed",
            draft -> draft.joined = Optional.of("media/other.mp4"),
            FindingCode.NOT_PROVED,
            FindingCode.MANIFEST_CONTRADICTS),
        signed(
            "a file of a clip that is listed twice",
            draft -> draft.put("clips/c1/more.csv", "more", PublishedFile.Role.LOG),
            FindingCode.MANIFEST_CONTRADICTS,
            FindingCode.FILE_ADDED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void lieThatThePublisherSignedIsNamed(String what, Change change, List<FindingCode> codes)
      throws IOException {
    change.make(draft);
    draft.write();
    PublicationVerdict verdict = verify();
    assertThat(codes(verdict))
        .as("%s", verdict.findings())
        .containsExactlyInAnyOrderElementsOf(codes);
    assertThat(verdict.good()).isFalse();
  }

  static Stream<Arguments> strangers() {
    return Stream.of(
        signed(
            "a clip that is dropped",
            draft -> delete(draft.folder.resolve("clips/c2")),
            FindingCode.NESTED_MISSING),
        signed(
            "a clip of another version",
            draft -> {
              draft.draft("c1").unreviewed = Optional.of("another version");
              draft.rewrite("c1");
            },
            FindingCode.NESTED_DIFFERS,
            FindingCode.KEY_UNKNOWN,
            FindingCode.UNREVIEWED),
        signed(
            "a clip in another's place",
            draft -> {
              Files.move(draft.folder.resolve("clips/c1"), draft.folder.resolve("clips/c4"));
              Files.move(draft.folder.resolve("clips/c3"), draft.folder.resolve("clips/c1"));
              Files.move(draft.folder.resolve("clips/c4"), draft.folder.resolve("clips/c3"));
            },
            FindingCode.NESTED_DIFFERS,
            FindingCode.KEY_UNKNOWN,
            FindingCode.CLIP_DIFFERS,
            FindingCode.APPROVAL_NOT_BOUND,
            FindingCode.APPROVAL_DIFFERS),
        signed(
            "a clip that is added",
            draft -> {
              Files.createDirectory(draft.folder.resolve("clips/c9"));
              Files.writeString(draft.folder.resolve("clips/c9/release.json"), "{}");
            },
            FindingCode.FILE_ADDED),
        signed(
            "a file that is added",
            draft -> Files.writeString(draft.folder.resolve("logs/more.csv"), ""),
            FindingCode.FILE_ADDED),
        signed(
            "a file that is added to a clip",
            draft -> Files.writeString(draft.folder.resolve("clips/c1/more.csv"), ""),
            FindingCode.FILE_ADDED),
        signed(
            "a log that is changed by a byte",
            draft ->
                Files.writeString(
                    draft.folder.resolve("logs/withheld.csv"), "source,from,to,ground;"),
            FindingCode.FILE_DIFFERS),
        signed(
            "a log that is gone",
            draft -> Files.delete(draft.folder.resolve("logs/withheld.csv")),
            FindingCode.FILE_MISSING),
        signed(
            "the joined video of another",
            draft ->
                Files.writeString(
                    draft.folder.resolve("media/joined.mp4"), "all clips, one behind the othex"),
            FindingCode.FILE_DIFFERS),
        signed(
            "a folder that is a link",
            draft -> {
              Files.move(
                  draft.folder.resolve("clips/c3"), draft.folder.resolveSibling("elsewhere"));
              Files.createSymbolicLink(
                  draft.folder.resolve("clips/c3"), draft.folder.resolveSibling("elsewhere"));
            },
            FindingCode.LINK_FOUND,
            FindingCode.NESTED_MISSING),
        signed(
            "a manifest of other words",
            draft -> {
              Path manifest = draft.folder.resolve(Publication.NAME);
              Files.writeString(
                  manifest, Files.readString(manifest).replace("the court ordered", "it likes"));
            },
            FindingCode.SIGNATURE_BAD),
        signed(
            "a manifest that nobody signed",
            draft -> Files.delete(draft.folder.resolve(Publication.NAME + Release.SIGNATURE)),
            FindingCode.SIGNATURE_MISSING));
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(java.util.Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strangers")
  void whatAStrangerDidIsNamed(String what, Change change, List<FindingCode> codes)
      throws IOException {
    draft.write();
    change.make(draft);
    PublicationVerdict verdict = verify();
    assertThat(codes(verdict))
        .as("%s", verdict.findings())
        .containsExactlyInAnyOrderElementsOf(codes);
    assertThat(verdict.good()).isFalse();
  }

  @Test
  void swappedClipThatItsPublisherNamesIsStillOnlyWhatWasApproved() throws IOException {
    draft.draft("c1").pictures.set(25, draft.draft("c1").pictures.get(24));
    draft.rewrite("c1");
    draft.write();
    assertThat(codes(verify())).contains(FindingCode.APPROVAL_NOT_BOUND);
  }

  @Test
  void approvalAloneIsSaidInWordsAndIsNoFinding() throws IOException {
    draft.approvedBy = draft.decider;
    draft.alone = Optional.of("an office of one");
    draft.approveAll().write();
    PublicationVerdict verdict = verify();
    assertThat(codes(verdict)).containsExactly(FindingCode.APPROVED_ALONE);
    assertThat(verdict.good()).isTrue();
    assertThat(text(verdict))
        .contains("approved alone by whoever decided, because: an office of one");
  }

  @Test
  void approvalOfARenditionMayNameTheMediaFileItself() throws IOException {
    draft.renditionDocuments = false;
    draft.more.keySet().removeIf(name -> name.endsWith("made.json"));
    draft.approveAll().write();
    assertThat(codes(verify())).isEmpty();
  }

  private PublicHead.Version other(int number, PublicHead.State state) {
    return new PublicHead.Version(
        new VersionId(number),
        PublicationDraft.digest(new byte[] {7}),
        "2025-06-10T00:00:00Z",
        state);
  }

  @Test
  void headSaysWhetherItIsTheNewest() throws IOException {
    draft.write();
    draft.head(NOW, LATER, draft.listed(PublicHead.State.CURRENT));
    PublicationVerdict verdict = verify();
    assertThat(verdict.good()).isTrue();
    assertThat(text(verdict)).contains("Newest: yes; by the list of versions of " + NOW);
    draft.head(
        NOW, LATER, draft.listed(PublicHead.State.SUPERSEDED), other(2, PublicHead.State.CURRENT));
    verdict = verify();
    assertThat(codes(verdict)).containsExactly(FindingCode.NOT_NEWEST);
    assertThat(text(verdict)).contains("NOT THE NEWEST", "Newest: no: v2 of 2025-06-10");
  }

  @Test
  void headThatExpiredIsSaidToHave() throws IOException {
    draft.write();
    draft.head(
        PublicationDraft.CREATED, "2025-05-31T00:00:00Z", draft.listed(PublicHead.State.CURRENT));
    PublicationVerdict verdict = verify();
    assertThat(codes(verdict)).containsExactly(FindingCode.HEAD_EXPIRED);
    assertThat(text(verdict)).contains("it was; the list of versions is of 2025-05-15");
  }

  @Test
  void headThatIsOlderThanThePublicationIsStale() throws IOException {
    draft.version = new VersionId(2);
    draft.write();
    draft.head(NOW, LATER, other(1, PublicHead.State.CURRENT));
    PublicationVerdict verdict = verify();
    assertThat(codes(verdict)).containsExactly(FindingCode.HEAD_STALE);
    assertThat(verdict.good()).isFalse();
  }

  @Test
  void headThatNamesAnotherPublicationOfThisNumberIsNamed() throws IOException {
    draft.write();
    draft.head(NOW, LATER, other(1, PublicHead.State.CURRENT));
    assertThat(codes(verify())).containsExactly(FindingCode.HEAD_DIFFERS);
  }

  @Test
  void headThatAStrangerChangedIsNoneAndOneOfAStrangersKeyIsUnknown() throws IOException {
    draft.write();
    draft.head(NOW, LATER, draft.listed(PublicHead.State.CURRENT));
    Path head = root.resolve(PublicHead.NAME);
    Files.writeString(head, Files.readString(head).replace("2025-08", "2035-08"));
    PublicationVerdict verdict = verify();
    assertThat(codes(verdict)).containsExactly(FindingCode.HEAD_SIGNATURE_BAD);
    assertThat(text(verdict)).contains("not checked");
    PublicationDraft.signed(
        root, PublicHead.NAME, PublicHead.TYPE, Files.readAllBytes(head), draft.decider);
    assertThat(codes(verify())).containsExactly(FindingCode.KEY_UNKNOWN);
  }

  @Test
  void headOfAnotherCaseIsNoneOfThisOne() throws IOException {
    draft.write();
    draft.head(NOW, LATER, draft.listed(PublicHead.State.CURRENT));
    Path head = root.resolve(PublicHead.NAME);
    Files.writeString(head, Files.readString(head).replace("c-3f2a", "c-ffff"));
    PublicationVerdict verdict = verify();
    assertThat(codes(verdict)).isEmpty();
    assertThat(text(verdict)).contains("not checked");
  }

  @Test
  void recalledVersionIsRecalledAndWhatRemainsIsChecked() throws IOException {
    draft.write();
    draft.recall("clips/c1/media/recording.mp4", "media/joined.mp4");
    PublicationVerdict verdict = verify();
    assertThat(codes(verdict)).containsExactly(FindingCode.RECALLED);
    assertThat(verdict.good()).isFalse();
    assertThat(text(verdict))
        .startsWith("RECALLED.")
        .contains("a face was left", "as it showed what it must not");
    Files.writeString(draft.folder.resolve("logs/withheld.csv"), "x");
    Files.writeString(draft.folder.resolve("media/joined.mp4"), "kept");
    assertThat(codes(verify()))
        .containsExactlyInAnyOrder(
            FindingCode.RECALLED, FindingCode.FILE_DIFFERS, FindingCode.WITHDRAWN_PRESENT);
  }

  @Test
  void recallThatNobodyOfTheOfficeSignedRecallsNothing() throws IOException {
    draft.write();
    draft.recall();
    Path recall = root.resolve(Recall.NAME);
    Files.writeString(recall, Files.readString(recall).replace("a face", "a nose"));
    PublicationVerdict verdict = verify();
    assertThat(codes(verdict)).containsExactly(FindingCode.RECALL_SIGNATURE_BAD);
    assertThat(verdict.recalled()).isFalse();
  }

  @Test
  void recalledStateInTheListOfVersionsIsEnough() throws IOException {
    draft.write();
    draft.head(NOW, LATER, draft.listed(PublicHead.State.RECALLED));
    PublicationVerdict verdict = verify();
    assertThat(codes(verdict)).containsExactly(FindingCode.RECALLED);
    assertThat(verdict.recalled()).isTrue();
  }
}
