package org.unseal.cli.demo;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.unseal.campus.measure.ClearedPeople;
import org.unseal.campus.measure.ExposureMeasure;
import org.unseal.cli.demo.DemoOffice.Who;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.StoredAnalysis;
import org.unseal.engine.audit.AuditFinding;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casework.CaseClip;
import org.unseal.engine.clip.StoredAudit;
import org.unseal.engine.decisions.CaseAnalyses;
import org.unseal.engine.decisions.CaseDecisions;
import org.unseal.engine.decisions.DecisionsDocument;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.json.Json;
import org.unseal.engine.plan.CasePlan;
import org.unseal.engine.presence.CasePresence;
import org.unseal.engine.presence.PresenceLedger;
import org.unseal.engine.presence.Whereabouts;
import org.unseal.engine.scope.KeptScope;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.DrawnRegion;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.scope.Clip;
import org.unseal.model.track.SegmentId;
import org.unseal.model.track.Track;
import org.unseal.proof.release.PlanDocument;

/** Decides who is covered and who is shown, as somebody would who sees who is who. */
final class ReviewDesk {
  /** People who are shown: in the truth, and on the roster. */
  private static final SortedMap<String, String> SHOWN =
      Collections.unmodifiableSortedMap(
          new TreeMap<>(Map.of("o-calder", "calder", "m-amsel", "amsel")));

  private static final int MOST_ROUNDS = 4;

  /** Spans that somebody types in one line. */
  private static final int MOST_TYPED = 40;

  /** Where a mask was too tight: x, y, width, height. */
  private static final String WIDER = "280,170,64,80";

  private static final String STUDENTS = "o1/yard: students unidentifiable";

  private final Typist typist;
  private final DemoOffice office;
  private final Path truths;
  private final Path papers;

  /**
   * At this desk.
   *
   * @param truths folder of what is truly in every frame
   * @param papers where the files lie that people save
   */
  ReviewDesk(Typist typist, DemoOffice office, Path truths, Path papers) {
    this.papers = requireNonNull(papers, "papers");
    this.typist = requireNonNull(typist, "typist");
    this.office = requireNonNull(office, "office");
    this.truths = requireNonNull(truths, "truths");
  }

  /** Every recording that a clip is of, and its source. */
  private Map<String, String> recordings() {
    Map<String, String> items = new LinkedHashMap<>();
    try (CaseFile file = office.read()) {
      for (Clip clip : file.read(KeptScope::of).clips()) {
        items.put(clip.item(), clip.source());
      }
    }
    return items;
  }

  /** Looks through the recordings, and decides. */
  void review() {
    typist.part(
        "What is covered, and who is shown",
        "What moves is covered unless a person clears it, stretch by stretch. A clearance never passes"
            + " a point at which two people may have changed places: there somebody compares"
            + " pictures.");
    office.acts(Who.DANA, "analyze", office.folder(), "--quiet");
    recordings().forEach(this::decide);
  }

  private void decide(String item, String source) {
    List<Track> tracks = new ArrayList<>();
    List<Integer> stills = new ArrayList<>();
    analysis(item)
        .read(
            stretch -> {
              tracks.addAll(stretch.tracks());
              stretch.backdrops().forEach(still -> stills.add(still.number()));
            });
    sheet(item, tracks, new ClearedPeople(truth(source)))
        .ifPresent(
            saved ->
                office.acts(
                    Who.DANA, "decide", office.folder(), item, "--decisions", saved.toString()));
    for (int still : stills) {
      office.acts(Who.DANA, "decide", office.folder(), item, "--backdrop", Integer.toString(still));
    }
  }

