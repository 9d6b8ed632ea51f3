package org.unseal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.campus.CampusScenes;
import org.unseal.campus.SceneRecorder;
import org.unseal.campus.scene.Scene;
import org.unseal.cli.command.Workshop;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.analysis.AnalyzeStep;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casefile.CaseOpening;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.casefile.Signatory;
import org.unseal.engine.decisions.Clearance;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.estimate.Assumptions;
import org.unseal.engine.estimate.Estimate;
import org.unseal.engine.estimate.EstimateStep;
import org.unseal.engine.estimate.Range;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.Progress;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.casefile.Role;
import org.unseal.model.recording.FootageFacts;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;
import org.unseal.model.track.TrackKind;
import org.unseal.proof.custody.CaseFacts;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Person;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.SigningKey;
import org.unseal.store.SqliteCaseStore;

/** What an estimate says of a recording, beside what is counted where all of it is analysed. */
public final class EstimateTruth {
  private static final Assumptions ALL_CLEARED =
      new Assumptions(
          Assumptions.ORDINARY.segment(),
          Assumptions.ORDINARY.confirmation(),
          Assumptions.ORDINARY.face(),
          Assumptions.ORDINARY.still(),
          Assumptions.ORDINARY.video(),
          Assumptions.ORDINARY.radio(),
          Assumptions.ORDINARY.recording(),
          Range.exactly(100));

  private EstimateTruth() {}

