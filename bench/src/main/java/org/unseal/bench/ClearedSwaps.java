package org.unseal.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.unseal.campus.SceneRecorder;
import org.unseal.campus.SwapScenes;
import org.unseal.campus.measure.ClearedPeople;
import org.unseal.campus.measure.ClearedPeople.Care;
import org.unseal.campus.measure.ClearedPeople.Choice;
import org.unseal.campus.measure.ExposureMeasure;
import org.unseal.campus.measure.ExposureMeasure.Exposure;
import org.unseal.campus.scene.Scene;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.AnalyzeStep;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.decisions.Clearance;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.plan.Plan;
import org.unseal.engine.plan.PlanStep;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.Progress;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.render.LibavRenderer;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Segment;
import org.unseal.model.track.Track;
import org.unseal.vision.MotionAnalyst;

/**
 * What clearing the deputy shows of others where a track goes on with somebody else: {@code FOLDER
 * SEED...}. Recordings stay in the folder and are made again only where they are missing; the
 * analysis is always made afresh, without a face detector.
 */
public final class ClearedSwaps {
  private static final String ANY = "0".repeat(64);
  private static final int THREADS = 2;

  private final Path folder;

  ClearedSwaps(Path folder) {
    this.folder = folder;
  }

  /** Prints a line per seed and one for all of them. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2) {
      System.err.println("usage: ClearedSwaps FOLDER SEED...");
      System.exit(2);
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    ClearedSwaps swaps = new ClearedSwaps(folder);
    List<Trial> trials = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      long seed = Long.parseLong(arguments[i]);
      Trial trial = swaps.run(seed, List.of(SwapScenes.Place.values()));
      trials.add(trial);
      print("seed " + seed, List.of(trial));
    }
    print("all", trials);
    System.exit(0);
  }

  /**
   * One scene.
   *
   * @param swaps how often the deputy's track went on with somebody else, or another's with him
   * @param nobody what is shown where nobody is cleared
   * @param careful what is shown where every segment is confirmed by the truth
   * @param drawn what is shown where he is cleared wherever he is, and everybody else in the same
   *     shape has a box drawn over the head
   * @param boxes how many were drawn for that
   * @param reckless what is shown where the first segment of each of his tracks is cleared alone
   * @param beyond frames outside of those segments in which his face is shown then
   */
  record Trial(
      int swaps,
      Exposure nobody,
      Exposure careful,
      Exposure drawn,
      int boxes,
      Exposure reckless,
      int beyond) {}

  Trial run(long seed, List<SwapScenes.Place> places) throws IOException {
    Scene scene = SwapScenes.of(seed, places);
    String name = scene.name() + "-" + places.size() + "-" + seed;
    Path clip = folder.resolve(name + ".mp4");
    Path truth = folder.resolve(name + ".truth.jsonl");
    if (!Files.exists(clip) || !Files.exists(truth)) {
      Files.deleteIfExists(clip);
      Files.deleteIfExists(truth);
      SceneRecorder.record(
          scene,
          scene.cameras().getFirst(),
          new LibavRecordingWriter(),
          clip,
          truth,
          Progress.SILENT);
    }
    AnalysisStore store = new AnalysisStore(folder.resolve("analyses"), PartialFiles.FORGOTTEN);
    store.clear();
    AnalyzeStep analyze = new AnalyzeStep(new MotionAnalyst(List.of()), store, "bench");
    try (Footage footage = new LibavFootageLibrary().open(clip, THREADS)) {
      StoredAnalysis analysis =
          analyze.run(footage, analyze.key(ANY, Policy.HEADS), THREADS, Progress.SILENT).analysis();
      return trial(analysis, footage, truth);
    }
  }