  /**
   * What somebody saved who looked through the whole sheet: each segment in which somebody is who
   * is shown, and boxes over the heads of all others in it.
   */
  private Optional<Path> sheet(String item, List<Track> tracks, ClearedPeople people) {
    DecisionsDocument document;
    try (CaseFile file = office.read()) {
      document = file.read(reading -> CaseDecisions.of(reading, item)).document();
    }
    Map<SegmentId, SegmentDecision> segments = new LinkedHashMap<>();
    List<DrawnRegion> regions = new ArrayList<>();
    SHOWN.forEach(
        (person, label) -> {
          ClearedPeople.Choice choice =
              people.choose(tracks, person, ClearedPeople.Care.DRAWN, SHOWN.keySet());
          choice
              .segments()
              .forEach(
                  (id, decision) ->
                      segments.put(
                          id,
                          new SegmentDecision(
                              decision.level(),
                              STUDENTS,
                              Optional.of(label),
                              decision.looked(),
                              Optional.empty())));
          choice.regions().forEach(region -> draw(region, regions));
        });
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    Decisions before = document.decisions();
    Path saved = papers.resolve("decisions-" + item + ".json");
    Decisions made =
        new Decisions(
            before.inputSha256(),
            before.analysisDigest(),
            segments,
            before.backdrops(),
            before.dismissals(),
            regions);
    try (OutputStream out = Files.newOutputStream(saved)) {
      Json.write(
          Json.indented(out),
          json -> {
            json.writeStartObject();
            document.with(made).write(json);
            json.writeEndObject();
          });
    } catch (IOException e) {
      throw OutputFile.writing(saved, e);
    }
    return Optional.of(saved);
  }

  /** Somebody who stands there for minutes is drawn over in several regions, end to end. */
  private static void draw(DrawnRegion region, List<DrawnRegion> regions) {
    List<DrawnRegion.Keyframe> left = region.keyframes();
    FrameSpan frames = region.frames();
    while (left.size() > DecisionsDocument.MOST_KEYFRAMES) {
      List<DrawnRegion.Keyframe> first = left.subList(0, DecisionsDocument.MOST_KEYFRAMES);
      int meet = first.getLast().frame();
      regions.add(region(regions.size() + 1, new FrameSpan(frames.start(), meet + 1), first));
      left = left.subList(first.size() - 1, left.size());
      frames = new FrameSpan(meet, frames.endExclusive());
    }
    regions.add(region(regions.size() + 1, frames, left));
  }

  private static DrawnRegion region(
      int number, FrameSpan frames, List<DrawnRegion.Keyframe> keyframes) {
    return new DrawnRegion(number, frames, keyframes, STUDENTS, Optional.empty());
  }

  private static CaseAnalyses analyses(CaseFile file) {
    return new CaseAnalyses(new AnalysisStore(file.folders().analyses(), PartialFiles.FORGOTTEN));
  }

  private StoredAnalysis analysis(String item) {
    try (CaseFile file = office.read()) {
      return analyses(file).of(file.read(reading -> CaseDecisions.of(reading, item)));
    }
  }

  /** Says what is covered in every frame of the clips; another person approves it. */
  void plan() {
    office.acts(Who.DANA, "plan", office.folder(), "--quiet");
    look();
    List<String> approve = new ArrayList<>(List.of("approve", office.folder()));
    clips().forEach(clip -> approve.add(clip.id()));
    office.acts(Who.LEE, approve.toArray(String[]::new));
  }

  /** Renders, looks through what was rendered, and has it approved. */
  void render() {
    typist.part(
        "The clips are rendered, and looked through",
        "What has no mask stays the recording's own, bit by bit. Another detector looks for people who"
            + " can still be seen; a second person approves what was rendered.");
    office.acts(Who.DANA, "render", office.folder(), "--quiet");
    office.acts(Who.DANA, List.of(0, 1), "audit", office.folder(), "--quiet");
    clips().forEach(this::dismiss);
    List<String> approve = new ArrayList<>(List.of("approve", office.folder()));
    clips().forEach(clip -> approve.add(clip.id()));
    approve.addAll(List.of("--of", "rendition"));
    office.acts(Who.LEE, approve.toArray(String[]::new));
  }

