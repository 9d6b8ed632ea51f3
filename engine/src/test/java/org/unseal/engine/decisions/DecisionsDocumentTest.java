package org.unseal.engine.decisions;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.engine.json.Json;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.BackdropReview;
import org.unseal.model.decision.Decisions.SegmentDecision;
import org.unseal.model.decision.Dismissal;
import org.unseal.model.decision.Level;
import org.unseal.model.decision.Looked;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.recording.FrameSpan;
import org.unseal.model.track.SegmentId;

class DecisionsDocumentTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);
  private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
  private static final String GOOD =
      """
      {"schema": "unseal.decisions", "version": 1, "tool": "0.1.0", "inputSha256": "%1$s",
       "analysisKey": "%1$s", "analysisDigest": "%1$s",
       "segments": [{"id": "3.1", "decision": "clear", "ground": "on duty"}],
       "backdrops": [{"number": 2, "boxes": [[1, 2, 3, 4]]}]}"""
          .formatted(DIGEST);

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    DecisionsDocument document =
        new DecisionsDocument(
            "0.1.0",
            DIGEST,
            new Decisions(
                DIGEST,
                DIGEST,
                Map.of(new SegmentId(3, 1), new SegmentDecision(true, "on duty")),
                Map.of(2, new BackdropReview(List.of(new Box(1, 2, 3, 4))))));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Json.write(
        Json.indented(bytes),
        json -> {
          json.writeStartObject();
          document.write(json);
          json.writeEndObject();
        });
    assertThat(read(bytes.toString(StandardCharsets.UTF_8))).isEqualTo(document);
    assertThat(read(GOOD)).isEqualTo(document);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "unseal.decisions"     | "unseal.report"            | schema unseal.decisions
          "version": 1           | "version": 3               | version 3
          "version": 1           | "version": "1"             | version is not a whole number
          "tool": "0.1.0"        | "tool": 1                  | tool is not a text
          "tool": "0.1.0"        | "tool": "\\u001b[31m"      | tool is not what
          "tool": "0.1.0"        | "tools": "0.1.0"           | has no tool
          "inputSha256": "0      | "inputSha256": "X          | inputSha256 is not what
          "analysisKey": "0      | "analysisKey": "../        | analysisKey is not what
          "analysisDigest": "0   | "analysisDigest": "        | analysisDigest is not what
          "segments": [          | "parts": [                 | has no segments
          "segments": [{         | "segments": [3, {          | has no decision
          "id": "3.1"            | "id": "3"                  | not written like 3.1
          "id": "3.1"            | "id": 3.1                  | id is not a text
          "decision": "clear"    | "decision": "show"         | neither cover nor clear
          "decision": "clear"    | "decision": true           | decision is not a text
          "ground": "on duty"    | "ground": null             | ground is not a text
          "ground": "on duty"    | "why": "on duty"           | has no ground
          "ground": "on duty"    | "ground": "on\\u0000duty"  | control characters
          "backdrops": [         | "backdrop": [              | has no backdrops
          "number": 2            | "number": 2.5              | number is not a whole number
          "number": 2            | "number": 99999999999      | number is not a whole number
          [1, 2, 3, 4]           | [1, 2, 3]                  | is not a box
          [1, 2, 3, 4]           | [3, 2, 3, 4]               | is an empty box
          [1, 2, 3, 4]           | [1, 2, 3, "4"]             | is not a whole number
          [1, 2, 3, 4]           | 5                          | is not a list
          "backdrops": [{        | "segments": [], "backdrops": [{ | not readable as JSON
          """)
  void aFieldThatIsWrongIsRefusedByName(String from, String to, String message) {
    assertThat(GOOD).contains(from);
    refused(GOOD.replace(from, to), message);
  }

  private static final String FULL =
      """
      {"schema": "unseal.decisions", "version": 2, "tool": "0.1.0", "inputSha256": "%1$s",
       "analysisKey": "%1$s", "analysisDigest": "%1$s",
       "segments": [{"id": "3.1", "decision": "clear", "ground": "", "person": "calder", "confirmed": true},
                    {"id": "3.2", "decision": "figure", "ground": ""},
                    {"id": "4.1", "decision": "region", "ground": ""}],
       "backdrops": [],
       "regions": [{"number": 1, "frames": [3, 9], "ground": "plate",
                    "keyframes": [{"frame": 3, "box": [1, 2, 3, 4]}, {"frame": 8, "box": [5, 6, 7, 8]}]}]}"""
          .formatted(DIGEST);

  @Test
  void levelsPeopleAndRegionsAreReadAndWritten() throws IOException {
    DecisionsDocument document = read(FULL);
    assertThat(document.decisions().segments())
        .containsEntry(
            new SegmentId(3, 1),
            new SegmentDecision(
                Level.CLEAR, "", Optional.of("calder"), Looked.AT_ITS_ENDS, Optional.empty()));
    assertThat(requireNonNull(document.decisions().segments().get(new SegmentId(3, 2))).level())
        .isEqualTo(Level.FIGURE);
    assertThat(document.decisions().regions().getFirst().at(8)).isEqualTo(new Box(5, 6, 7, 8));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Json.write(
        Json.indented(bytes),
        json -> {
          json.writeStartObject();
          document.write(json);
          json.writeEndObject();
        });
    assertThat(read(bytes.toString(StandardCharsets.UTF_8))).isEqualTo(document);
  }

  /** So that a program of before never covers less than was decided. */
  @Test
  void onlyWhatIsMoreThanCoverAndClearIsOfTheNewVersion() throws IOException {
    for (String document : List.of(GOOD, FULL)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Json.write(
          Json.compact(bytes),
          json -> {
            json.writeStartObject();
            read(document).write(json);
            json.writeEndObject();
          });
      assertThat(bytes.toString(StandardCharsets.UTF_8))
          .contains(document.equals(GOOD) ? "\"version\":1" : "\"version\":2");
    }
    refused(FULL.replace("\"version\": 2", "\"version\": 1"), "neither cover nor clear");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "person": "calder"     | "person": "Ray Calder"   | a short name
          "person": "calder"     | "person": 3              | not a text
          "confirmed": true      | "confirmed": "yes"       | not true or false
          "frames": [3, 9]       | "frames": [9, 3]         | not a first frame and an end
          "frames": [3, 9]       | "frames": [4, 9]         | in order
          "frame": 8             | "frame": 2               | in order
          "number": 1            | "number": 0              | a number from 1
          [5, 6, 7, 8]           | [-5, 6, 7, 8]            | lies in no picture
          """)
  void aLevelOrRegionThatIsWrongIsRefused(String from, String to, String message) {
    assertThat(FULL).contains(from);
    refused(FULL.replace(from, to), message);
  }

  private static String dismissing(String dismissals) {
    return GOOD.replace("\"backdrops\": [{", "\"audit\": [" + dismissals + "], \"backdrops\": [{");
  }

  @Test
  void dismissedFindingsAreReadAndWritten() throws IOException {
    DecisionsDocument document =
        read(dismissing("{\"frames\": [3, 9], \"box\": [1, 2, 3, 4], \"ground\": \"a sign\"}"));
    assertThat(document.decisions().dismissals())
        .containsExactly(new Dismissal(new FrameSpan(3, 9), new Box(1, 2, 3, 4), "a sign"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Json.write(
        Json.indented(bytes),
        json -> {
          json.writeStartObject();
          document.write(json);
          json.writeEndObject();
        });
    assertThat(read(bytes.toString(StandardCharsets.UTF_8))).isEqualTo(document);
    assertThat(document.clearing(List.of(), NOW).decisions().dismissals()).hasSize(1);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"frames": [3], "box": [1, 2, 3, 4], "ground": ""}       | not a first frame and an end
          {"frames": [9, 3], "box": [1, 2, 3, 4], "ground": ""}    | not a first frame and an end
          {"frames": [-1, 3], "box": [1, 2, 3, 4], "ground": ""}   | not a first frame and an end
          {"frames": [1, 3], "box": [1, 2, 1, 4], "ground": ""}    | is an empty box
          {"frames": [1, 3], "box": [1, 2, 3, 4]}                  | has no ground
          {"frames": [1, 3], "box": [-9, 2, 3, 4], "ground": ""}   | lies in no picture
          {"frames": [1, 3], "box": [0, 2, 2000000000, 4], "ground": ""} | lies in no picture
          {"box": [1, 2, 3, 4], "ground": ""}                      | has no frames
          """)
  void aDismissalThatIsWrongIsRefused(String dismissal, String message) {
    refused(dismissing(dismissal), message);
  }

  @Test
  void aSegmentOrBackdropDecidedTwiceIsRefused() {
    String segment = "{\"id\": \"3.1\", \"decision\": \"clear\", \"ground\": \"on duty\"}";
    refused(GOOD.replace(segment, segment + "," + segment), "segment 3.1 is decided twice");
    String backdrop = "{\"number\": 2, \"boxes\": []}";
    refused(GOOD.replace("\"backdrops\": [", "\"backdrops\": [" + backdrop + ","), "twice");
  }

  @Test
  void moreThanAPersonWritesIsRefused() {
    refused(GOOD.replace("on duty", "x".repeat(501)), "longer than 500");
    refused(GOOD.replace("[1, 2, 3, 4]", "[1,2,3,4],".repeat(500) + "[1,2,3,4]"), "500 boxes");
  }

  @Test
  void clearingKeepsWhatElseWasDecided() {
    DecisionsDocument cleared =
        read(GOOD.replace("clear", "cover"))
            .clearing(List.of(new SegmentId(3, 1), new SegmentId(9, 2)), NOW);
    assertThat(cleared.decisions().segments())
        .containsOnly(
            Map.entry(new SegmentId(3, 1), new SegmentDecision(true, "on duty", Optional.of(NOW))),
            Map.entry(new SegmentId(9, 2), new SegmentDecision(true, "", Optional.of(NOW))));
    assertThat(cleared.decisions().backdrops()).containsKey(2);
  }

  private static void refused(String document, String message) {
    assertThatExceptionOfType(UnsealException.class)
        .isThrownBy(() -> read(document))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCUMENT_MALFORMED))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001b").doesNotContain("\n"));
  }

  private static DecisionsDocument read(String document) {
    return DecisionsDocument.read(Json.read(document, "the decisions file"));
  }

  private static String decidedAt(String segment, String backdrop) {
    return GOOD.replace("\"ground\": \"on duty\"", "\"ground\": \"on duty\"" + segment)
        .replace("\"number\": 2", "\"number\": 2" + backdrop);
  }

  private static String decided(String time) {
    return ", \"decided\": \"" + time + "\"";
  }

  @Test
  void timesAreReadWrittenAndKeptAndTheFirstIsTheEarliest() throws IOException {
    DecisionsDocument document =
        read(decidedAt(decided("2026-03-02T00:00:00Z"), decided("2026-03-01T10:00:00Z")));
    assertThat(document.decisions().first()).contains(Instant.parse("2026-03-01T10:00:00Z"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Json.write(
        Json.compact(bytes),
        json -> {
          json.writeStartObject();
          document.write(json);
          json.writeEndObject();
        });
    assertThat(read(bytes.toString(StandardCharsets.UTF_8))).isEqualTo(document);
    assertThat(document.clearing(List.of(new SegmentId(3, 1)), NOW)).isEqualTo(document);
  }

  @Test
  void whereTheTimeOfOneDecisionIsNotKnownNobodyKnowsTheFirst() {
    assertThat(read(decidedAt(decided("2026-03-02T00:00:00Z"), "")).decisions().first()).isEmpty();
    assertThat(read(GOOD).decisions().first()).isEmpty();
    assertThat(new Decisions(DIGEST, DIGEST, Map.of(), Map.of()).first()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-13-01T00:00:00Z",
        "2026-03-01T00:00:00+01:00",
        "+999999999-12-31T23:59:59Z",
        "2026-03-01T00:00:00.5Z"
      })
  void anotherWayToWriteATimeIsRefused(String time) {
    assertThatExceptionOfType(UnsealException.class)
        .isThrownBy(() -> read(decidedAt(decided(time), "")))
        .withMessageContaining("a time is not written like");
  }
}
