package org.unseal.engine.plan;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.decisions.CaseDecisions;
import org.unseal.engine.decisions.CaseDecisions.Decider;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.scope.KeptScope;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.CanonicalJson;
import org.unseal.proof.json.JsonValue.JsonObject;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.release.PlanDocument;

/**
 * The plan of a clip as a case has it: which one it is, and what it follows from, so that whoever
 * goes on from it can ask whether it still holds.
 *
 * @param clip its record's id
 * @param item the recording
 * @param frames of the recording that the clip shows
 * @param plan digest of the published document's bytes
 * @param decisions {@link CaseDecisions#digest}
 * @param scope digest of the scope's record
 * @param analysis digest of the analysis that was decided on
 * @param deciders everybody who decided
 * @param file name of the published document in the case's folder of plans
 */
public record CasePlan(
    String clip,
    String item,
    FrameSpan frames,
    Digest plan,
    Digest decisions,
    Digest scope,
    Digest analysis,
    List<Decider> deciders,
    String file) {
  private static final Pattern FILE = Pattern.compile("[0-9a-f]{64}\\.json");
  private static final Set<String> FIELDS =
      Set.of(
          "item",
          "from",
          "to",
          "plan",
          "decisions",
          "scope",
          "analysis",
          "decidedBy",
          "deciders",
          "file");

  public CasePlan {
    requireNonNull(clip, "clip");
    requireNonNull(item, "item");
    requireNonNull(frames, "frames");
    requireNonNull(plan, "plan");
    requireNonNull(decisions, "decisions");
    requireNonNull(scope, "scope");
    requireNonNull(analysis, "analysis");
    deciders = List.copyOf(deciders);
    if (!FILE.matcher(file).matches()) {
      throw new IllegalArgumentException("not the name of a plan's file");
    }
  }

  /**
   * The plan of a clip, be it that it holds no more.
   *
   * @throws UnsealException {@code RECORD_MISSING} where nobody made one
   */
  public static CasePlan of(CaseReading reading, String clip) {
    return find(reading, clip)
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.RECORD_MISSING,
                    "clip %s has no plan yet: unseal plan CASE %s".formatted(clip, clip)));
  }

  /** The same; empty where nobody made one. */
  public static Optional<CasePlan> find(CaseReading reading, String clip) {
    return reading.record(RecordKind.PLAN, clip).map(CasePlan::read);
  }

  private static CasePlan read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "a plan");
      body.requireOnly(FIELDS);
      List<Decider> deciders = new ArrayList<>();
      for (ObjectReader one : body.objects("deciders")) {
        deciders.add(new Decider(one.text("person"), SignerKey.ofHex(one.text("publicKey"))));
      }
      return new CasePlan(
          record.id(),
          body.text("item"),
          new FrameSpan(
              (int) body.within("from", 0, Integer.MAX_VALUE),
              (int) body.within("to", 1, Integer.MAX_VALUE)),
          body.digest("plan"),
          body.digest("decisions"),
          body.digest("scope"),
          body.digest("analysis"),
          deciders,
          body.text("file"));
    } catch (MalformedJsonException | IllegalArgumentException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "a plan's record can't be read; run custody check", e);
    }
  }

  /** The change that writes it down. */
  Change.Put put() {
    List<JsonObject> people = new ArrayList<>();
    for (Decider decider : deciders) {
      people.add(
          new ObjectWriter()
              .put("person", decider.person())
              .put("publicKey", decider.key().hex())
              .end());
    }
    return new Change.Put(
        RecordKind.PLAN,
        clip,
        new ObjectWriter()
            .put("item", item)
            .put("from", frames.start())
            .put("to", frames.endExclusive())
            .put("plan", plan)
            .put("decisions", decisions)
            .put("scope", scope)
            .put("analysis", analysis)
            .put(
                "decidedBy",
                deciders.stream().map(Decider::person).distinct().map(JsonText::new).toList())
            .put("deciders", people)
            .put("file", file)
            .end());
  }

  /** What of it changed since it was made, in words; empty where it still holds. */
  public List<String> stillHolds(CaseReading reading) {
    List<String> changed = new ArrayList<>();
    Optional<CaseDecisions> now = CaseDecisions.find(reading, item);
    if (now.isEmpty()) {
      changed.add(item + " has no decisions any more");
    } else {
      if (!now.get().decisions().analysisDigest().equals(analysis.hex())) {
        changed.add(item + " was analysed anew");
      } else if (!now.get().digest().equals(decisions)) {
        changed.add("the decisions on " + item + " were changed");
      }
    }
    Optional<CaseRecord> kept = reading.record(RecordKind.SCOPE, KeptScope.RECORD);
    if (kept.isEmpty()) {
      changed.add("no scope is fixed any more");
    } else if (!digest(kept.get()).equals(scope)) {
      changed.add(
          KeptScope.of(reading).clips().stream().anyMatch(one -> one.id().equals(clip))
              ? "the scope was fixed anew"
              : "the scope has no clip " + clip + " any more");
    }
    return changed;
  }

  /**
   * Does nothing where it still holds.
   *
   * @throws UnsealException {@code CHANGED_SINCE} with all that changed
   */
  public void requireHolds(CaseReading reading) {
    List<String> changed = stillHolds(reading);
    if (!changed.isEmpty()) {
      throw new UnsealException(
          ErrorCode.CHANGED_SINCE,
          "since the plan of %s was made, %s: unseal plan CASE %s"
              .formatted(clip, String.join(", and ", changed), clip));
    }
  }

  /** Where the published document lies. */
  public Path path(CaseFolders folders) {
    return folders.plans().resolve(file);
  }

  /**
   * The published document.
   *
   * @throws UnsealException {@code ANALYSIS_MISSING} where its file is gone or another; {@code
   *     plan} makes it again
   */
  public PlanDocument document(CaseFolders folders) {
    Path path = path(folders);
    try {
      if (Files.size(path) <= PlanDocument.LONGEST) {
        byte[] bytes = Files.readAllBytes(path);
        if (Digest.of(Digest.sha256().digest(bytes)).equals(plan)) {
          return PlanDocument.read(bytes);
        }
      }
    } catch (IOException | MalformedJsonException e) {
      throw new UnsealException(ErrorCode.ANALYSIS_MISSING, gone(), e);
    }
    throw new UnsealException(ErrorCode.ANALYSIS_MISSING, gone());
  }

  private String gone() {
    return "the plan of %s is no longer in the case's derived folder: unseal plan CASE %s"
        .formatted(clip, clip);
  }

  static Digest digest(CaseRecord record) {
    return Digest.of(Digest.sha256().digest(CanonicalJson.bytes(record.body())));
  }
}
