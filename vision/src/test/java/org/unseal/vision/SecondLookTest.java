package org.unseal.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.unseal.engine.port.PictureAuditor;
import org.unseal.engine.port.PictureAuditor.FrameSight;
import org.unseal.engine.port.PictureAuditor.Order;
import org.unseal.engine.port.PictureAuditor.Setup;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.Progress;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.Damage;
import org.unseal.testkit.footage.ScriptedFootage;
import org.unseal.vision.audit.SecondLook;

/** Somebody 90 pixels tall walks through a yard; sometimes a mask is there. */
class SecondLookTest {
  private static final int FRAMES = 160;
  private static final int FOOT = 200;
  private static final int TALL = 90;
  private final Yard yard = new Yard(5);

  private static int walker(int frame) {
    return 2 * frame - 10;
  }

  /** The head with room, as a plan covers it. */
  private static Box headZone(int frame) {
    Box head = Yard.head(walker(frame), FOOT, TALL);
    return head.grow(10, 8).snapOutward(2, 2);
  }

  private static Box body(int frame) {
    return new Box(walker(frame) - 14, FOOT - TALL, walker(frame) + 14, FOOT);
  }

  private ScriptedFootage footage(boolean masked, boolean somebody) {
    return new ScriptedFootage(
        Yard.SIZE,
        FRAMES,
        (frame, picture) -> {
          yard.ground(picture, 0, 100);
          if (somebody) {
            Yard.person(picture, walker(frame), FOOT, TALL, 190);
          }
          Yard.noise(picture, frame, 2);
          if (masked) {
            Yard.paint(picture, headZone(frame), 16, 128, 128);
          }
        });
  }

  /** What was said. */
  private static class Told implements PictureAuditor.Sights {
    final Map<Integer, FrameSight> sights = new TreeMap<>();
    final Map<Integer, Box> moved = new TreeMap<>();
    final List<Integer> damaged = new ArrayList<>();
    int judged;

    @Override
    public void seen(FrameSight sight) {
      sights.put(sight.frame(), sight);
    }

    @Override
    public void moved(int frame, Box box) {
      moved.put(frame, box);
    }

    @Override
    public void stretch(int stretch, int judgedFrames, int wanted) {
      judged += judgedFrames;
    }

    @Override
    public void damaged(int frame) {
      damaged.add(frame);
    }
  }

  private static Told look(
      ScriptedFootage footage, Optional<ScriptedDetector> detector, boolean plan, int threads) {
    SecondLook look = new SecondLook(detector.map(ScriptedDetector::source).stream().toList());
    Told told = new Told();
    look.look(
        footage,
        new Setup(look.detectors().stream().findFirst(), 0, threads),
        (frame, _) ->
            frame % 2 == 0
                ? Optional.of(
                    new Order(
                        1,
                        true,
                        List.of(new PictureAuditor.Region(Yard.SIZE.box(), 0)),
                        plan
                            ? headZone(frame)
                                .clip(Yard.SIZE)
                                .map(mask -> new FrameCover.Boxes(List.of(mask)))
                            : Optional.empty()))
                : Optional.empty(),
        told,
        Progress.SILENT);
    assertThat(footage.open()).isZero();
    return told;
  }

  @Test
  void whoeverWalksWithoutAMaskIsSeenToMove() {
    Told told = look(footage(false, true), Optional.empty(), false, 2);
    assertThat(told.judged).isEqualTo(FRAMES / 2);
    assertThat(told.moved).hasSizeGreaterThan(FRAMES / 4);
    told.moved.forEach(
        (frame, box) ->
            assertThat(box.overlaps(body(frame))).as("frame %d at %s", frame, box).isTrue());
  }

  @Test
  void whoeverHasAMaskOverTheHeadIsNot() {
    assertThat(look(footage(true, true), Optional.empty(), true, 2).moved).isEmpty();
  }

  @Test
  void withoutAPlanWhatShowsTheFillIsCovered() {
    assertThat(look(footage(true, true), Optional.empty(), false, 2).moved).isEmpty();
  }

  @Test
  void anEmptyYardGivesNothing() {
    assertThat(look(footage(false, false), Optional.empty(), false, 2).moved).isEmpty();
  }

  @Test
  void aMaskOfThePlanThatIsNotThereIsMissingAndCoversNothing() {
    Told told = look(footage(false, true), Optional.empty(), true, 2);
    assertThat(
            told.sights
                .getOrDefault(80, new FrameSight(0, List.of(), List.of(), List.of(), List.of()))
                .missing())
        .containsExactly(headZone(80));
    assertThat(told.moved).isNotEmpty();
  }

  @Test
  void aMaskThatIsThereIsNotMissing() {
    Told told = look(footage(true, true), Optional.empty(), true, 2);
    assertThat(told.sights.values()).allMatch(sight -> sight.missing().isEmpty());
  }

