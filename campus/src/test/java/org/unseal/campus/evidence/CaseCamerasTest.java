package org.unseal.campus.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.unseal.campus.draw.FramePainter;
import org.unseal.campus.evidence.CaseCameras.Filmed;
import org.unseal.campus.evidence.CaseCameras.Released;
import org.unseal.campus.scene.Person;
import org.unseal.campus.truth.FrameTruth;

class CaseCamerasTest {
  private static final long SECOND = 1_000_000;
  private static final long NOON = 1_746_547_200L * SECOND;

  private static LocalDateTime local(long microseconds) {
    return LocalDateTime.ofInstant(
        Instant.ofEpochSecond(
            Math.floorDiv(microseconds, SECOND), Math.floorMod(microseconds, SECOND) * 1_000),
        ZoneOffset.ofHours(-4));
  }

  /** Written out once more, with the library's calendar. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cam-yard | 41300000 | 18 | MM-dd-yyyy HH:mm:ss",
        "cam-b7 | -133600000 | -35 | yyyy/MM/dd HH:mm:ss 'PM'",
        "cam-gate | -3593000000 | 0 | HH:mm:ss",
        "cam-hall | 3900000 | 0 | yyyy-MM-dd HH:mm:ss"
      })
  void everyFrameShowsTheClockOfTheStory(String name, long offset, long rate, String pattern) {
    Filmed filmed = new CaseCameras(CaseForm.SHORT, 3).of(name);
    DateTimeFormatter written = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    for (long time : filmed.frames()) {
      long shown = time + offset + Math.floorDiv((time - NOON) * rate, SECOND);
      assertThat(filmed.camera().clock().text(time)).isEqualTo(written.format(local(shown)));
    }
  }

  @Test
  void theFullStoryReleases27MinutesAsTheRulingSays() {
    CaseCameras cameras = new CaseCameras(CaseForm.FULL, 3);
    Released yard = cameras.released().getFirst();
    assertThat(local(yard.shownFrom()).toLocalTime()).hasToString("14:17:30");
    assertThat(local(yard.shownTo()).toLocalTime()).hasToString("14:38:50");
    assertThat(cameras.released())
        .extracting(Released::camera)
        .containsExactly("cam-yard", "cam-b7", "cam-b7", "cam-gate");
    assertThat(cameras.released().stream().mapToLong(r -> r.shownTo() - r.shownFrom()).sum())
        .isEqualTo(27 * 60 * SECOND);
  }

  @ParameterizedTest
  @EnumSource(
      value = CaseForm.class,
      names = {"SHORT", "FULL"})
  void whatIsReleasedWasRecorded(CaseForm form) {
    CaseCameras cameras = new CaseCameras(form, 3);
    for (Released released : cameras.released()) {
      Filmed filmed = cameras.of(released.camera());
      assertThat(filmed.camera().clock().shownAt(released.shownFrom()))
          .isGreaterThan(filmed.scene().start());
      assertThat(filmed.camera().clock().shownAt(released.shownTo()))
          .isLessThan(filmed.scene().end());
    }
    assertThat(
            new CaseCameras(CaseForm.SHORT, 3)
                .released().stream().mapToLong(r -> r.shownTo() - r.shownFrom()).sum())
        .isEqualTo(162 * SECOND);
  }

  @ParameterizedTest
  @EnumSource(CaseForm.class)
  void theKeyframesOfBuildingSevenComeWhereSomethingHappensAndNeverLaterThanAfterEightSeconds(
      CaseForm form) {
    CaseCameras cameras = new CaseCameras(form, 3);
    Filmed filmed = cameras.of("cam-b7");
    Matcher idr = Pattern.compile("idr=([0-9,]+)").matcher(filmed.camera().format().options());
    assertThat(idr.find()).isTrue();
    List<Long> frames = filmed.frames();
    List<Long> lengths = new ArrayList<>();
    long last = frames.getFirst();
    for (String key : idr.group(1).split(",", -1)) {
      long now = frames.get(Integer.parseInt(key));
      lengths.add(now - last);
      last = now;
    }
    assertThat(lengths).allMatch(length -> length <= 8 * SECOND);
    assertThat(lengths).anyMatch(length -> length > 7 * SECOND);
    assertThat(lengths.subList(1, lengths.size())).anyMatch(length -> length < 6 * SECOND);
    assertThat(frames.getLast() - last).isLessThanOrEqualTo(8 * SECOND);
    List<Long> steps = new ArrayList<>();
    for (int i = 1; i < frames.size(); i++) {
      steps.add(frames.get(i) - frames.get(i - 1));
    }
    assertThat(steps.stream().distinct().count()).as("frame rate varies").isGreaterThan(20);
  }

  @Test
  void theStrobesFirstFlashIsOnAFrame() {
    for (CaseForm form : CaseForm.values()) {
      for (long seed = 1; seed <= 5; seed++) {
        CaseCameras cameras = new CaseCameras(form, seed);
        long alarm = cameras.schedule().alarm;
        assertThat(cameras.of("cam-b7").frames())
            .as("%s, seed %d", form, seed)
            .anyMatch(frame -> frame >= alarm && frame < alarm + 80_000);
      }
    }
  }

  @Test
  void theHallShowsFacesOfUpTo120Pixels() {
    Filmed hall = new CaseCameras(CaseForm.SHORT, EvidenceFolder.SEED).of("cam-hall");
    FramePainter painter = new FramePainter(hall.scene(), hall.camera());
    List<Long> frames = hall.frames();
    double largest = 0;
    for (int i = frames.size() - 60; i < frames.size(); i++) {
      largest =
          Math.max(
              largest,
              painter
                  .paint(i, i, frames.get(i))
                  .people()
                  .filter(person -> 2 * person.visiblePixels() > person.facePixels())
                  .mapToDouble(FrameTruth.Someone::faceHeight)
                  .max()
                  .orElse(0));
    }
    assertThat(largest).isBetween(105.0, 125.0);
  }

  @Test
  void anotherSeedDrawsOtherPeopleAndTheSameSeedTheSame() {
    List<Long> first = seeds(3);
    assertThat(seeds(3)).isEqualTo(first);
    assertThat(seeds(4)).isNotEqualTo(first);
  }

  private static List<Long> seeds(long seed) {
    return new CaseCameras(CaseForm.SMALL, seed)
        .of("cam-yard").scene().people().stream().map(Person::seed).toList();
  }
}
