package org.unseal.campus.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RadioTrafficTest {
  private static final long SECOND = 1_000_000;
  private static final int HEAD = 58;

  @TempDir private Path folder;

  private static List<Call> calls(CaseForm form, long seed) {
    return new RadioTraffic(new Schedule(form, wanted -> wanted), seed).calls();
  }

  @ParameterizedTest
  @EnumSource(CaseForm.class)
  void everyStampIsTwoToFourSecondsAheadOfTheTruth(CaseForm form) {
    for (long seed = 1; seed <= 50; seed++) {
      for (Call call : calls(form, seed)) {
        for (int i = 0; i < call.transmissions().size(); i++) {
          assertThat(call.stamps().get(i) * SECOND - call.transmissions().get(i).start())
              .as("seed %d, %s", seed, call.id())
              .isBetween(2 * SECOND, 4 * SECOND);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CaseForm.class)
  void oneCallIsThatOf142031AndNoneBeginsBeforeTheOneBeforeHasEnded(CaseForm form) {
    for (long seed = 1; seed <= 20; seed++) {
      List<Call> calls = calls(form, seed);
      assertThat(LocalTimes.second(calls.get(2).stamp() * SECOND)).isEqualTo("14:20:31");
      for (int i = 1; i < calls.size(); i++) {
        assertThat(calls.get(i).start()).isGreaterThan(calls.get(i - 1).end());
        assertThat(calls.get(i).stamp()).isGreaterThan(calls.get(i - 1).stamp());
      }
    }
  }

  @Test
  void aFileIsShorterThanTheSpanOfItsCallByThePausesThatWereCutOut() throws IOException {
    List<Call> calls = calls(CaseForm.SHORT, 7);
    RadioFolder.write(folder, calls, 7);
    long all = 0;
    for (Call call : calls) {
      JsonNode json =
          JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve(call.file() + ".json")));
      long samples = Files.size(folder.resolve(call.file() + ".wav")) - HEAD;
      long span = json.path("stop_time").asLong() - json.path("start_time").asLong();
      assertThat(samples * SECOND / 8_000).isLessThan(call.end() - call.start());
      assertThat(call.end() - call.start()).isLessThanOrEqualTo(span * SECOND);
      assertThat(json.path("start_time").asLong()).isEqualTo(call.stamp());
      double heard = 0;
      for (JsonNode part : json.path("freqList")) {
        assertThat(part.path("pos").asDouble()).isEqualTo(heard);
        heard = Math.round((heard + part.path("len").asDouble()) * 1_000) / 1_000.0;
      }
      assertThat(Math.round(heard * 8_000)).isEqualTo(samples);
      assertThat(json.path("srcList")).hasSameSizeAs(call.transmissions());
      all += samples;
    }
    // The tape has a chunk of its own, and all of them back to back.
    assertThat(Files.size(folder.resolve(RadioFolder.tape(calls)))).isEqualTo(all + HEAD + 610);
  }

  @Test
  void theSameSeedSoundsTheSameAndAnotherDoesNot() throws IOException {
    for (int i = 0; i < 3; i++) {
      int seed = i == 2 ? 8 : 7;
      Path own = Files.createDirectory(folder.resolve(Integer.toString(i)));
      RadioFolder.write(own, calls(CaseForm.SMALL, 7), seed);
    }
    try (Stream<Path> files = Files.list(folder.resolve("0"))) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        assertThat(file).hasSameBinaryContentAs(folder.resolve("1").resolve(name));
        if (name.endsWith(".wav")) {
          assertThat(Files.mismatch(file, folder.resolve("2").resolve(name))).isNotNegative();
        }
      }
    }
  }

  @Test
  void theDraftMishearsOneNumberOnly() {
    List<Call.Transmission> wrong =
        calls(CaseForm.SHORT, 7).stream()
            .flatMap(call -> call.transmissions().stream())
            .filter(part -> !part.words().equals(part.draft()))
            .toList();
    assertThat(wrong).hasSize(1);
    assertThat(wrong.getFirst().draft().replace("eleven", "seven"))
        .isEqualTo(wrong.getFirst().words());
  }
}
