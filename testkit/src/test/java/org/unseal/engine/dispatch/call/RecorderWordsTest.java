package org.unseal.engine.dispatch.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.dispatch.call.CallTable.Layout;
import org.unseal.engine.dispatch.continuity.Bounds;
import org.unseal.engine.dispatch.continuity.RecordedSpan;
import org.unseal.model.failure.UnsealException;
import org.unseal.testkit.sound.WaveFile;

/** What recorders say becomes bounds that hold what they mean. */
final class RecorderWordsTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final RecorderClock CLOCK = new RecorderClock(ZONE, 0);
  private static final RecorderClock LOOSE = new RecorderClock(ZONE, 2_000_000);

  @TempDir private Path folder;

  private static long micros(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000;
  }

  @Test
  void aWholeSecondIsTheSecondThatBeginsThereAndTheErrorComesOnBothSides() {
    assertThat(CLOCK.seconds(100)).isEqualTo(new Bounds(100_000_000, 100_999_999));
    assertThat(LOOSE.seconds(100)).isEqualTo(new Bounds(98_000_000, 102_999_999));
  }

  @Test
  void anHourThatComesTwiceIsBothAndOneThatNeverComesIsAround() {
    Bounds twice = CLOCK.local(LocalDateTime.parse("2025-11-02T01:30:00"), 1_000_000);
    assertThat(twice.earliest()).isEqualTo(micros("2025-11-02T05:30:00Z"));
    assertThat(twice.latest()).isEqualTo(micros("2025-11-02T06:30:00Z") + 999_999);
    Bounds never = CLOCK.local(LocalDateTime.parse("2025-03-09T02:30:00"), 1_000_000);
    assertThat(never.earliest()).isEqualTo(micros("2025-03-09T06:30:00Z"));
    assertThat(never.latest()).isEqualTo(micros("2025-03-09T07:30:00Z") + 999_999);
  }

  private Optional<WaveHeader> header(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("call.wav"), bytes);
    try (FileChannel channel = FileChannel.open(file)) {
      return WaveHeader.read(channel);
    }
  }

  private static byte[] wave(String date, String time, long reference) {
    return WaveFile.of(
        8_000,
        new int[801],
        WaveFile.Coding.MU_LAW,
        Optional.of(new WaveFile.Extension(date, time, reference)));
  }

  @Test
  void aBroadcastExtensionSaysTheSecondAndItsReferenceTheSample() throws IOException {
    // 14:20:31 and 4,321 samples after it
    long reference = (14 * 3_600L + 20 * 60 + 31) * 8_000 + 4_321;
    WaveHeader header = header(wave("2025-05-06", "14:20:31", reference)).orElseThrow();
    Bounds start = header.facts(CLOCK).start().orElseThrow();
    long exact = micros("2025-05-06T18:20:31Z") + 4_321L * 1_000_000 / 8_000;
    assertThat(start.earliest()).isEqualTo(exact);
    assertThat(start.latest()).isEqualTo(exact + 1);
  }

  @Test
  void aReferenceThatSaysOtherwiseWidensAndNoneLeavesTheSecond() throws IOException {
    Bounds second =
        header(wave("2025:05:06", "14-20-31", 0)).orElseThrow().facts(CLOCK).start().orElseThrow();
    assertThat(second)
        .isEqualTo(
            new Bounds(micros("2025-05-06T18:20:31Z"), micros("2025-05-06T18:20:31Z") + 999_999));
    Bounds both =
        header(wave("2025-05-06", "14:20:31", 8_000L * 3_600))
            .orElseThrow()
            .facts(CLOCK)
            .start()
            .orElseThrow();
    assertThat(both.earliest()).isEqualTo(micros("2025-05-06T05:00:00Z"));
    assertThat(both.latest()).isEqualTo(second.latest());
  }

  @Test
  void whatIsNoHeaderSaysNothing() throws IOException {
    assertThat(header(wave("2025-13-06", "14:20:31", 0))).isEmpty();
    assertThat(header(wave("yesterday!", "14:20:31", 0))).isEmpty();
    assertThat(header(WaveFile.of(8_000, new int[9], WaveFile.Coding.S16, Optional.empty())))
        .isEmpty();
    assertThat(header("RIFF".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(header(new byte[0])).isEmpty();
  }

  private static final String CALL =
      """
      {
        "freq": 851000000, "start_time": 1746555631, "stop_time": 1746555643,
        "emergency": 0, "call_length": 9, "talkgroup": 4101, "talkgroup_tag": "Dispatch",
        "freqList": [{"freq": 851000000, "time": 1746555631, "pos": 0.00, "len": 3.1}],
        "srcList": [
          {"src": 70211, "time": 1746555631, "pos": 0.00, "emergency": 0, "tag": ""},
          {"src": -1, "time": 1746555636, "pos": 3.12, "emergency": 0, "tag": ""},
          {"src": 70300, "time": 1746555640, "pos": 6.48, "emergency": 0, "tag": ""}
        ]
      }
      """;

  @Test
  void trunkRecordersJsonSaysWhoSpokeFromWhere() {
    CallFacts call = TrunkCall.read(CALL, LOOSE);
    assertThat(call.talkgroup()).hasValue(4101);
    assertThat(call.start()).contains(LOOSE.seconds(1_746_555_631));
    assertThat(call.end()).contains(LOOSE.seconds(1_746_555_643));
    // a clock that is off is off at both ends
    assertThat(call.span()).contains(new RecordedSpan(11_000_001, 12_999_999));
    assertThat(call.parts()).hasSize(3);
    assertThat(call.parts().get(1).place()).isEqualTo(new Bounds(3_115_000, 3_125_000));
    assertThat(call.parts().get(1).clock()).isEqualTo(LOOSE.seconds(1_746_555_636));
    assertThat(call.parts().get(1).radio()).isEmpty();
    assertThat(call.parts().get(2).radio()).hasValue(70300);
  }

  @Test
  void newerVersionsSayMilliseconds() {
    CallFacts call =
        TrunkCall.read(
            """
            {"start_time": 1746555631, "stop_time": 1746555643,
             "start_time_ms": 1746555631250, "stop_time_ms": 1746555643750, "srcList": []}
            """,
            CLOCK);
    assertThat(call.span()).contains(new RecordedSpan(12_499_001, 12_500_999));
  }

  @Test
  void otherJsonIsRefused() {
    for (String bad :
        List.of(
            "",
            "[]",
            "{}",
            "{\"start_time\":1}",
            "{\"start_time\":1.5,\"stop_time\":2}",
            "{\"start_time\":1,\"stop_time\":9000000000000000}",
            "{\"start_time\":null,\"stop_time\":2}",
            "{\"start_time\":1,\"stop_time\":2,\"srcList\":[{\"pos\":1e300,\"time\":1}]}",
            "{\"start_time\":1,\"stop_time\":2,\"srcList\":[{\"pos\":\"1\",\"time\":1}]}",
            "{\"start_time\":1,\"start_time\":1,\"stop_time\":2}",
            "[".repeat(100_000))) {
      assertThatThrownBy(() -> TrunkCall.read(bad, CLOCK))
          .as(bad.substring(0, Math.min(60, bad.length())))
          .isInstanceOf(UnsealException.class);
    }
  }

  private static CallTable table(String csv, String columns, String pattern) {
    return CallTable.read(
        csv.getBytes(StandardCharsets.UTF_8),
        Layout.parse(columns, Optional.ofNullable(pattern.isEmpty() ? null : pattern)),
        CLOCK);
  }

  @Test
  void aListOfCallsIsReadByAMapOfColumns() {
    CallTable calls =
        table(
            "Recording;Begin;Stop;TG\r\nradio\\a.wav;05/06/2025 14:20:31;05/06/2025 14:20:40;4101\r\n",
            "file=Recording,start=Begin,end=Stop,talkgroup=TG",
            "MM/dd/yyyy HH:mm:ss");
    CallFacts call = calls.of("exports/a.wav").orElseThrow();
    assertThat(call.start()).contains(CLOCK.seconds(1_746_555_631));
    assertThat(call.span()).contains(new RecordedSpan(8_000_001, 9_999_999));
    assertThat(call.talkgroup()).hasValue(4101);
    assertThat(calls.of("b.wav")).isEmpty();
  }

  @Test
  void timesAreAsExactAsTheyAreWritten() {
    Map<String, Bounds> written =
        Map.of(
            "1746555631", new Bounds(1_746_555_631_000_000L, 1_746_555_631_999_999L),
            "2025-05-06 14:20:31", new Bounds(1_746_555_631_000_000L, 1_746_555_631_999_999L),
            "2025-05-06T14:20:31.25", new Bounds(1_746_555_631_250_000L, 1_746_555_631_259_999L),
            "2025-05-06T18:20:31Z", new Bounds(1_746_555_631_000_000L, 1_746_555_631_999_999L),
            "2025-05-06 14:20", new Bounds(1_746_555_600_000_000L, 1_746_555_659_999_999L));
    written.forEach(
        (text, bounds) ->
            assertThat(
                    table("file,start\na.wav," + text + "\n", "", "")
                        .of("a.wav")
                        .orElseThrow()
                        .start())
                .as(text)
                .contains(bounds));
  }

  @Test
  void severalRowsOfOneFileNeedTheirPlaces() {
    CallTable calls =
        table("file,start,offset,radio\na.wav,1746555631,0,7\na.wav,1746555660,0:04.5,8\n", "", "");
    CallFacts call = calls.of("a.wav").orElseThrow();
    assertThat(call.parts()).hasSize(2);
    assertThat(call.parts().get(1).place()).isEqualTo(new Bounds(4_400_000, 4_600_000));
    for (String bad :
        List.of(
            "file,start\na.wav,1746555631\na.wav,1746555660\n",
            "file,start,offset\na.wav,1746555631,9\na.wav,1746555660,4\n",
            "file,start\na.wav,soon\n",
            "file,begin\na.wav,1746555631\n",
            "file,start,end\na.wav,1746555660,1746555631\n",
            "file,start\na.wav,1746555631,5\n")) {
      if (bad.contains("start,end")) { // a recorder that contradicts itself is for the tests
        assertThat(table(bad, "", "").of("a.wav").orElseThrow().span().orElseThrow().longest())
            .isNegative();
      } else {
        assertThatThrownBy(() -> table(bad, "", "")).as(bad).isInstanceOf(UnsealException.class);
      }
    }
  }
}
