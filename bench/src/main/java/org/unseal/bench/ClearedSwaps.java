package org.unseal.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.unseal.campus.SceneRecorder;
import org.unseal.campus.SwapScenes;
import org.unseal.campus.measure.ClearedPeople;
import org.unseal.campus.measure.ExposureMeasure;
import org.unseal.campus.measure.ExposureMeasure.Exposure;
import org.unseal.campus.scene.Scene;
import org.unseal.cli.command.Workshop;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.AnalyzeStep;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.plan.Plan;
import org.unseal.engine.plan.PlanStep;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.Progress;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.track.Policy;
import org.unseal.model.track.Segment;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Track;
import org.unseal.vision.MotionAnalyst;

/**
 * What clearing the deputy shows of others where a track goes on with somebody else: {@code FOLDER
 * SEED...}. Recordings stay in the folder and are made again only where they are missing; the
 * analysis is always made afresh.
 */
public final class ClearedSwaps {
  private ClearedSwaps() {}

  /** Prints a line per scene and one for all of them. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2) {
      System.err.println("usage: ClearedSwaps FOLDER SEED...");
      System.exit(2);
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Workshop workshop = new Workshop(Surroundings.ofThisProcess());
    Sum all = new Sum();
    for (int i = 1; i < arguments.length; i++) {
      one(folder, workshop, Long.parseLong(arguments[i]), all);
    }
    all.print("all");
    System.exit(0);
  }

  private static void one(Path folder, Workshop workshop, long seed, Sum sum) throws IOException {
    Scene scene = SwapScenes.of(seed, List.of(SwapScenes.Place.values()));
    String name = scene.name() + "-" + seed;
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
    Path scratch = Files.createTempDirectory(folder, "analysis");
    AnalysisStore store =
        new AnalysisStore(scratch.resolve("store"), Surroundings.ofThisProcess().scratch());
    AnalyzeStep analyze = new AnalyzeStep(new MotionAnalyst(List.of()), store, "bench");
    try (Footage footage = new LibavFootageLibrary().open(clip, 2)) {
      StoredAnalysis analysis =
          analyze
              .run(footage, analyze.key("0".repeat(64), Policy.HEADS), 2, Progress.SILENT)
              .analysis();
      List<Track> tracks = new ArrayList<>();
      analysis.read(stretch -> tracks.addAll(stretch.tracks()));
      ClearedPeople people = new ClearedPeople(truth);
      ClearedPeople.Choice confirmed =
          people.choose(tracks, SwapScenes.DEPUTY, ClearedPeople.Care.CONFIRMED);
      ClearedPeople.Choice reckless =
          people.choose(tracks, SwapScenes.DEPUTY, ClearedPeople.Care.RECKLESS);
      List<Segment> all = tracks.stream().flatMap(track -> track.segments().stream()).toList();
      Exposure nobody = exposure(scratch, analysis, all, footage, workshop, truth, Map.of());
      Exposure careful =
          exposure(scratch, analysis, all, footage, workshop, truth, confirmed.segments());
      Exposure first =
          exposure(scratch, analysis, all, footage, workshop, truth, reckless.segments());
      sum.take(name, confirmed, nobody, careful, first);
      if (System.getenv("SWAPS_VERBOSE") != null) {
        System.out.println("  cleared " + confirmed.segments().keySet());
        System.out.println("  hidden " + careful.own().hidden());
        System.out.println("  exposed " + careful.exposed());
        System.out.println("  exposed with nobody cleared " + nobody.exposed());
        for (Track track : tracks) {
          track
              .segments()
              .forEach(
                  s ->
                      System.out.println(
                          "    "
                              + s.id()
                              + " "
                              + s.frames()
                              + " "
                              + s.risks()
                              + " "
                              + people.about(s)));
        }
      }
    }
  }

  private static Exposure exposure(
      Path scratch,
      StoredAnalysis analysis,
      List<Segment> all,
      Footage footage,
      Workshop workshop,
      Path truth,
      Map<SegmentId, SegmentDecision> segments)
      throws IOException {
    Path file = scratch.resolve("plan");
    Files.deleteIfExists(file);
    Plan plan =
        new PlanStep()
            .run(
                analysis,
                new Decisions("0".repeat(64), analysis.digest(), segments, Map.of()),
                footage.facts().size(),
                workshop.renderer().grid(footage),
                file);
    List<Segment> covering =
        all.stream().filter(segment -> !segments.containsKey(segment.id())).toList();
    return ExposureMeasure.measure(truth, plan, covering, SwapScenes.DEPUTY);
  }

  private static final class Sum {
    private int scenes;
    private int swaps;
    private int own;
    private int visible;
    private int apart;
    private int visibleApart;
    private int others;
    private int before;
    private int leaked;
    private int reckless;

    void take(
        String name,
        ClearedPeople.Choice choice,
        Exposure nobody,
        Exposure careful,
        Exposure first) {
      Sum one = new Sum();
      one.scenes = 1;
      one.swaps = choice.swaps();
      one.own = careful.own().faces();
      one.visible = careful.own().visible();
      one.apart = careful.apart().faces();
      one.visibleApart = careful.apart().visible();
      one.others = careful.others();
      one.before = nobody.exposed().size();
      one.leaked = careful.exposed().size();
      one.reckless = first.exposed().size();
      one.print(name);
      add(one);
    }

    void add(Sum other) {
      scenes += other.scenes;
      swaps += other.swaps;
      own += other.own;
      visible += other.visible;
      apart += other.apart;
      visibleApart += other.visibleApart;
      others += other.others;
      before += other.before;
      leaked += other.leaked;
      reckless += other.reckless;
    }

    void print(String name) {
      PrintStream out = System.out;
      out.printf(
          Locale.ROOT,
          "%-18s %2d scenes %3d swaps  own %5d visible %5d (%.2f %%) apart %5d visible %5d (%.2f %%) others %6d"
              + " exposed %d (%.3f %%), %d with nobody cleared, %d with the first alone%n",
          name,
          scenes,
          swaps,
          own,
          visible,
          own == 0 ? 100 : 100.0 * visible / own,
          apart,
          visibleApart,
          apart == 0 ? 100 : 100.0 * visibleApart / apart,
          others,
          leaked,
          others == 0 ? 0 : 100.0 * leaked / others,
          before,
          reckless);
      out.flush();
    }
  }
}