  /** Says where the people who are shown are when they can't be seen. */
  void whereabouts() {
    typist.part(
        "Where the people who are shown were",
        "To the frame: to be seen, behind something, covered on a ground, out of the picture. Nothing"
            + " is assumed; a person says it.");
    for (Clip clip : clips()) {
      SomebodyLooks eyes = new SomebodyLooks(truth(clip.source()));
      PresenceLedger ledger;
      PlanDocument plan;
      try (CaseFile file = office.read()) {
        CasePresence presence =
            new CasePresence(
                file.folders(),
                new AnalysisStore(file.folders().analyses(), PartialFiles.FORGOTTEN));
        ledger = file.read(reading -> presence.ledger(reading, clip.id(), Optional.empty()));
        plan = file.read(reading -> CasePlan.of(reading, clip.id())).document(file.folders());
      }
      List<ExposureMeasure.Face> seen = eyes.seen(plan, clip.frames(), Set.of());
      for (PresenceLedger.Lane lane : ledger.people()) {
        Map<Said, List<FrameSpan>> said = new LinkedHashMap<>();
        lane.runs().forEach(run -> whereabouts(clip, lane.person(), run, eyes, seen, said));
        said.forEach((what, frames) -> said(clip, lane.person(), frames, what));
      }
    }
    typist.type("presence", office.folder(), "--quiet");
  }

  /** The same of several spans is said at once. */
  private record Said(String where, String what) {}

  private static void whereabouts(
      Clip clip,
      String person,
      PresenceLedger.Run run,
      SomebodyLooks eyes,
      List<ExposureMeasure.Face> seen,
      Map<Said, List<FrameSpan>> said) {
    if (run.where() == Whereabouts.COVERED && run.groundMissing()) {
      said.computeIfAbsent(
              new Said("covered", "students beside them, o1/yard"), _ -> new ArrayList<>())
          .add(run.frames());
    } else if (run.where() == Whereabouts.UNCONFIRMED) {
      String truly =
          SHOWN.entrySet().stream()
              .filter(one -> one.getValue().equals(person))
              .findFirst()
              .orElseThrow()
              .getKey();
      Set<Integer> visible =
          seen.stream()
              .filter(face -> face.person().equals(truly))
              .map(ExposureMeasure.Face::frame)
              .collect(Collectors.toSet());
      int start = run.frames().start();
      String where = where(truly, start, eyes, visible);
      for (int frame = start + 1; frame <= run.frames().endExclusive(); frame++) {
        String next =
            frame == run.frames().endExclusive() ? "" : where(truly, frame, eyes, visible);
        if (!next.equals(where)) {
          said.computeIfAbsent(new Said(where, what(where, clip, truly)), _ -> new ArrayList<>())
              .add(new FrameSpan(start, frame));
          start = frame;
          where = next;
        }
      }
    }
  }

  private static String where(String truly, int frame, SomebodyLooks eyes, Set<Integer> visible) {
    if (eyes.out(truly, frame)) {
      return "out";
    }
    return visible.contains(frame) ? "seen" : "behind";
  }

  private static String what(String where, Clip clip, String truly) {
    return switch (where) {
      case "out" -> "";
      case "seen" ->
          SHOWN.entrySet().stream()
              .filter(one -> !one.getKey().equals(truly))
              .map(Map.Entry::getValue)
              .collect(Collectors.joining(", "));
      default -> behind(clip);
    };
  }

  private static String behind(Clip clip) {
    return clip.source().equals("cam-b7") ? "the lamp pole, or others" : "others, who are covered";
  }

  private void said(Clip clip, String person, List<FrameSpan> all, Said said) {
    for (int from = 0; from < all.size(); from += MOST_TYPED) {
      List<String> typed =
          new ArrayList<>(
              List.of(
                  "presence",
                  office.folder(),
                  "confirm",
                  "--person",
                  person,
                  "--clip",
                  clip.id(),
                  "--is",
                  said.where()));
      if (!said.what().isEmpty()) {
        typed.addAll(List.of("--what", said.what()));
      }
      for (FrameSpan frames : all.subList(from, Math.min(all.size(), from + MOST_TYPED))) {
        typed.addAll(List.of("--frames", frames.start() + ".." + frames.endExclusive()));
      }
      office.acts(Who.DANA, typed.toArray(String[]::new));
    }
  }

