package org.unseal.proof.verify;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.publication.Amount;
import org.unseal.proof.publication.CaseName;
import org.unseal.proof.publication.Changes;
import org.unseal.proof.publication.Nested;
import org.unseal.proof.publication.PublicHead;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedApproval;
import org.unseal.proof.publication.PublishedCall;
import org.unseal.proof.publication.PublishedClip;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.publication.Recall;
import org.unseal.proof.publication.RecordingShares;
import org.unseal.proof.publication.Shares;
import org.unseal.proof.publication.VersionId;
import org.unseal.proof.release.Approval;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseFile;

/**
 * A publication before it is written: two clips of one recording and one of another, approved by
 * somebody else than decided. Everything can be changed, and whatever is changed is signed as if it
 * were true. What is there at first is honest.
 */
public final class PublicationDraft implements AutoCloseable {
  public static final CaseName CASE =
      new CaseName("c-3f2a", "Larkspur High School", "Marrow County Sheriff's Office");
  public static final String CREATED = "2025-05-15T12:00:00Z";
  static final int FRAMES = SyntheticRecording.FRAMES;
  static final long LEAF = 400_000;

  public final SigningKey publisher = SigningKey.create();
  public final SigningKey decider = SigningKey.create();
  public final SigningKey approver = SigningKey.create();
  public final SigningKey sealer = SigningKey.create();
  public final Path folder;
  final Map<String, Draft> drafts = new TreeMap<>();
  public final Map<String, PublishedClip> clips = new TreeMap<>();
  final List<PublishedCall> calls = new ArrayList<>();
  public final Map<String, byte[]> more = new TreeMap<>();
  final Map<String, PublishedFile.Role> roles = new HashMap<>();
  public final List<PublishedApproval> approvals = new ArrayList<>();
  public List<RecordingShares> recordings;
  Shares totals;
  Optional<Changes> changes = Optional.empty();
  Optional<String> joined = Optional.of("media/joined.mp4");
  VersionId version = new VersionId(1);
  public SigningKey approvedBy = approver;
  Optional<String> alone = Optional.empty();
  public boolean renditionDocuments = true;

  /** Writes the clips and prepares the rest. */
  public PublicationDraft(Path folder) throws IOException {
    this.folder = folder;
    SyntheticRecording yard = new SyntheticRecording(5, 8, -1);
    SyntheticRecording gate = new SyntheticRecording(6, 4, -1);
    clip("c1", "cam-yard", "i1", new Draft(yard, "WPRPWWWW"), 1, 4);
    clip("c2", "cam-yard", "i1", new Draft(yard, "WWWWRPPW"), 4, 7);
    clip("c3", "cam-gate", "i2", new Draft(gate, "PRWW"), 0, 2);
    recordings =
        List.of(
            new RecordingShares("i1", "cam-yard", shares(8, 6, 0)),
            new RecordingShares("i2", "cam-gate", shares(4, 2, 1)),
            new RecordingShares("i3", "cam-hall", shares(5, 0, 5)));
    totals = shares(17, 8, 6);
    put("logs/withheld.csv", "source,from,to,ground\n", PublishedFile.Role.LOG);
    put("index.html", "<!doctype html><title>Larkspur</title>", PublishedFile.Role.PAGE);
    put("media/joined.mp4", "all clips, one behind the other", PublishedFile.Role.MEDIA);
  }

  void put(String name, String text, PublishedFile.Role role) {
    more.put(name, text.getBytes(StandardCharsets.UTF_8));
    roles.put(name, role);
  }

  private static Amount amount(int leaves) {
    return new Amount((long) leaves * FRAMES, leaves * LEAF);
  }

  /** So many leaves, of which so many are shown, and so many not addressed. */
  static Shares shares(int leaves, int shown, int notAddressed) {
    return new Shares(
        amount(leaves),
        Amount.NONE,
        amount(shown),
        amount(leaves - shown - notAddressed),
        amount(notAddressed));
  }

  private void clip(String id, String source, String item, Draft draft, int from, int end)
      throws IOException {
    Path place = folder.resolve("clips").resolve(id);
    Files.createDirectories(place);
    drafts.put(id, draft);
    draft.write(place, publisher, decider, sealer);
    clips.put(
        id,
        new PublishedClip(
            new Nested(
                id, source, "Clip " + id, "clips/" + id, manifest(id), digest(draft.seal), item),
            new FrameSpan(from * FRAMES, end * FRAMES),
            draft.recording.video.size() * FRAMES,
            true,
            Optional.of("05-06-2025 14:21:07"),
            Optional.of("05-06-2025 14:21:09"),
            Optional.empty(),
            (end - from) * LEAF,
            PublishedClip.Sound.KEPT));
  }

  /** The clip of this name before it was written. */
  public Draft draft(String id) {
    return requireNonNull(drafts.get(id));
  }

  PublishedClip clip(String id) {
    return requireNonNull(clips.get(id));
  }

  private Path root() {
    return requireNonNull(folder.getParent());
  }

  Digest manifest(String id) throws IOException {
    return digest(Files.readAllBytes(folder.resolve("clips").resolve(id).resolve(Release.NAME)));
  }

