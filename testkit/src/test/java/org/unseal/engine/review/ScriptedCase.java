package org.unseal.engine.review;

import static java.util.Objects.requireNonNull;
import static org.unseal.testkit.engine.Findings.backdrop;
import static org.unseal.testkit.engine.Findings.segment;
import static org.unseal.testkit.engine.Findings.stretch;
import static org.unseal.testkit.engine.Findings.track;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.approval.ApproveStep;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.CaseOpening;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.intake.IntakeFolders;
import org.unseal.engine.plan.CasePlanStep;
import org.unseal.engine.port.AnalysisSink.StretchAnalysis;
import org.unseal.engine.port.FootageRenderer.MaskGrid;
import org.unseal.engine.port.Progress;
import org.unseal.engine.scope.KeptScope;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.casefile.Role;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Risk;
import org.unseal.model.track.TrackKind;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Person;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.release.Approval;
import org.unseal.proof.seal.Seal;
import org.unseal.testkit.casefile.DrawnCase;
import org.unseal.testkit.casefile.MemoryCaseStore;
import org.unseal.testkit.engine.ScriptedAnalyst;
import org.unseal.testkit.engine.ScriptedRenderer;
import org.unseal.testkit.footage.ScriptedFootage;
import org.unseal.testkit.footage.ScriptedLibrary;

/**
 * A case with one recording, of which frames 5 to 34 are published as {@code c1}. In it are a
 * deputy, track 1, who meets others at frame 20, and a student, track 2, who meets nobody. Dana
 * keeps the case, Eve is there to approve.
 */
final class ScriptedCase {
  static final PictureSize SIZE = new PictureSize(101, 75);
  static final FrameSpan SHOWN = new FrameSpan(5, 35);
  static final Box DEPUTY = new Box(8, 8, 24, 30);
  static final Box STUDENT = new Box(60, 40, 76, 70);

  private static final int FRAMES = 40;
  private static final String TOOL = "0.1.0";

  final MemoryCaseStore store = new MemoryCaseStore();
  final CaseFolders folders;
  final ScriptedAnalyst analyst;
  private final Map<String, SigningKey> keys = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();

  ScriptedCase(Path folder) {
    folders = new CaseFolders(folder);
    analyst = new ScriptedAnalyst(List.of(scene()), List.of());
    SigningKey dana = SigningKey.create();
    keys.put("dana", dana);
    ids.put("dana", CaseOpening.FIRST_PERSON);
    Signatory first = new Signatory(CaseOpening.FIRST_PERSON, dana, Optional.empty());
    new CaseOpening(DrawnCase.TOOL, DrawnCase.CLOCK)
        .open(store, DrawnCase.FACTS, DrawnCase.person(first), first);
    take();
    fix(SHOWN);
    subject("calder", "officer");
    subject("amsel", "staff");
  }

  private void subject(String label, String category) {
    put(
        Action.ROSTER_CHANGED,
        new Change.Put(
            RecordKind.SUBJECT,
            label,
            new ObjectWriter()
                .put("schema", "unseal/subject")
                .put("version", 1)
                .put("name", label)
                .put("alsoCalled", List.of())
                .put("ordinary", List.of())
                .put("category", category)
                .put("public", true)
                .put("attributions", List.of())
                .end()));
  }

  private static StretchAnalysis scene() {
    FrameSpan all = new FrameSpan(0, FRAMES);
    return stretch(
        1,
        all,
        List.of(
            track(
                TrackKind.MOVER,
                segment(1, 1, new FrameSpan(0, 20), DEPUTY, 0, 0, Risk.APPEARS),
                segment(1, 2, new FrameSpan(20, FRAMES), DEPUTY, 0, 0, Risk.CROSSING)),
            track(TrackKind.MOVER, segment(2, 1, all, STUDENT, 0, 0, Risk.APPEARS))),
        List.of(),
        List.of(backdrop(1, all, SIZE)));
  }

