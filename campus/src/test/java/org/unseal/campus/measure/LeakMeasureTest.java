package org.unseal.campus.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.campus.draw.FramePainter;
import org.unseal.campus.draw.SmallYard;
import org.unseal.campus.geometry.Outline;
import org.unseal.campus.scene.Happening;
import org.unseal.campus.scene.Itinerary;
import org.unseal.campus.scene.Person;
import org.unseal.campus.scene.Scene;
import org.unseal.campus.truth.FrameTruth;
import org.unseal.campus.truth.TruthHeader;
import org.unseal.campus.truth.TruthWriter;
import org.unseal.engine.port.Progress;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.picture.PictureSize;
import org.unseal.model.recording.TimeBase;
import org.unseal.testkit.footage.ScriptedFootage;
import org.unseal.testkit.footage.ScriptedPicture;

class LeakMeasureTest {
  private static final int FRAMES = 6;
  private static final int GREEN = 0x00FF00;
  private static final int GREEN_Y = 145;
  private static final int GREEN_U = 54;
  private static final int GREEN_V = 34;

  @TempDir private Path folder;

  private final List<FrameTruth> truths = new ArrayList<>();
  private final List<byte[]> pictures = new ArrayList<>();

  private interface Redaction {
    void cover(FrameTruth truth, ScriptedPicture picture);
  }

  private void record(Scene scene) {
    FramePainter painter = new FramePainter(scene, scene.cameras().getFirst());
    TruthHeader header =
        new TruthHeader("test", 9, "cam-test", SmallYard.SIZE, new TimeBase(1, 15));
    try (TruthWriter writer = new TruthWriter(folder.resolve("truth.jsonl"), header)) {
      for (int i = 0; i < FRAMES; i++) {
        FrameTruth truth = painter.paint(i, i, SmallYard.START + i * 66_667L);
        truths.add(truth);
        pictures.add(painter.i420().clone());
        writer.write(truth);
      }
    }
  }

  private LeakReport measure(int frames, Redaction redaction) {
    try (ScriptedFootage footage =
        new ScriptedFootage(
            SmallYard.SIZE,
            frames,
            (frame, picture) -> {
              copy(pictures.get(frame), picture);
              redaction.cover(truths.get(frame), picture);
            })) {
      LeakReport report =
          LeakMeasure.measure(folder.resolve("truth.jsonl"), footage, GREEN, Progress.SILENT);
      assertThat(footage.open()).isZero();
      return report;
    }
  }

  private static void copy(byte[] planes, ScriptedPicture picture) {
    int from = 0;
    for (int plane = 0; plane < 3; plane++) {
      int width = plane == 0 ? SmallYard.SIZE.width() : SmallYard.SIZE.width() / 2;
      int height = plane == 0 ? SmallYard.SIZE.height() : SmallYard.SIZE.height() / 2;
      ByteBuffer to = picture.writable(plane);
      for (int y = 0; y < height; y++, from += width) {
        to.put(y * picture.stride(plane), planes, from, width);
      }
    }
  }

  private static void fill(ScriptedPicture picture, Box box) {
    box.clip(SmallYard.SIZE)
        .ifPresent(b -> picture.fill(b.snapOutward(2, 2), GREEN_Y + 5, GREEN_U - 4, GREEN_V + 6));
  }

  private static Box face(FrameTruth truth, String id) {
    return truth
        .people()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .flatMap(FrameTruth.Someone::face)
        .flatMap(Outline::box)
        .orElseThrow();
  }

  private static Person walker() {
    return SmallYard.person(
        "s-2", Itinerary.from(SmallYard.START, 0, 6.4).go(-0.4, 5.2, 1.2).build());
  }

