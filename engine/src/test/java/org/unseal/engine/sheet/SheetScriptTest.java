package org.unseal.engine.sheet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptableObject;
import org.unseal.engine.decisions.DecisionsDocument;
import org.unseal.engine.json.Json;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.BackdropReview;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.DrawnRegion;
import org.unseal.model.decision.Level;
import org.unseal.model.decision.Looked;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.SegmentId;

/** Runs the script that the page runs, without a browser. */
class SheetScriptTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);
  private static final DecisionsDocument NOTHING = document(Map.of(), Map.of());
  private static final String KNOWN =
      """
      const known = {
        segments: [{id: "1.1", doubtful: false}, {id: "1.2", doubtful: true}, {id: "12.1", doubtful: false}],
        backdrops: [{number: 1, width: 640, height: 480}, {number: 2, width: 640, height: 480}]
      };
      """;

  private Context context;
  private ScriptableObject scope;

  @BeforeEach
  void loadTheScript() throws IOException {
    context = Context.enter();
    context.setLanguageVersion(Context.VERSION_ES6);
    context.setInterpretedMode(true); // compiling costs more than these tests run
    scope = context.initSafeStandardObjects();
    try (InputStream in = SheetResources.class.getResourceAsStream("decisions.js")) {
      run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    run(
        KNOWN
            + "const template = "
            + text(NOTHING)
            + "; let state = UnsealDecisions.blank(known);");
  }

  @AfterEach
  void leave() {
    Context.exit();
  }

  @Test
  void whatTheSheetSavesIsReadAsItWasDecided() {
    run(
        """
        state.segments["1.2"] = {decision: "clear", ground: "  officer on duty \\"7\\" <b> "};
        state.segments["12.1"] = {decision: "cover", ground: ""};
        state.backdrops[1].ticked = true;
        state.backdrops[2].boxes = [[0, 0, 640, 480], [10, 20, 30, 40]];
        """);
    assertThat(saved())
        .isEqualTo(
            document(
                Map.of(
                    new SegmentId(1, 2), new SegmentDecision(true, "officer on duty \"7\" <b>"),
                    new SegmentId(12, 1), new SegmentDecision(false, "")),
                Map.of(
                    1, new BackdropReview(List.of()),
                    2,
                        new BackdropReview(
                            List.of(new Box(0, 0, 640, 480), new Box(10, 20, 30, 40))))));
  }

  @Test
  void whatIsDecidedHasTheTimeOfItsLastChangeAndAGroundIsNone() {
    run(
        """
        state.segments["1.2"].decision = "clear";
        UnsealDecisions.stamp(known, state, "2026-03-01T09:00:00Z");
        state.segments["1.2"].ground = "on duty";
        state.backdrops[1].ticked = true;
        UnsealDecisions.stamp(known, state, "2026-03-01T09:05:00Z");
        state.segments["12.1"].decision = "cover";
        UnsealDecisions.stamp(known, state, "2026-03-01T09:06:00Z");
        state.segments["12.1"].decision = "";
        UnsealDecisions.stamp(known, state, "2026-03-01T09:07:00Z");
        """);
    DecisionsDocument expected =
        document(
            Map.of(
                new SegmentId(1, 2),
                new SegmentDecision(
                    true, "on duty", Optional.of(Instant.parse("2026-03-01T09:00:00Z")))),
            Map.of(
                1,
                new BackdropReview(List.of(), Optional.of(Instant.parse("2026-03-01T09:05:00Z")))));
    assertThat(saved()).isEqualTo(expected);
    open(text(expected));
    run("UnsealDecisions.stamp(known, state, '2026-03-01T11:00:00Z')");
    assertThat(saved()).isEqualTo(expected);
  }

  @Test
  void anUntouchedSheetSavesThatNothingWasDecidedOrLookedAt() {
    assertThat(saved()).isEqualTo(NOTHING);
  }

  @Test
  void whatTheProgramWroteIsOpened() {
    DecisionsDocument before =
        document(
            Map.of(new SegmentId(1, 1), new SegmentDecision(true, "order, 3 b")),
            Map.of(2, new BackdropReview(List.of(new Box(1, 2, 300, 400)))));
    open(text(before));
    assertThat(saved()).isEqualTo(before);
  }

  @Test
  void levelsPeopleAndConfirmationsAreSavedAndOpenedAgain() {
    run(
        """
        state.segments["1.1"] = {decision: "figure", ground: "", person: " amsel ", confirmed: false};
        state.segments["1.2"] = {decision: "clear", ground: "staff", person: "calder", confirmed: true};
        state.segments["12.1"] = {decision: "region", ground: "", person: "", confirmed: true};
        """);
    DecisionsDocument expected =
        document(
            Map.of(
                new SegmentId(1, 1), decision(Level.FIGURE, "", Optional.of("amsel"), Looked.NOT),
                new SegmentId(1, 2),
                    decision(Level.CLEAR, "staff", Optional.of("calder"), Looked.AT_ITS_ENDS),
                new SegmentId(12, 1), decision(Level.REGION, "", Optional.empty(), Looked.NOT)),
            Map.of());
    assertThat(saved()).isEqualTo(expected);
    open(text(expected));
    assertThat(saved()).isEqualTo(expected);
  }

  @Test
  void lookingThroughIsSavedAndOpenedAgain() {
    run(
        """
        state.segments["1.1"] = {decision: "clear", ground: "", person: "", confirmed: true, everyPicture: true};
        state.segments["1.2"] = {decision: "clear", ground: "", person: "", confirmed: false, everyPicture: true};
        state.segments["12.1"] = {decision: "cover", ground: "", person: "", confirmed: true, everyPicture: true};
        """);
    DecisionsDocument expected =
        document(
            Map.of(
                new SegmentId(1, 1),
                    decision(Level.CLEAR, "", Optional.empty(), Looked.IN_EVERY_PICTURE),
                new SegmentId(1, 2), decision(Level.CLEAR, "", Optional.empty(), Looked.NOT),
                new SegmentId(12, 1), decision(Level.HEAD, "", Optional.empty(), Looked.NOT)),
            Map.of());
    assertThat(saved()).isEqualTo(expected);
    open(text(expected));
    assertThat(saved()).isEqualTo(expected);
  }

  @Test
  void regionsThatTheSheetDoesNotShowStay() {
    DrawnRegion drawn =
        new DrawnRegion(
            1,
            new FrameSpan(3, 9),
            List.of(new DrawnRegion.Keyframe(4, new Box(1, 2, 3, 4))),
            "plate",
            Optional.empty());
    DecisionsDocument before =
        NOTHING.with(new Decisions(DIGEST, DIGEST, Map.of(), Map.of(), List.of(), List.of(drawn)));
    open(text(before));
    assertThat(saved()).isEqualTo(before);
  }

  @Test
  void personIsAShortNameOrNobody() {
    run("state.segments['1.2'] = {decision: 'clear', ground: '', person: 'Ray Calder'}");
    assertThat(run("UnsealDecisions.unfitPerson(known, state)")).isEqualTo("1.2");
    run("state.segments['1.2'].person = 'calder-2'");
    assertThat(run("String(UnsealDecisions.unfitPerson(known, state))")).isEqualTo("null");
  }

  @Test
  void confirmingIsDecidingAnew() {
    run(
        """
        state.segments["1.2"].decision = "clear";
        UnsealDecisions.stamp(known, state, "2026-03-01T09:00:00Z");
        state.segments["1.2"].confirmed = true;
        UnsealDecisions.stamp(known, state, "2026-03-01T09:05:00Z");
        """);
    assertThat(requireNonNull(saved().decisions().segments().get(new SegmentId(1, 2))).decided())
        .contains(Instant.parse("2026-03-01T09:05:00Z"));
  }

  private static SegmentDecision decision(
      Level level, String ground, Optional<String> person, Looked looked) {
    return new SegmentDecision(level, ground, person, looked, Optional.empty());
  }

  @Test
  void aSavedTickIsATickAgain() {
    open(text(document(Map.of(), Map.of(1, new BackdropReview(List.of())))));
    assertThat(run("String(state.backdrops[1].ticked) + state.backdrops[2].ticked"))
        .isEqualTo("truefalse");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                        | not a decisions file
          null                                     | not a decisions file
          {"schema": "unseal.report"}              | not a decisions file
          with({version: 3})                       | another version
          with({tool: "9"})                        | another version
          with({inputSha256: "ff"})                | another recording
          with({analysisDigest: "ff"})             | another analysis
          with({analysisKey: "ff"})                | another analysis
          with({segments: 3})                      | incomplete
          with({backdrops: {}})                    | incomplete
          segment({id: "7.1"})                     | does not have
          segment({id: "__proto__"})               | does not have
          segment({decision: "show"})              | does not have
          segment({ground: 3})                     | does not have
          backdrop({number: 3})                    | fits no picture
          backdrop({boxes: [[0, 0, 641, 10]]})     | fits no picture
          backdrop({boxes: [[5, 0, 5, 10]]})       | fits no picture
          backdrop({boxes: [[-1, 0, 5, 10]]})      | fits no picture
          backdrop({boxes: [[0, 0, 5.5, 10]]})     | fits no picture
          backdrop({boxes: [["0", 0, 5, 10]]})     | fits no picture
          with({backdrops: [null]})                | fits no picture
          with({segments: [null]})                 | does not have
          """)
  void aFileThatDoesNotBelongToTheSheetIsRefusedInWords(String file, String problem) {
    run(
        """
        function changed(values, changes) { return JSON.stringify(Object.assign({}, values, changes)); }
        function within(changes) { return changed(template, changes); }
        function segment(c) { return within({segments: [Object.assign({id: "1.1", decision: "clear", ground: ""}, c)]}); }
        function backdrop(c) { return within({backdrops: [Object.assign({number: 1, boxes: []}, c)]}); }
        """);
    String text =
        file.startsWith("with(")
            ? file.replace("with(", "within(")
            : file.startsWith("segment(") || file.startsWith("backdrop(") ? file : "'" + file + "'";
    assertThat(run("UnsealDecisions.fromDocument(template, known, " + text + ").problem"))
        .contains(problem);
  }

  @Test
  void progressCountsDecisionsAndPicturesLookedAt() {
    run(
        """
        state.segments["1.1"].decision = "clear";
        state.segments["12.1"].decision = "cover";
        state.backdrops[2].boxes = [[0, 0, 9, 9]];
        """);
    assertThat(run("JSON.stringify(UnsealDecisions.progress(known, state))"))
        .isEqualTo("{\"segments\":3,\"decided\":2,\"cleared\":1,\"backdrops\":2,\"lookedAt\":1}");
  }

  @ParameterizedTest
  @CsvSource({"all,1.1 1.2 12.1", "undecided,1.2 12.1", "clear,1.1", "doubtful,1.2"})
  void aFilterShowsItsOwn(String filter, String shown) {
    run("state.segments['1.1'].decision = 'clear';");
    assertThat(
            run(
                "known.segments.filter(s => UnsealDecisions.isShown('"
                    + filter
                    + "', s, state)).map(s => s.id).join(' ')"))
        .isEqualTo(shown);
  }

  @Test
  void aDrawnBoxGrowsToWholePixelsInsideThePicture() {
    assertThat(run("UnsealDecisions.between(630.5, 20.2, 700, 9.9, known.backdrops[0]).join()"))
        .isEqualTo("630,9,640,21");
    assertThat(run("String(UnsealDecisions.between(5, 5, 7, 60, known.backdrops[0]))"))
        .isEqualTo("null");
  }

  @Test
  void aMovedOrResizedBoxNeverLeavesThePictureNorVanishes() {
    long seed = 20261104;
    System.out.println("SheetScriptTest seed " + seed);
    run("const picture = known.backdrops[0];");
    java.util.Random random = new java.util.Random(seed);
    run("let box = UnsealDecisions.inTheMiddle(picture);");
    for (int round = 0; round < 300; round++) {
      String step = random.nextBoolean() ? "moved" : "resized";
      int dx = random.nextInt(1400) - 700;
      int dy = random.nextInt(1400) - 700;
      run("box = UnsealDecisions." + step + "(box, " + dx + ", " + dy + ", picture);");
      assertThat(
              run(
                  "String(box[0] >= 0 && box[1] >= 0 && box[0] + 4 <= box[2] && box[1] + 4 <= box[3]"
                      + " && box[2] <= 640 && box[3] <= 480)"))
          .as("round %s", round)
          .isEqualTo("true");
    }
  }

  private void open(String text) {
    run(
        "const opened = UnsealDecisions.fromDocument(template, known, JSON.stringify("
            + text
            + "));");
    assertThat(run("String(opened.problem)")).isEqualTo("undefined");
    run("state = opened.state;");
  }

  private DecisionsDocument saved() {
    return DecisionsDocument.read(
        Json.read(
            run("JSON.stringify(UnsealDecisions.toDocument(template, known, state), null, 2)"),
            "what the sheet saved"));
  }

  private String run(String script) {
    return Context.toString(context.evaluateString(scope, script, "test", 1, null));
  }

  private static String text(DecisionsDocument document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Json.write(
          Json.compact(bytes),
          json -> {
            json.writeStartObject();
            document.write(json);
            json.writeEndObject();
          });
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static DecisionsDocument document(
      Map<SegmentId, SegmentDecision> segments, Map<Integer, BackdropReview> backdrops) {
    return new DecisionsDocument(
        "0.1.0", DIGEST, new Decisions(DIGEST, DIGEST, segments, backdrops));
  }
}