  private Trial trial(StoredAnalysis analysis, Footage footage, Path truth) throws IOException {
    List<Track> tracks = new ArrayList<>();
    analysis.read(stretch -> tracks.addAll(stretch.tracks()));
    ClearedPeople people = new ClearedPeople(truth);
    Choice confirmed = people.choose(tracks, SwapScenes.DEPUTY, Care.CONFIRMED);
    Choice drawn = people.choose(tracks, SwapScenes.DEPUTY, Care.DRAWN);
    Choice first = people.choose(tracks, SwapScenes.DEPUTY, Care.RECKLESS);
    Exposure reckless = exposure(analysis, tracks, footage, truth, Optional.of(first));
    List<Segment> firsts =
        tracks.stream()
            .flatMap(track -> track.segments().stream())
            .filter(segment -> first.segments().containsKey(segment.id()))
            .toList();
    long beyond =
        reckless.apart().shown().stream()
            .filter(frame -> firsts.stream().noneMatch(one -> one.frames().contains(frame)))
            .count();
    return new Trial(
        confirmed.swaps(),
        exposure(analysis, tracks, footage, truth, Optional.empty()),
        exposure(analysis, tracks, footage, truth, Optional.of(confirmed)),
        exposure(analysis, tracks, footage, truth, Optional.of(drawn)),
        drawn.regions().stream().mapToInt(region -> region.keyframes().size()).sum(),
        reckless,
        (int) beyond);
  }

  private Exposure exposure(
      StoredAnalysis analysis,
      List<Track> tracks,
      Footage footage,
      Path truth,
      Optional<Choice> choice)
      throws IOException {
    Choice cleared = choice.orElse(Choice.none());
    Decisions decided =
        new Decisions(
            ANY, analysis.digest(), cleared.segments(), Map.of(), List.of(), cleared.regions());
    Decisions effective = Clearance.of(analysis, decided).decisions();
    Path file = folder.resolve("plan");
    Files.deleteIfExists(file);
    Plan plan =
        new PlanStep()
            .run(
                analysis,
                effective,
                footage.facts().size(),
                new LibavRenderer().grid(footage),
                file);
    List<Segment> covering =
        tracks.stream()
            .flatMap(track -> track.segments().stream())
            .filter(segment -> !clears(effective, segment))
            .toList();
    return ExposureMeasure.measure(truth, plan, covering, SwapScenes.DEPUTY);
  }

  private static boolean clears(Decisions decisions, Segment segment) {
    SegmentDecision decision = decisions.segments().get(segment.id());
    return decision != null && decision.clear();
  }

  private static void print(String name, List<Trial> trials) {
    int others = trials.stream().mapToInt(trial -> trial.careful().others()).sum();
    PrintStream out = System.out;
    out.printf(Locale.ROOT, "%s: %d swaps%n", name, trials.stream().mapToInt(Trial::swaps).sum());
    seen("each segment confirmed", trials.stream().map(Trial::careful).toList());
    seen("others drawn", trials.stream().map(Trial::drawn).toList());
    out.printf(
        Locale.ROOT,
        "  with %d boxes drawn, others left visible in %d%n",
        trials.stream().mapToInt(Trial::boxes).sum(),
        trials.stream().mapToInt(trial -> trial.drawn().exposed().size()).sum());
    out.printf(
        Locale.ROOT,
        "  others left visible in %d of %d; %d with nobody cleared; %d with the first segments"
            + " alone, and the deputy in %d frames beyond them%n",
        trials.stream().mapToInt(trial -> trial.careful().exposed().size()).sum(),
        others,
        trials.stream().mapToInt(trial -> trial.nobody().exposed().size()).sum(),
        trials.stream().mapToInt(trial -> trial.reckless().exposed().size()).sum(),
        trials.stream().mapToInt(Trial::beyond).sum());
    out.flush();
  }

  private static void seen(String how, List<Exposure> exposures) {
    int own = exposures.stream().mapToInt(one -> one.own().faces()).sum();
    int visible = exposures.stream().mapToInt(one -> one.own().visible()).sum();
    int apart = exposures.stream().mapToInt(one -> one.apart().faces()).sum();
    int apartVisible = exposures.stream().mapToInt(one -> one.apart().visible()).sum();
    System.out.printf(
        Locale.ROOT,
        "  %s: the deputy is seen in %d of %d face-frames (%.1f %%), in %d of %d where heads are"
            + " apart (%.1f %%)%n",
        how,
        visible,
        own,
        100.0 * visible / Math.max(1, own),
        apartVisible,
        apart,
        100.0 * apartVisible / Math.max(1, apart));
  }
}
