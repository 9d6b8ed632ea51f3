package org.unseal.campus.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unseal.campus.draw.Sight;
import org.unseal.campus.evidence.CaseCameras.Filmed;
import org.unseal.campus.scene.Person;
import org.unseal.campus.scene.Role;
import org.unseal.campus.scene.Stance;
import org.unseal.campus.scene.Vehicle;

class CaseStoryTest {
  private static final long SECOND = 1_000_000;
  private static final long FRAME = 66_667;

  private static Person one(Filmed filmed, Role role) {
    return filmed.scene().people().stream().filter(p -> p.role() == role).findFirst().orElseThrow();
  }

  private static Stance at(Person person, long time) {
    return person.itinerary().at(time, person.seed()).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(CaseForm.class)
  void theDeputyWalksAndRunsOnlyAfterTheAlarm(CaseForm form) {
    CaseCameras cameras = new CaseCameras(form, 3);
    Schedule when = cameras.schedule();
    Filmed yard = cameras.of("cam-yard");
    for (Role role : List.of(Role.OFFICER, Role.MONITOR)) {
      Person person = one(yard, role);
      for (long t = yard.scene().start(); t < when.runStart; t += FRAME) {
        assertThat(at(person, t).gait()).isNotEqualTo(Stance.Gait.RUNNING);
      }
      assertThat(at(person, when.alarm - FRAME).gait()).isEqualTo(Stance.Gait.WALKING);
      assertThat(at(person, when.runStart + SECOND).gait()).isEqualTo(Stance.Gait.RUNNING);
      assertThat(at(person, when.departure + SECOND).gait()).isEqualTo(Stance.Gait.RIDING);
    }
    Person deputy = one(yard, Role.OFFICER);
    assertThat(at(deputy, when.runStart - 1).gait()).isEqualTo(Stance.Gait.STANDING);
    assertThat(at(deputy, when.runStart).gait()).isEqualTo(Stance.Gait.RUNNING);
  }

  @ParameterizedTest
  @EnumSource(CaseForm.class)
  void theHandIsAtTheRadioWhenTheTruthSaysSoAndNotBefore(CaseForm form) {
    CaseCameras cameras = new CaseCameras(form, 3);
    Schedule when = cameras.schedule();
    Person deputy = one(cameras.of("cam-yard"), Role.OFFICER);
    for (long lift : new long[] {when.radioLift1, when.radioLift2, when.radioLift3}) {
      assertThat(at(deputy, lift - Schedule.RAISE - 1).gesture()).isZero();
      assertThat(at(deputy, lift - 1).gesture()).isLessThan(1);
      assertThat(at(deputy, lift).gesture()).isEqualTo(1);
      assertThat(at(deputy, lift + SECOND).gesture()).isEqualTo(1);
    }
    // From the pole on he stays where he is.
    Stance pole = at(deputy, when.radioLift3);
    Stance later = at(deputy, cameras.of("cam-b7").scene().end() - 1);
    assertThat(later.ground().minus(pole.ground()).length()).isLessThan(0.1);
  }

  @ParameterizedTest
  @EnumSource(CaseForm.class)
  void nobodyJumps(CaseForm form) {
    CaseCameras cameras = new CaseCameras(form, 3);
    for (Filmed filmed : cameras.filmed()) {
      for (Person person : filmed.scene().people()) {
        Optional<Stance> before = Optional.empty();
        for (long t = filmed.scene().start(); t < filmed.scene().end(); t += SECOND / 5) {
          Optional<Stance> now = person.itinerary().at(t, person.seed());
          if (before.isPresent() && now.isPresent()) {
            double moved = now.get().ground().minus(before.get().ground()).length();
            assertThat(moved).as("%s", person.id()).isLessThan(2.2);
          }
          before = now;
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CaseForm.class)
  void theCartLeavesOnePictureAndEntersTheOtherOnce(CaseForm form) {
    CaseCameras cameras = new CaseCameras(form, 3);
    Schedule when = cameras.schedule();
    Filmed yard = cameras.of("cam-yard");
    Filmed corner = cameras.of("cam-b7");
    Vehicle cart = yard.scene().vehicles().getFirst();
    long gone = cameras.cartLeavesYard();
    assertThat(Sight.has(yard.camera(), cart, gone - 1)).isTrue();
    assertThat(Sight.has(yard.camera(), cart, gone)).isFalse();
    long there = cameras.cartEntersB7();
    assertThat(Sight.has(corner.camera(), cart, there - 1)).isFalse();
    assertThat(Sight.has(corner.camera(), cart, there)).isTrue();
    for (long t = when.departure - SECOND; t < when.cartStops; t += 10_000) {
      if (t < there) {
        assertThat(Sight.has(corner.camera(), cart, t)).isFalse();
      }
      if (t < gone) {
        assertThat(Sight.has(yard.camera(), cart, t)).isTrue();
      }
    }
  }
}