  private void take() {
    try {
      Files.createDirectories(folders.derived());
      Digest sha256 =
          Digest.of(Digest.sha256().digest("a recording".getBytes(StandardCharsets.UTF_8)));
      IntakeFolders where = new IntakeFolders(folders);
      Path original = where.original(sha256);
      Files.createDirectories(requireNonNull(original.getParent()));
      Files.writeString(original, "a recording");
      Seal seal =
          new Seal(
              "unseal test",
              "2026-03-09T14:02:11Z",
              sha256,
              sha256,
              Seal.CameraSignature.NONE,
              List.of(new Seal.Track("v0", "h264", 4, sha256)));
      Files.createDirectories(where.secrets(sha256));
      Files.write(where.seal(sha256), seal.bytes());
      ObjectWriter track =
          new ObjectWriter()
              .put("track", "v0")
              .put("codec", "h264")
              .put("units", FRAMES)
              .put("begins", 0)
              .put("ends", 1_000_000)
              .put("gaps", List.of())
              .put("backwards", 0);
      put(
          Action.RECEIVED,
          new Change.Put(
              RecordKind.ITEM,
              "i1",
              new ObjectWriter()
                  .put("source", "cam-yard")
                  .put("kind", "camera")
                  .put("sha256", sha256)
                  .put("sha512", "0".repeat(128))
                  .put("bytes", 11)
                  .put("received", "2026-03-09T14:02:11Z")
                  .put(
                      "names",
                      List.of(
                          new ObjectWriter().put("name", "a.mp4").put("source", "cam-yard").end()))
                  .put("sealed", true)
                  .put("complete", true)
                  .put("tracks", List.of(track.end()))
                  .put("stills", List.of())
                  .end()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Somebody fixes a scope in which these frames are published. */
  void fix(FrameSpan shown) {
    fix(shown, true);
  }

  /** The same, with or without anybody to be covered. */
  void fix(FrameSpan shown, boolean redacted) {
    KeptScope scope =
        new KeptScope(
            Digest.ofHex("ab".repeat(32)),
            LocalDate.of(2026, 3, 9),
            List.of(),
            List.of(new Clip("c1", "i1", "cam-yard", shown, redacted, List.of())));
    put(Action.SCOPE_FIXED, new Change.Put(RecordKind.SCOPE, KeptScope.RECORD, scope.body()));
  }

  /** Dana writes something down. */
  void put(Action action, Change change) {
    as("dana", file -> file.append(Entry.of(action, change)));
  }

  /** Admits somebody, with this key or with a new one. */
  void admit(String handle, SigningKey key) {
    keys.put(handle, key);
    ids.put(handle, "p" + (ids.size() + 1));
    Person person = new Person(handle, handle, Role.APPROVER, Optional.empty(), key.signer(), true);
    put(Action.PERSON_ADDED, person.put(id(handle)));
  }

  /** Somebody acts. */
  <T> T as(String handle, Function<CaseFile, T> what) {
    Signatory acting = new Signatory(id(handle), key(handle), Optional.empty());
    return what.apply(
        new CaseFile(store, folders, Optional.of(acting), DrawnCase.TOOL, DrawnCase.CLOCK));
  }

  AnalysisStore analyses() {
    return new AnalysisStore(folders.analyses(), PartialFiles.FORGOTTEN);
  }

  ScriptedLibrary library() {
    return new ScriptedLibrary(() -> new ScriptedFootage(SIZE, FRAMES, (frame, picture) -> {}));
  }

  AnalyzeItemStep.Analysed analyze(boolean again) {
    return as(
        "dana",
        file ->
            new AnalyzeItemStep(library(), analyst, analyses(), TOOL)
                .run(
                    file,
                    new AnalyzeItemStep.Request("i1", Policy.HEADS, 1, again),
                    Progress.SILENT));
  }

  DecideStep.Decided decide(String who, DecisionEdit... edits) {
    return as(
        who,
        file -> new DecideStep(analyses(), TOOL, DrawnCase.CLOCK).run(file, "i1", List.of(edits)));
  }

  CasePlanStep.Planned plan() {
    return as(
        "dana",
        file ->
            new CasePlanStep(
                    library(),
                    new ScriptedRenderer(new MaskGrid(2, 2)),
                    analyses(),
                    PartialFiles.FORGOTTEN)
                .run(file, "c1", 0));
  }

  ApproveStep.Approved approve(String who, Approval.Of of, Optional<String> alone) {
    return as(
        who,
        file ->
            new ApproveStep(DrawnCase.CLOCK).run(file, new ApproveStep.Request("c1", of, alone)));
  }

  private String id(String handle) {
    return requireNonNull(ids.get(handle), handle);
  }

  SigningKey key(String handle) {
    return requireNonNull(keys.get(handle), handle);
  }
}