  /** Draws over every number plate at the gate, and widens one mask. */
  void correct() {
    typist.part(
        "What has to be corrected",
        "The court of appeal adds that number plates be covered; a word was misheard; one mask was"
            + " too tight.");
    for (Clip clip : clips()) {
      SomebodyLooks eyes = new SomebodyLooks(truth(clip.source()));
      List<String> drawn = new ArrayList<>();
      if (clip.source().equals("cam-gate")) {
        drawn.addAll(eyes.plates(clip.frames()));
      } else if (clip.id().equals("c3")) {
        drawn.add("%d..%d:%s".formatted(clip.frames().start(), clip.frames().start() + 24, WIDER));
      }
      if (!drawn.isEmpty()) {
        List<String> typed = new ArrayList<>(List.of("decide", office.folder(), clip.item()));
        for (String region : drawn) {
          typed.add("--region");
          typed.add(region);
        }
        typed.addAll(
            List.of("--ground", clip.id().equals("c3") ? STUDENTS : "o4/plates: number plates"));
        office.acts(Who.DANA, typed.toArray(String[]::new));
      }
    }
  }

  /** Looks at what the audit found; nobody is left in the clip, so whatever it was is nobody. */
  private void dismiss(Clip clip) {
    List<AuditFinding> findings;
    try (CaseFile file = office.read()) {
      CaseClip planned = CaseClip.of(file, analyses(file), clip.id());
      findings =
          StoredAudit.find(planned.folder()).stream()
              .flatMap(
                  audit ->
                      audit
                          .audit()
                          .dismissing(planned.decisions().dismissals())
                          .findings()
                          .stream())
              .toList();
    }
    List<String> typed = new ArrayList<>(List.of("decide", office.folder(), clip.item()));
    for (AuditFinding finding : findings) {
      finding
          .place()
          .ifPresent(
              place -> {
                Box box = place.around();
                typed.add("--dismiss");
                typed.add(
                    "%d..%d:%d,%d,%d,%d"
                        .formatted(
                            finding.frames().start(),
                            finding.frames().endExclusive() - 1,
                            box.left(),
                            box.top(),
                            box.width(),
                            box.height()));
              });
    }
    if (typed.contains("--dismiss")) {
      typed.addAll(List.of("--ground", "looked at: nobody can be recognised there"));
      office.acts(Who.DANA, typed.toArray(String[]::new));
    }
  }

  /** Draws over whoever is left, and plans again until nobody is. */
  private void look() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      boolean drew = false;
      for (Clip clip : clips()) {
        SomebodyLooks eyes = new SomebodyLooks(truth(clip.source()));
        PlanDocument plan;
        try (CaseFile file = office.read()) {
          plan = file.read(reading -> CasePlan.of(reading, clip.id())).document(file.folders());
        }
        List<ExposureMeasure.Face> seen = eyes.seen(plan, clip.frames(), SHOWN.keySet());
        if (!seen.isEmpty()) {
          drew = true;
          List<String> typed = new ArrayList<>(List.of("decide", office.folder(), clip.item()));
          for (String region : eyes.drawn(seen, clip.frames())) {
            typed.add("--region");
            typed.add(region);
          }
          typed.addAll(List.of("--ground", STUDENTS));
          office.acts(Who.DANA, typed.toArray(String[]::new));
        }
      }
      if (!drew) {
        return;
      }
      office.acts(Who.DANA, "plan", office.folder(), "--quiet");
    }
  }

  private Path truth(String source) {
    return truths.resolve(source + ".frames.jsonl.gz");
  }

  List<Clip> clips() {
    try (CaseFile file = office.read()) {
      return file.read(KeptScope::of).clips();
    }
  }
}
