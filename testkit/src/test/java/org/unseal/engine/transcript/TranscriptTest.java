package org.unseal.engine.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.transcript.Transcript.Said;
import org.unseal.engine.transcript.TranscriptFormat.Imported;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.testkit.casefile.DrawnCase;

/** A transcript comes back from every format as it was, and every edit is in the log. */
final class TranscriptTest {
  private static final List<String> WORDS =
      List.of(
          "unit",
          "four",
          "on",
          "scene",
          "[unintelligible]",
          "[removed: FL 119.071(2)(h)]",
          "=1+1",
          "-->",
          "--&gt;",
          "--&amp;",
          "<v Bob>",
          "&amp;",
          "'=x",
          "''+",
          "@home",
          "a: b",
          ": c",
          "naïve",
          "日本",
          "\uD83D\uDE92",
          "\"quoted\"",
          "semi;colon",
          "WEBVTT",
          "NOTE",
          "12",
          "+1",
          "-2",
          "{\\an8}",
          "00:00:01,000",
          "Unit 4: hello");

  @TempDir private Path folder;

  private static Transcript random(Random random) {
    List<Said> said = new ArrayList<>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      int words = 1 + random.nextInt(6);
      for (int w = 0; w < words; w++) {
        text.append(WORDS.get(random.nextInt(WORDS.size())))
            .append(random.nextInt(5) == 0 ? "\n" : " ");
      }
      long start = random.nextInt(4_000_000) * 1_000L;
      said.add(
          new Said(
              start,
              start + 1_000 + random.nextInt(9_000) * 1_000L,
              random.nextBoolean() ? Optional.of("Unit " + random.nextInt(9)) : Optional.empty(),
              Wording.clean(text.toString()).text()));
    }
    return Transcript.of(said);
  }

  @Test
  void everyFormatGivesBackWhatWasWritten() {
    for (int seed = 0; seed < 1_000; seed++) {
      Transcript transcript = random(new Random(seed));
      for (TranscriptFormat format : TranscriptFormat.values()) {
        byte[] written = format.write(transcript);
        Imported back = format.read(written, Map.of());
        assertThat(back.transcript()).as("%s, seed %d", format, seed).isEqualTo(transcript);
        assertThat(back.replaced()).isZero();
        assertThat(format.write(back.transcript())).isEqualTo(written);
      }
    }
  }

  private static Imported read(TranscriptFormat format, String text) {
    return format.read(text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  @Test
  void voicesAreSpeakersAndWhatDeceivesIsReplaced() {
    Imported imported =
        read(
            TranscriptFormat.VTT,
            """
            WEBVTT

            STYLE
            ::cue { color: red }

            intro
            01:02.500 --> 01:04.000 line:0
            <v.loud Dispatcher>Go \u202Eahead <i>now</i>
            <v Unit 7>Copy&lt;
            """);
    assertThat(imported.leftOut()).isEqualTo(1);
    assertThat(imported.replaced()).isEqualTo(1);
    assertThat(imported.transcript().spans())
        .extracting(SpokenSpan::text)
        .containsExactly(
            "<v.loud Dispatcher>Go \uFFFDahead <i>now</i>"
                .substring(19)
                .replace("<i>", "")
                .replace("</i>", ""),
            "Copy<");
    assertThat(imported.transcript().spans().get(1).speaker()).contains("Unit 7");
  }

  @Test
  void noSpreadsheetTakesACellForAFormula() {
    Transcript transcript =
        Transcript.of(List.of(new Said(0, 1_000, Optional.empty(), "=HYPERLINK(\"x\")")));
    String csv = new String(TranscriptFormat.CSV.write(transcript), StandardCharsets.UTF_8);
    assertThat(csv).contains("\"'=HYPERLINK");
  }

  @Test
  void noTextCanPassForTimes() {
    Transcript transcript =
        Transcript.of(
            List.of(
                new Said(
                    0, 1_000, Optional.empty(), "x\n2\n00:00:05,000 --> 00:00:06,000\nforged")));
    for (TranscriptFormat format : List.of(TranscriptFormat.VTT, TranscriptFormat.SRT)) {
      String text = new String(format.write(transcript), StandardCharsets.UTF_8);
      assertThat(text.split("-->", -1)).as(text).hasSize(2);
    }
  }

  @Test
  void whatIsWrongIsRefusedWithItsLine() {
    for (String bad :
        List.of(
            "WEBVT\n",
            "WEBVTTX\n",
            "WEBVTT\n\nno time\n",
            "WEBVTT\n\n00:02.000 --> 00:01.000\nx\n",
            "WEBVTT\n\n00:61.000 --> 00:62.000\nx\n",
            "WEBVTT\n\n00:01.000 --> 00:02.000\n[removed]\n",
            "WEBVTT\n\n00:01 --> 00:02\nx\n")) {
      assertThatThrownBy(() -> read(TranscriptFormat.VTT, bad))
          .as(bad)
          .isInstanceOf(UnsealException.class)
          .hasMessageContaining("line ");
    }
    assertThatThrownBy(
            () ->
                TranscriptFormat.VTT.read(
                    new byte[] {'W', 'E', 'B', 'V', 'T', 'T', '\n', (byte) 0xC3}, Map.of()))
        .hasMessageContaining("UTF-8");
  }

  @Test
  void aTableWithOtherColumnsIsReadByAMap() {
    Imported imported =
        TranscriptFormat.CSV.read(
            "From;To;Words\n1.5;2;hello\n".getBytes(StandardCharsets.UTF_8),
            Map.of("start", "From", "end", "To", "text", "Words"));
    assertThat(imported.transcript().spans())
        .containsExactly(new SpokenSpan("s1", 1_500_000, 2_000_000, Optional.empty(), "hello"));
  }

  private static UnsealException refused(Runnable run) {
    try {
      run.run();
    } catch (UnsealException e) {
      return e;
    }
    throw new AssertionError("not refused");
  }

  @Test
  void everyEditIsOneSignedEventAndIdsAreNeverUsedAgain() {
    try (CaseFile file = DrawnCase.in(folder)) {
      file.append(
          Entry.of(
              Action.RECEIVED,
              new Change.Put(
                  RecordKind.ITEM, "i1", new ObjectWriter().put("source", "radio-1").end())));
      TranscriptStep step = new TranscriptStep(file);
      long before = file.head().seq();
      String id =
          step.add(
              "i1",
              read(TranscriptFormat.SRT, "1\n00:00:01,000 --> 00:00:03,000\nUnit 4: a b c\n"));
      assertThat(id).isEqualTo("x1");
      List<TranscriptEdit> edits =
          List.of(
              new TranscriptEdit.Split("s1", 2_000_000, 2),
              new TranscriptEdit.Reword("s2", "seven, not eleven"),
              new TranscriptEdit.Add(5_000_000, 6_000_000, Optional.empty(), "new"),
              new TranscriptEdit.Attribute("s3", Optional.of("Dispatcher")),
              new TranscriptEdit.Shift(List.of("s3"), 500_000),
              new TranscriptEdit.Retime("s3", 5_000_000, 7_000_000),
              new TranscriptEdit.Merge(List.of("s2", "s1")),
              new TranscriptEdit.Remove("s3"),
              new TranscriptEdit.Add(8_000_000, 9_000_000, Optional.empty(), "last"));
      edits.forEach(edit -> step.edit(id, edit));
      assertThat(file.head().seq()).isEqualTo(before + 1 + edits.size());
      assertThat(step.get(id).transcript().spans())
          .containsExactly(
              new SpokenSpan(
                  "s1", 1_000_000, 3_000_000, Optional.of("Unit 4"), "a b\nseven, not eleven"),
              new SpokenSpan("s4", 8_000_000, 9_000_000, Optional.empty(), "last"));
      List<String> events = new ArrayList<>();
      file.inspect(
          new org.unseal.engine.port.CaseStore.Inspector() {
            @Override
            public void event(long seq, String hash, String event, String signature) {
              events.add(event);
            }

            @Override
            public void record(
                String kind, String recordId, long number, long seq, Optional<String> body) {}
          });
      assertThat(events.getLast()).contains("\"action\":\"transcribed\"", "\"edit\":\"add\"", "p1");

      long head = file.head().seq();
      assertThat(refused(() -> step.edit(id, new TranscriptEdit.Remove("s9"))).code())
          .isEqualTo(ErrorCode.RECORD_MISSING);
      for (TranscriptEdit bad :
          List.of(
              new TranscriptEdit.Split("s4", 8_500_000, 4),
              new TranscriptEdit.Split("s4", 9_500_000, 1),
              new TranscriptEdit.Shift(List.of(), -5_000_000),
              new TranscriptEdit.Merge(List.of("s4")),
              new TranscriptEdit.Reword("s4", "[removed]"),
              new TranscriptEdit.Retime("s4", 1, 2),
              new TranscriptEdit.Attribute("s4", Optional.of("a: b")))) {
        assertThat(refused(() -> step.edit(id, bad)).code())
            .as("" + bad)
            .isEqualTo(ErrorCode.USAGE);
      }
      assertThat(file.head().seq()).isEqualTo(head);
    }
  }
}