  public static Digest digest(byte[] bytes) {
    return Digest.of(Digest.sha256().digest(bytes));
  }

  /** Writes the clip's release again, and names it. */
  public void rewrite(String id) throws IOException {
    draft(id).write(folder.resolve("clips").resolve(id), publisher, decider, sealer);
    PublishedClip old = clip(id);
    clips.put(
        id,
        new PublishedClip(
            new Nested(
                id,
                old.release().source(),
                old.release().title(),
                old.release().folder(),
                manifest(id),
                old.release().seal(),
                old.release().recording()),
            old.frames(),
            old.of(),
            old.redacted(),
            old.first(),
            old.last(),
            old.reference(),
            old.micros(),
            old.sound()));
  }

  private void approve(PublishedClip clip, Approval.Of of) {
    Draft draft = draft(clip.release().id());
    String id = clip.release().id();
    byte[] document =
        "{\"media\":\"%s\",\"schema\":\"unseal/rendition\"}"
            .formatted(digest(draft.media()))
            .getBytes(StandardCharsets.UTF_8);
    boolean rendition = of == Approval.Of.RENDITION;
    Approval approval =
        new Approval(
            of,
            id,
            clip.release().seal(),
            clip.frames(),
            draft.plan.digest(),
            rendition
                ? Optional.of(renditionDocuments ? digest(document) : digest(draft.media()))
                : Optional.empty(),
            List.of(decider.signer()),
            alone,
            "2025-05-14T09:00:00Z");
    String name = "approvals/%s.%s.json".formatted(id, of.word());
    byte[] bytes = approval.bytes();
    approval(name, bytes);
    approval(
        name + Release.SIGNATURE, approvedBy.sign(new DocumentType(Approval.TYPE), bytes).bytes());
    Optional<String> named = Optional.empty();
    if (rendition && renditionDocuments) {
      named = Optional.of("approvals/%s.made.json".formatted(id));
      approval(named.get(), document);
    }
    approvals.add(new PublishedApproval(id, of, name, named));
  }

  private void approval(String name, byte[] bytes) {
    more.put(name, bytes);
    roles.put(name, PublishedFile.Role.APPROVAL);
  }

  /** Approves every clip, plan and rendition. */
  public PublicationDraft approveAll() {
    approvals.clear();
    for (PublishedClip clip : clips.values()) {
      approve(clip, Approval.Of.PLAN);
      approve(clip, Approval.Of.RENDITION);
    }
    return this;
  }

  Publication publication() {
    return new Publication(
        CASE,
        version,
        "unseal test",
        CREATED,
        Optional.of("2025-05-15"),
        List.of("The office releases what the court ordered."),
        changes,
        List.copyOf(clips.values()),
        calls,
        joined,
        more.entrySet().stream()
            .map(
                file ->
                    new PublishedFile(
                        new ReleaseFile(
                            file.getKey(), digest(file.getValue()), file.getValue().length),
                        requireNonNull(roles.get(file.getKey()))))
            .toList(),
        recordings,
        totals,
        List.of(),
        approvals,
        digest(new byte[] {1}),
        digest(new byte[] {2}));
  }

  /** Writes the files and the manifest, signed. */
  public Publication write() throws IOException {
    for (Map.Entry<String, byte[]> file : more.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Publication publication = publication();
    signed(folder, Publication.NAME, Publication.TYPE, publication.bytes(), publisher);
    return publication;
  }

  /** Writes a document and its signature. */
  static void signed(Path place, String name, String type, byte[] bytes, SigningKey key)
      throws IOException {
    Files.write(place.resolve(name), bytes);
    Files.write(
        place.resolve(name + Release.SIGNATURE), key.sign(new DocumentType(type), bytes).bytes());
  }

  /** Writes the list of versions beside it. */
  void head(String created, String expires, PublicHead.Version... versions) throws IOException {
    signed(
        root(),
        PublicHead.NAME,
        PublicHead.TYPE,
        new PublicHead(CASE, created, expires, List.of(versions)).bytes(),
        publisher);
  }

  /** As the list of versions has this one. */
  PublicHead.Version listed(PublicHead.State state) {
    return new PublicHead.Version(version, digest(publication().bytes()), CREATED, state);
  }

  /** Takes it back: writes the recall, and deletes what it names. */
  void recall(String... withdrawn) throws IOException {
    List<ReleaseFile> files = new ArrayList<>();
    for (String name : withdrawn) {
      byte[] bytes = Files.readAllBytes(folder.resolve(name));
      files.add(new ReleaseFile(name, digest(bytes), bytes.length));
      Files.delete(folder.resolve(name));
    }
    signed(
        root(),
        Recall.NAME,
        Recall.TYPE,
        new Recall(
                CASE,
                List.of(
                    new Recall.Version(
                        version,
                        digest(publication().bytes()),
                        "2025-05-20T08:00:00Z",
                        "a face was left",
                        true,
                        files)))
            .bytes(),
        publisher);
  }

  SignerKey key() {
    return publisher.signer();
  }

  @Override
  public void close() {
    publisher.close();
    decider.close();
    approver.close();
    sealer.close();
  }
}
