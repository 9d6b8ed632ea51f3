package org.unseal.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.engine.decisions.DecisionsDocument;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.json.Fields;
import org.unseal.engine.json.Json;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.testkit.engine.Workbench;

class ReportTest {
  private static final PictureSize SIZE = new PictureSize(64, 48);

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void prepare() {
    bench = new Workbench(folder, SIZE, 20);
  }

  @Test
  void aSecondRunGivesTheSameBytesApartFromTheTimes() throws IOException {
    bench.redact(bench.request(Optional.empty()), Progress.SILENT);
    String first = Files.readString(bench.report);
    bench.redact(bench.forcing(Optional.empty()), Progress.SILENT);
    String second = Files.readString(bench.report);
    assertThat(withoutTimes(second)).isEqualTo(withoutTimes(first));
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void itCarriesNoPathAndNoFileName() throws IOException {
    bench.redact(bench.request(Optional.empty()), Progress.SILENT);
    assertThat(Files.readString(bench.report))
        .doesNotContain(folder.toString())
        .doesNotContain(folder.getFileName().toString())
        .doesNotContain("input.avi")
        .doesNotContain("output.mp4")
        .doesNotContain(System.getProperty("user.name") + "/");
  }

  @Test
  void itNamesTheFilesByTheirDigests() throws IOException {
    bench.redact(bench.request(Optional.empty()), Progress.SILENT);
    Fields report = read();
    assertThat(report.child("input").text("sha256")).isEqualTo(Digests.ofText("a recording"));
    assertThat(report.child("output").text("sha256"))
        .isEqualTo(Digests.ofFile(bench.output, Progress.SILENT));
  }

  @Test
  void everyTrackIsInItWithItsBoxes() throws IOException {
    bench.redact(bench.request(Optional.empty()), Progress.SILENT);
    Fields stretch = read().list("stretches").getFirst();
    Fields track = stretch.list("tracks").getFirst();
    Fields segment = track.list("segments").get(1);
    assertThat(track.text("kind")).isEqualTo("MOVER");
    assertThat(segment.text("id")).isEqualTo("1.2");
    assertThat(segment.text("decision")).isEqualTo("cover");
    assertThat(segment.list("risks").getFirst().text()).isEqualTo("CROSSING");
    assertThat(segment.list("boxes")).hasSize(10);
    assertThat(segment.list("boxes").getFirst().box()).isEqualTo(new Box(12, 2, 20, 18));
  }

  @Test
  void anUnreviewedBackdropIsSaidInWords() throws IOException {
    bench.redact(bench.request(Optional.empty()), Progress.SILENT);
    assertThat(read().child("summary").list("warnings").stream().map(Fields::text))
        .containsExactly("unreviewed: backdrop not looked at by a person");
  }

  @Test
  void itsDecisionsAreADecisionsDocument() throws IOException {
    Report made = bench.redact(bench.request(Optional.empty()), Progress.SILENT);
    assertThat(DecisionsDocument.read(read().child("decisions"))).isEqualTo(made.decisions());
  }

  @Test
  void timesNameTheStagesInTheirOrder() throws IOException {
    bench.redact(bench.request(Optional.empty()), Progress.SILENT);
    Fields times = read().child("times");
    for (String stage : List.of("hash", "analyze", "backdrop", "track", "render", "sheet")) {
      assertThat(times.integer(stage)).as(stage).isPositive();
    }
  }

  @Test
  void aFullDiskIsToldAsSuch() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "no file here that is always full");
    Report report = bench.redact(bench.request(Optional.empty()), Progress.SILENT);
    assertThatExceptionOfType(UnsealException.class)
        .isThrownBy(() -> report.write(full))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.DISK_FULL));
  }

  private Fields read() throws IOException {
    return Json.read(Files.readString(bench.report), "the report");
  }

  private static String withoutTimes(String report) {
    assertThat(report).contains("\"times\"");
    return report.substring(0, report.indexOf("\"times\""));
  }
}