  /**
   * Measures.
   *
   * @param arguments {@code draw FILE MINUTES PEOPLE SEED} draws a yard; {@code case FOLDER FILE}
   *     makes a case that has this recording alone, not sealed; {@code compare FOLDER FILE}
   *     analyses all of it and estimates it from all windows and from ever fewer
   */
  public static void main(String[] arguments) throws IOException {
    switch (arguments[0]) {
      case "draw" -> draw(arguments);
      case "case" -> makeCase(Path.of(arguments[1]), Path.of(arguments[2]));
      case "compare" -> compare(Path.of(arguments[1]), Path.of(arguments[2]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    System.exit(0);
  }

  private static void draw(String[] arguments) {
    Path clip = Path.of(arguments[1]);
    Scene scene =
        CampusScenes.bench(
            Long.parseLong(arguments[4]),
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]));
    SceneRecorder.record(
        scene,
        scene.cameras().getFirst(),
        new LibavRecordingWriter(),
        clip,
        clip.resolveSibling(clip.getFileName() + ".truth.jsonl"),
        Progress.SILENT);
  }

  private static void makeCase(Path folder, Path recording) throws IOException {
    SigningKey key = SigningKey.create();
    Signatory dana = new Signatory(CaseOpening.FIRST_PERSON, key, Optional.of("a measurement"));
    SqliteCaseStore store = SqliteCaseStore.create(Files.createDirectories(folder));
    new CaseOpening("bench", InstantSource.system())
        .open(
            store,
            new CaseFacts("ab".repeat(16), "Measured", "Nobody", "UTC"),
            new Person("dana", "Dana", Role.CUSTODIAN, Optional.empty(), key.signer(), true),
            dana);
    CaseFolders folders = new CaseFolders(folder);
    Digest sha256 = Digest.ofHex(Digests.ofFile(recording, Progress.SILENT));
    Path original = folders.original(sha256);
    Files.createDirectories(original.getParent());
    Files.createLink(original, recording);
    try (CaseFile file =
            new CaseFile(store, folders, Optional.of(dana), "bench", InstantSource.system());
        Footage footage = new LibavFootageLibrary().open(recording, 1)) {
      file.append(Entry.of(Action.RECEIVED, item(sha256, footage.facts())));
    }
  }

  private static Change.Put item(Digest sha256, FootageFacts facts) {
    ObjectWriter track =
        new ObjectWriter()
            .put("track", "v0")
            .put("codec", "h264")
            .put("units", facts.codedPictures())
            .put("begins", 0)
            .put("ends", facts.timeBase().toMicroseconds(facts.durationTicks()))
            .put("gaps", List.of())
            .put("backwards", 0);
    return new Change.Put(
        RecordKind.ITEM,
        "i1",
        new ObjectWriter()
            .put("source", "s1")
            .put("kind", "camera")
            .put("sha256", sha256)
            .put("sha512", "00".repeat(64))
            .put("bytes", 1)
            .put("received", "2026-01-01T00:00:00Z")
            .put(
                "names",
                List.of(new ObjectWriter().put("name", "yard.mp4").put("source", "s1").end()))
            .put("sealed", true)
            .put("complete", true)
            .put("tracks", List.of(track.end()))
            .put("stills", List.of())
            .end());
  }

  /** What is counted in an analysis. */
  private record Counted(int segments, int risky, int faces, int stills) {
    static Counted of(StoredAnalysis analysis) {
      int[] found = new int[4];
      analysis.read(
          stretch -> {
            found[3] += stretch.backdrops().size();
            for (Track track : stretch.tracks()) {
              if (track.kind() == TrackKind.STILL_FACE) {
                found[2]++;
                continue;
              }
              for (Segment segment : track.segments()) {
                found[0]++;
                found[1] += Clearance.risks(track, segment).isEmpty() ? 0 : 1;
              }
            }
          });
      return new Counted(found[0], found[1], found[2], found[3]);
    }
  }

  private static void compare(Path folder, Path recording) throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    Workshop workshop = new Workshop(Surroundings.ofThisProcess());
    workshop.store().clear();
    EstimateStep step = workshop.estimate(Optional.empty(), threads);
    try (CaseFile file =
        new CaseFile(
            SqliteCaseStore.open(folder),
            new CaseFolders(folder),
            Optional.empty(),
            "bench",
            InstantSource.system())) {
      Estimate all = estimate(step, file, threads, OptionalInt.empty());
      AnalyzeStep analyze =
          new AnalyzeStep(workshop.analyst(Optional.empty(), threads), workshop.store(), "bench");
      long begun = System.nanoTime();
      StoredAnalysis analysis;
      try (Footage footage = new LibavFootageLibrary().open(recording, threads)) {
        analysis =
            analyze
                .run(
                    footage,
                    analyze.key(Digests.ofFile(recording, Progress.SILENT), Policy.AUTO),
                    threads,
                    Progress.SILENT)
                .analysis();
      }
      long took = (System.nanoTime() - begun) / 1_000_000_000;
      Counted truth = Counted.of(analysis);
      System.out.printf(
          "%-16s %16s %16s %12s %10s %12s%n",
          "windows", "segments", "to confirm", "faces", "stills", "analysing, s");
      System.out.printf(
          "%-16s %16d %16d %12d %10d %12d%n",
          "all counted", truth.segments, truth.risky, truth.faces, truth.stills, took);
      print(all, truth);
      for (int windows = all.sample().of() / 2; windows >= 4; windows /= 4) {
        print(estimate(step, file, threads, OptionalInt.of(windows)), truth);
      }
    }
  }

  private static Estimate estimate(
      EstimateStep step, CaseFile file, int threads, OptionalInt windows) {
    return step.run(
        file,
        new EstimateStep.Request(Policy.AUTO, threads, 3_600, windows, ALL_CLEARED),
        Progress.SILENT);
  }

  private static void print(Estimate estimate, Counted truth) {
    Range segments = estimate.work(Estimate.Kind.SEGMENTS).units();
    System.out.printf(
        Locale.ROOT,
        "%-16s %16s %16s %12s %10s %12s  %+.0f %%%n",
        estimate.sample().windows() + " of " + estimate.sample().of(),
        words(segments),
        words(estimate.work(Estimate.Kind.CONFIRMATIONS).units()),
        words(estimate.work(Estimate.Kind.FACES).units()),
        words(estimate.work(Estimate.Kind.STILLS).units()),
        words(estimate.machine().analysing()),
        100.0 * ((segments.low() + segments.high()) / 2.0 / truth.segments - 1));
  }

  private static String words(Range range) {
    return range.low() + ".." + range.high();
  }
}
