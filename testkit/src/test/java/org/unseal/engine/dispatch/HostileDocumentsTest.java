package org.unseal.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.dispatch.call.CallTable;
import org.unseal.engine.dispatch.call.RecorderClock;
import org.unseal.engine.dispatch.call.TrunkCall;
import org.unseal.engine.dispatch.call.WaveHeader;
import org.unseal.engine.transcript.SpokenSpan;
import org.unseal.engine.transcript.TranscriptFormat;
import org.unseal.engine.transcript.Wording;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.testkit.sound.WaveFile;

/** Whatever a document holds, it is read or refused; nothing else happens. */
final class HostileDocumentsTest {
  private static final long SEED = 20_260_309;
  private static final RecorderClock CLOCK = new RecorderClock(ZoneOffset.UTC, 0);

  private static final List<String> SAMPLES =
      List.of(
          "WEBVTT - a\n\nNOTE x\n\n1\n00:00:01.000 --> 00:00:02.500 align:start\n<v Unit 4>on scene &amp; [unintelligible]\n\n00:01.000 --> 00:03.000\n[removed: FL-119] <i>b</i>\n",
          "1\n00:00:01,000 --> 00:00:02,500\nUnit 4: on scene\n\n2\n00:00:03,000 --> 00:00:04,000\n: a: b --> c\n",
          "start,end,speaker,text\r\n00:00:01.000,2.5,Unit 4,\"'=1+1, \"\"x\"\"\nsecond\"\r\n",
          "{\"start_time\":1746555631,\"stop_time\":1746555643,\"talkgroup\":1,\"srcList\":[{\"src\":7,\"time\":1746555631,\"pos\":0.5}]}",
          "file,start,end,offset,duration\na.wav,2025-05-06 14:20:31.5,1746555640,1.5,0:04\n");

  private static final List<TranscriptFormat> FORMATS =
      List.of(TranscriptFormat.VTT, TranscriptFormat.SRT, TranscriptFormat.CSV);

  private static final List<String> SPITE =
      List.of(
          "\u202E",
          "\u0000",
          "-->",
          "\r",
          "\"",
          "<v ",
          "&#x202e;",
          "&#99999999;",
          "99999999999999",
          "-1",
          "1e999",
          "{",
          "[",
          "\\uD800",
          "\n\n",
          ",",
          ";",
          "00:60:00.000",
          "=cmd|' /C calc'!A0",
          "\uFEFF",
          "[removed",
          "NaN",
          "null",
          "\u2028",
          "9223372036854775807");

  @TempDir private Path folder;

  private static byte[] spoiled(Random random, String sample) {
    StringBuilder text = new StringBuilder(sample);
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(5)) {
        case 0 -> text.insert(at, SPITE.get(random.nextInt(SPITE.size())));
        case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(6)));
        case 2 ->
            text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
        case 3 -> text.setLength(at);
        default -> text.insert(at, (char) random.nextInt(0xD800));
      }
      if (text.isEmpty()) {
        break;
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  @Test
  void everyDocumentIsReadOrRefused() {
    System.out.println("hostile documents, seed " + SEED);
    Random random = new Random(SEED);
    int read = 0;
    for (int i = 0; i < 8_000; i++) {
      byte[] document = spoiled(random, SAMPLES.get(i % SAMPLES.size()));
      try {
        if (i % SAMPLES.size() < 3) {
          check(FORMATS.get(i % SAMPLES.size()), document);
        } else if (i % SAMPLES.size() == 3) {
          TrunkCall.read(new String(document, StandardCharsets.UTF_8), CLOCK);
        } else {
          CallTable.read(document, new CallTable.Layout(Map.of(), Optional.empty()), CLOCK);
        }
        read++;
      } catch (UnsealException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.DOCUMENT_MALFORMED);
        assertThat(e.getMessage()).doesNotContain("\n").doesNotContain("\u202E");
      }
    }
    assertThat(read).isBetween(800, 7_200);
  }

  /** What is read is harmless, and is read back the same from every format. */
  private static void check(TranscriptFormat format, byte[] document) {
    TranscriptFormat.Imported imported = format.read(document, Map.of());
    for (SpokenSpan span : imported.transcript().spans()) {
      assertThat(Wording.refusal(span.text())).isEmpty();
      assertThat(span.text().codePoints())
          .noneMatch(c -> (c < ' ' && c != '\n') || (c >= 0x202A && c <= 0x202E));
    }
    for (TranscriptFormat other : TranscriptFormat.values()) {
      byte[] written = other.write(imported.transcript());
      assertThat(other.read(written, Map.of()).transcript()).isEqualTo(imported.transcript());
    }
  }

  @Test
  void everyHeadOfAWaveFileIsReadOrSaysNothing() throws IOException {
    Random random = new Random(SEED);
    byte[] good =
        WaveFile.of(
            8_000,
            new int[50],
            WaveFile.Coding.S24,
            Optional.of(new WaveFile.Extension("2025-05-06", "14:20:31", 413_048_321)));
    Path file = folder.resolve("a.wav");
    int said = 0;
    for (int i = 0; i < 800; i++) {
      byte[] bytes = good.clone();
      for (int k = random.nextInt(6); k >= 0; k--) {
        int at =
            random.nextBoolean()
                ? random.nextInt(Math.min(60, bytes.length))
                : 12 + random.nextInt(bytes.length - 12);
        bytes[at] = (byte) random.nextInt(256);
      }
      if (random.nextInt(3) == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      Files.write(file, bytes);
      try (FileChannel channel = FileChannel.open(file)) {
        Optional<WaveHeader> header = WaveHeader.read(channel);
        if (header.isPresent()) {
          header.get().facts(CLOCK);
          said++;
        }
      }
    }
    assertThat(said).isBetween(80, 780);
  }
}