  @Test
  void anOriginalLeaksEveryFaceFrame() {
    record(SmallYard.scene(walker()));
    LeakReport report = measure(FRAMES, (t, p) -> {});
    assertThat(report.moving()).isEqualTo(new LeakReport.Tally(FRAMES, FRAMES, FRAMES));
    assertThat(report.moving().rate()).isEqualTo(1);
    assertThat(report.over().covered()).isZero();
    assertThat(report.people().getFirst().leaks()).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void aCoveredPictureLeaksNothingAndIsMostlySurplus() {
    record(SmallYard.scene(walker()));
    LeakReport report = measure(FRAMES, (t, p) -> fill(p, SmallYard.SIZE.box()));
    assertThat(report.moving()).isEqualTo(new LeakReport.Tally(FRAMES, 0, 0));
    assertThat(report.over().covered()).isCloseTo(1, within(1e-9));
    assertThat(report.over().share()).isBetween(0.85, 0.999);
    assertThat(report.over().whole()).isEqualTo(FRAMES);
    assertThat(report.over().causes()).containsOnlyKeys("whole picture");
  }

  @Test
  void aCoveredFaceIsHiddenAndCostsNothing() {
    record(SmallYard.scene(walker()));
    LeakReport report = measure(FRAMES, (t, p) -> fill(p, face(t, "s-2")));
    assertThat(report.moving().leaked()).isZero();
    assertThat(report.over().share()).isZero();
    assertThat(report.over().covered()).isPositive();
  }

  @Test
  void aHalfCoveredFaceIsLeftVisible() {
    record(SmallYard.scene(walker()));
    LeakReport report =
        measure(
            FRAMES,
            (t, p) -> {
              Box face = face(t, "s-2");
              fill(p, new Box(face.left(), face.top(), face.right(), face.top() + 10));
            });
    assertThat(report.moving().leaked()).isEqualTo(FRAMES);
  }

  @Test
  void anotherColourIsNoFill() {
    record(SmallYard.scene(walker()));
    LeakReport report =
        measure(FRAMES, (t, p) -> p.fill(SmallYard.SIZE.box(), GREEN_Y + 13, GREEN_U, GREEN_V));
    assertThat(report.moving().leaked()).isEqualTo(FRAMES);
  }

  @Test
  void runsAreCountedFrameByFrame() {
    record(SmallYard.scene(walker()));
    LeakReport report =
        measure(
            FRAMES,
            (t, p) -> {
              if (t.frame() == 1 || t.frame() == 4) {
                fill(p, face(t, "s-2"));
              }
            });
    assertThat(report.moving()).isEqualTo(new LeakReport.Tally(FRAMES, 4, 2));
  }

  @Test
  void whoStandsStillThroughoutIsListedApart() {
    record(SmallYard.scene(SmallYard.standing("s-1", -1.2, 6), walker()));
    LeakReport report = measure(FRAMES, (t, p) -> fill(p, face(t, "s-2")));
    assertThat(report.still()).isEqualTo(new LeakReport.Tally(FRAMES, FRAMES, FRAMES));
    assertThat(report.moving()).isEqualTo(new LeakReport.Tally(FRAMES, 0, 0));
    assertThat(report.groups().get("skin")).containsOnlyKeys("light");
  }

  @Test
  void surplusOnAShadowIsSaidToBeOne() {
    record(SmallYard.scene(walker()));
    LeakReport report =
        measure(
            FRAMES,
            (t, p) -> {
              Outline shadow = t.people().findFirst().orElseThrow().shadow().orElseThrow();
              int right = shadow.right() / Outline.UNITS;
              int y = (shadow.top() + shadow.bottom()) / 2 / Outline.UNITS;
              fill(p, new Box(right - 24, y - 8, right - 4, y + 4));
              fill(p, new Box(8, 300, 40, 332));
            });
    assertThat(report.over().causes()).containsOnlyKeys("other", "shadow");
    assertThat(report.over().causes().get("other"))
        .isBetween(32.0 * 32 / SmallYard.SIZE.pixels(), 36.0 * 32 / SmallYard.SIZE.pixels());
  }

  @Test
  void coverAfterAJumpOfTheExposureIsPutDownToIt() {
    Happening jump =
        new Happening.ExposureJump(SmallYard.START, SmallYard.START + 1_500_000, "cam-test", 1.2);
    record(SmallYard.scene(0, List.of(), List.of(jump)));
    LeakReport report = measure(FRAMES, (t, p) -> fill(p, SmallYard.SIZE.box()));
    assertThat(report.over().causes()).containsOnlyKeys("exposure");
  }

  @Test
  void whatHadTheFillsColourBeforeIsNoSurplus() {
    record(SmallYard.scene(walker()));
    Box door = new Box(8, 300, 40, 332);
    ScriptedFootage.Painter painter =
        (frame, picture) -> {
          copy(pictures.get(frame), picture);
          fill(picture, door);
        };
    try (ScriptedFootage footage = new ScriptedFootage(SmallYard.SIZE, FRAMES, painter);
        ScriptedFootage original = new ScriptedFootage(SmallYard.SIZE, FRAMES, painter)) {
      Path truth = folder.resolve("truth.jsonl");
      LeakReport without = LeakMeasure.measure(truth, footage, GREEN, Progress.SILENT);
      LeakReport with =
          LeakMeasure.measure(truth, footage, Optional.of(original), GREEN, Progress.SILENT);
      assertThat(without.over().share()).isPositive();
      assertThat(with.over().share()).isZero();
      assertThat(with.moving()).isEqualTo(without.moving());
      assertThat(footage.open() + original.open()).isZero();
    }
  }

  @Test
  void framesThatTheOutputLacksAreCounted() {
    record(SmallYard.scene(walker()));
    LeakReport report = measure(FRAMES - 2, (t, p) -> {});
    assertThat(report.missing()).isEqualTo(2);
    assertThat(report.moving().faceFrames()).isEqualTo(FRAMES - 2);
  }

  @Test
  void anOutputOfAnotherSizeIsRefused() {
    record(SmallYard.scene(walker()));
    try (ScriptedFootage footage =
        new ScriptedFootage(new PictureSize(320, 180), FRAMES, (frame, picture) -> {})) {
      assertThatThrownBy(
              () ->
                  LeakMeasure.measure(
                      folder.resolve("truth.jsonl"), footage, GREEN, Progress.SILENT))
          .isInstanceOf(UnsealException.class);
    }
  }

  @Test
  void smallTurnedAndHiddenFacesAreNotAsked() {
    Person profile =
        SmallYard.person("s-3", Itinerary.from(SmallYard.START, 1, 6).go(4, 6, 1.2).build());
    Person distant =
        SmallYard.person("s-4", Itinerary.from(SmallYard.START, -3, 22).go(-3, 20, 1.2).build());
    record(SmallYard.scene(profile, distant, SmallYard.standing("s-5", 1.9, 9)));
    List<String> asked =
        truths.stream()
            .flatMap(FrameTruth::people)
            .filter(LeakMeasure::isFaceFrame)
            .map(FrameTruth.Someone::id)
            .distinct()
            .toList();
    assertThat(asked).doesNotContain("s-4", "s-5");
    assertThat(truths.stream().flatMap(FrameTruth::people))
        .filteredOn(p -> Math.abs(p.yaw()) > 75)
        .isNotEmpty()
        .noneMatch(LeakMeasure::isFaceFrame);
  }

  @Test
  void reportsNameTheFiguresInJsonAndText() {
    record(SmallYard.scene(walker(), SmallYard.standing("s-1", -1.2, 6)));
    LeakReport report = measure(FRAMES, (t, p) -> fill(p, new Box(8, 300, 40, 332)));
    assertThat(LeakReports.json(report))
        .contains("\"schema\" : \"unseal.campus.leaks\"", "\"leaked\" : 6", "\"longest_run\" : 6");
    assertThat(LeakReports.text(report))
        .contains("6 of 6 face-frames left visible (100.00 %)", "stand still throughout");
  }
}