  @Test
  void aFaceUnderAMaskIsCoveredAndOneBesideItIsNot() {
    Box face = Yard.head(walker(80), FOOT, TALL);
    Box beside = face.move(60, 0);
    Told told = look(footage(true, true), Optional.of(ScriptedDetector.of(face, beside)), true, 2);
    FrameSight sight =
        told.sights.getOrDefault(80, new FrameSight(0, List.of(), List.of(), List.of(), List.of()));
    assertThat(sight.faces())
        .extracting(PictureAuditor.SeenFace::box, PictureAuditor.SeenFace::coveredPermille)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(face, 1000),
            org.assertj.core.groups.Tuple.tuple(beside, 0));
  }

  @Test
  void aDamagedFrameIsSaidAndNotLookedAt() {
    ScriptedFootage footage = footage(true, true);
    footage.damage(42, Damage.NO_PICTURE);
    Told told = look(footage, Optional.empty(), true, 2);
    assertThat(told.damaged).containsExactly(42);
    assertThat(told.sights).doesNotContainKey(42).hasSize(FRAMES / 2 - 1);
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    Told one = look(footage(false, true), Optional.empty(), true, 1);
    Told four = look(footage(false, true), Optional.empty(), true, 4);
    assertThat(one.moved).isEqualTo(four.moved);
    assertThat(one.sights).isEqualTo(four.sights);
  }

  @Test
  void lightIsThatOfWhatIsNotCovered() {
    ScriptedFootage half =
        new ScriptedFootage(
            Yard.SIZE,
            1,
            (_, picture) -> {
              picture.fill(Yard.SIZE.box(), 200, 128, 128);
              picture.fill(new Box(0, 0, 160, 240), 16, 128, 128);
            });
    Told told = look(half, Optional.empty(), false, 1);
    assertThat(told.sights.values()).flatMap(FrameSight::light).containsExactly(200);
  }

  /** Orders of two parts a frame, of which the second is to be searched first. */
  private static final class TwoParts implements PictureAuditor.Orders {
    private final AtomicInteger asked = new AtomicInteger();
    private final int searches;

    TwoParts(int searches) {
      this.searches = searches;
    }

    @Override
    public Optional<Order> at(int frame, long ticks) {
      return Optional.of(
          new Order(
              1,
              false,
              List.of(
                  new PictureAuditor.Region(new Box(0, 0, 100, 100), 1000 + frame),
                  new PictureAuditor.Region(new Box(101, 101, 201, 201), frame)),
              Optional.of(new FrameCover.Nothing())));
    }

    /** Asked before and after each search of a part. */
    @Override
    public boolean over(int frame) {
      return asked.incrementAndGet() > 2 * searches;
    }
  }

  private static Told look(PictureAuditor.Orders orders, int threads) {
    return look(orders, threads, new Told());
  }

  private static Told look(PictureAuditor.Orders orders, int threads, Told told) {
    ScriptedFootage footage =
        new ScriptedFootage(
            Yard.SIZE, 10, (_, picture) -> picture.fill(Yard.SIZE.box(), 90, 128, 128));
    ScriptedDetector detector = ScriptedDetector.of(new Box(110, 110, 130, 140));
    SecondLook look = new SecondLook(List.of(detector.source()));
    look.look(
        footage,
        new Setup(look.detectors().stream().findFirst(), 0, threads),
        orders,
        told,
        Progress.SILENT);
    return told;
  }

  @Test
  void whereTheTimeEndsTheLowestRanksWereSearchedAndTheRestIsSaid() {
    Told told = look(new TwoParts(6), 1);
    assertThat(told.sights).hasSize(10);
    told.sights.forEach(
        (frame, sight) ->
            assertThat(sight.searched()).as("frame %d", frame).containsExactly(false, frame < 6));
    assertThat(told.sights.values().stream().filter(sight -> !sight.faces().isEmpty())).hasSize(6);
  }

  @Test
  void aSearchThatTheEndOvertakesCountsForNothing() {
    TwoParts orders = new TwoParts(6);
    orders.asked.set(1);
    Told told = look(orders, 1);
    assertThat(
            told.sights.values().stream()
                .flatMap(sight -> sight.searched().stream())
                .filter(done -> done))
        .hasSize(5);
  }

  @Test
  void whatIsAroundAnOpenFaceIsShownBeforeItIsTold() {
    List<Integer> shown = new ArrayList<>();
    Told told =
        new Told() {
          @Override
          public void shown(int frame, PictureView part, Box at) {
            assertThat(sights).doesNotContainKey(frame);
            assertThat(at.contains(new Box(110, 110, 130, 140))).isTrue();
            assertThat(part.size().width()).isEqualTo(at.width());
            assertThat(part.plane(0).get(0) & 0xFF).isEqualTo(90);
            shown.add(frame);
          }
        };
    look(new TwoParts(6), 1, told);
    assertThat(shown).containsExactly(0, 1, 2, 3, 4, 5);
  }
}
