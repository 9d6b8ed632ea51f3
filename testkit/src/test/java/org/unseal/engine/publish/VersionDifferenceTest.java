package org.unseal.engine.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.model.plan.FrameCover;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.publication.Publication;
import org.unseal.proof.publication.PublishedFile;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.ReleaseFile;
import org.unseal.proof.verify.Draft;
import org.unseal.proof.verify.PublicationDraft;
import org.unseal.proof.verify.SyntheticRecording;

/** A clip of 60 frames of a recording of 80, before and after. */
final class VersionDifferenceTest {
  private static final long SEED = 20261128;

  @TempDir private Path folder;

  private Draft draft(String kinds) {
    return new Draft(new SyntheticRecording(5, 8, -1), kinds);
  }

  private VersionDifference.Source write(String name, Draft draft) throws IOException {
    Path place = Files.createDirectories(folder.resolve(name));
    draft.decidedPlan = draft.plan.digest();
    try (SigningKey key = SigningKey.create()) {
      draft.write(place, key);
    }
    return new VersionDifference.Source(name, place);
  }

  private static PlanDocument plan(PlanDocument.Run... runs) {
    return new PlanDocument(640, 360, 2, 2, "#000000", List.of(runs));
  }

  private static PlanDocument.Run boxes(int frames, Box... boxes) {
    return new PlanDocument.Run(frames, new FrameCover.Boxes(List.of(boxes)));
  }

  private static PlanDocument.Run nothing(int frames) {
    return new PlanDocument.Run(frames, new FrameCover.Nothing());
  }

  private VersionDifference difference(Draft before, Draft now) throws IOException {
    return VersionDifference.of(
        Optional.of(write("v1", before)), List.of(), List.of(write("c1", now)));
  }

  @Test
  void sameVersionIsNoDifference() throws IOException {
    VersionDifference difference = difference(draft("WRRRRRRW"), draft("WRRRRRRW"));
    assertThat(difference.alreadyPublic()).isEmpty();
    assertThat(difference.changes()).isEmpty();
  }

  @Test
  void manifestThatIsALinkOrTooLongIsNone() throws IOException {
    VersionDifference.Source now = write("c1", draft("WRRRRRRW"));
    VersionDifference.Source linked = write("v1", draft("WRRRRRRW"));
    Path manifest = linked.folder().resolve("release.json");
    Files.createSymbolicLink(manifest, Files.move(manifest, folder.resolve("elsewhere.json")));
    VersionDifference.Source large =
        new VersionDifference.Source("v2", Files.createDirectory(folder.resolve("large")));
    try (RandomAccessFile file =
        new RandomAccessFile(large.folder().resolve("publication.json").toFile(), "rw")) {
      file.setLength(Publication.LONGEST + 1L);
    }
    for (VersionDifference.Source before : List.of(linked, large)) {
      assertThatThrownBy(() -> VersionDifference.of(Optional.of(before), List.of(), List.of(now)))
          .isInstanceOfSatisfying(
              UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RELEASE_MISSING))
          .hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void widenedMaskIsAlreadyPublicAndNarrowedOneIsNot() throws IOException {
    Draft before = draft("WRRRRRRW");
    before.plan = plan(nothing(10), boxes(60, new Box(10, 10, 60, 90)), nothing(10));
    Draft now = draft("WRRRRRRW");
    now.plan =
        plan(
            nothing(10),
            boxes(20, new Box(10, 10, 60, 90)),
            boxes(5, new Box(10, 10, 80, 90)),
            boxes(5, new Box(10, 10, 40, 90)),
            boxes(30, new Box(10, 10, 60, 90)),
            nothing(10));
    VersionDifference difference = difference(before, now);
    assertThat(difference.alreadyPublic())
        .containsExactly(
            new AlreadyPublic.Covered(
                "v1", "c1", new FrameSpan(30, 35), List.of(new Box(60, 10, 80, 90)), 1600));
    assertThat(difference.alreadyPublic().getFirst().words())
        .isEqualTo(
            "v1 showed in frames 30 to 34 what c1 covers: up to 1600 pixels, 60,10 to 80,90");
    assertThat(difference.changes())
        .containsExactly(
            "c1: more is covered in frames 30 to 34, up to 1600 pixels",
            "c1: less is covered in frames 35 to 39, up to 1600 pixels");
  }

  @Test
  void thePageSaysOnceInWhichClipAndLeadsNobodyThere() {
    List<Box> somewhere = List.of(new Box(60, 10, 80, 90));
    List<AlreadyPublic> all =
        List.of(
            new AlreadyPublic.Covered("v1 c4", "c4", new FrameSpan(242, 245), somewhere, 80),
            new AlreadyPublic.Withheld("v1", new FrameSpan(10, 20)),
            new AlreadyPublic.Covered("v1 c3", "c3", new FrameSpan(9, 10), somewhere, 20),
            new AlreadyPublic.Covered("v1 c4", "c4", new FrameSpan(250, 251), somewhere, 96));
    assertThat(AlreadyPublic.told(all))
        .containsExactly(
            "v1 c4 showed in 2 stretches of frames what c4 covers now, at most 96 pixels of a"
                + " picture",
            "v1 c3 showed in one stretch of frames what c3 covers now, at most 20 pixels of a"
                + " picture",
            "v1 showed frames 10 to 19, which are withheld now");
  }

  @Test
  void framesThatAreNotShownAnyMoreAreAlreadyPublic() throws IOException {
    VersionDifference difference = difference(draft("WRRRRRRW"), draft("WWRRRRWW"));
    assertThat(difference.alreadyPublic())
        .containsExactly(
            new AlreadyPublic.Withheld("v1", new FrameSpan(10, 20)),
            new AlreadyPublic.Withheld("v1", new FrameSpan(60, 70)));
  }

  @Test
  void whatIsShownForTheFirstTimeIsNew() throws IOException {
    VersionDifference difference =
        VersionDifference.of(
            Optional.of(write("v1", draft("WRRWWWWW"))),
            List.of(),
            List.of(write("c1", draft("WRRWWWWW")), write("c2", draft("WWWWWRRW"))));
    assertThat(difference.alreadyPublic()).isEmpty();
    assertThat(difference.changes()).containsExactly("c2 is new");
  }

  @Test
  void wholeCoverAndEarlierReleasesCountToo() throws IOException {
    Draft earlier = draft("RRRRRRRR");
    Draft now = draft("WRRRRRRW");
    now.plan =
        plan(
            nothing(20),
            new PlanDocument.Run(
                10, new FrameCover.Whole(org.unseal.model.plan.WholeReason.LIGHT_CHANGED)),
            nothing(50));
    VersionDifference difference =
        VersionDifference.of(
            Optional.empty(), List.of(write("march", earlier)), List.of(write("c1", now)));
    assertThat(difference.changes()).isEmpty();
    assertThat(difference.alreadyPublic())
        .contains(
            new AlreadyPublic.Withheld("march", new FrameSpan(0, 10)),
            new AlreadyPublic.Withheld("march", new FrameSpan(70, 80)))
        .filteredOn(found -> found instanceof AlreadyPublic.Covered)
        .singleElement()
        .satisfies(
            found -> {
              AlreadyPublic.Covered covered = (AlreadyPublic.Covered) found;
              assertThat(covered.frames()).isEqualTo(new FrameSpan(20, 30));
              assertThat(covered.largest()).isEqualTo(640 * 360);
            });
  }

  @Test
  void soundThatIsGoneIsAlreadyPublic() throws IOException {
    Draft now = draft("WRRRRRRW");
    now.sound.removeLast();
    now.sound.removeFirst();
    VersionDifference difference = difference(draft("WRRRRRRW"), now);
    assertThat(difference.alreadyPublic())
        .hasSize(2)
        .allSatisfy(
            found -> assertThat(found.words()).contains("had sound from", "not published now"));
  }

  @Test
  void otherRecordingsAreNotMixedUp() throws IOException {
    Draft other = new Draft(new SyntheticRecording(9, 8, -1), "WRRRRRRW");
    VersionDifference difference = difference(draft("WRRRRRRW"), other);
    assertThat(difference.alreadyPublic())
        .contains(new AlreadyPublic.Withheld("v1", new FrameSpan(10, 70)));
    assertThat(difference.changes()).contains("c1 is new");
  }

  @Test
  void publicationIsComparedClipByClip() throws IOException {
    Path v1 = Files.createDirectories(folder.resolve("public/v1"));
    try (PublicationDraft draft = new PublicationDraft(v1).approveAll()) {
      draft.write();
    }
    VersionDifference difference =
        VersionDifference.of(
            Optional.of(new VersionDifference.Source("v1", v1)),
            List.of(),
            List.of(
                new VersionDifference.Source("c1", v1.resolve("clips/c1")),
                new VersionDifference.Source("c3", v1.resolve("clips/c3"))));
    assertThat(difference.alreadyPublic())
        .filteredOn(found -> found instanceof AlreadyPublic.Withheld)
        .containsExactly(new AlreadyPublic.Withheld("v1 c2", new FrameSpan(40, 70)));
  }

  @Test
  void filesThatChangedAreNamed() {
    assertThat(
            VersionDifference.files(
                List.of(file("logs/a.csv", 1), file("logs/b.csv", 2), file("logs/c.csv", 3)),
                List.of(file("logs/b.csv", 9), file("logs/c.csv", 3), file("logs/d.csv", 4))))
        .containsExactly("logs/a.csv is gone", "logs/b.csv is another", "logs/d.csv is new");
  }

  private static PublishedFile file(String name, int content) {
    return new PublishedFile(
        new ReleaseFile(name, PublicationDraft.digest(new byte[] {(byte) content}), 1),
        PublishedFile.Role.LOG);
  }

  /** Against every pixel of a small picture, drawn at random. */
  @Test
  void regionsAreThoseOfTheirPixels() {
    Random random = new Random(SEED);
    for (int round = 0; round < 2000; round++) {
      List<Box> one = drawn(random);
      List<Box> other = drawn(random);
      List<Box> left = Regions.minus(one, other);
      long area = 0;
      for (int x = 0; x < 16; x++) {
        for (int y = 0; y < 16; y++) {
          Box pixel = new Box(x, y, x + 1, y + 1);
          boolean expected = inside(one, pixel) == 1 && inside(other, pixel) == 0;
          assertThat(inside(left, pixel)).as("seed %d, round %d", SEED, round).isLessThan(2);
          assertThat(overlapping(left, pixel))
              .as("seed %d, round %d", SEED, round)
              .isEqualTo(expected ? 1 : 0);
          area += expected ? 1 : 0;
        }
      }
      assertThat(Regions.area(left)).isEqualTo(area);
    }
  }

  private static long overlapping(List<Box> boxes, Box pixel) {
    return boxes.stream().filter(box -> box.contains(pixel)).count();
  }

  private static long inside(List<Box> boxes, Box pixel) {
    return Math.min(1, overlapping(boxes, pixel));
  }

  private static List<Box> drawn(Random random) {
    List<Box> boxes = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      int left = random.nextInt(15);
      int top = random.nextInt(15);
      boxes.add(
          new Box(
              left, top, left + 1 + random.nextInt(15 - left), top + 1 + random.nextInt(15 - top)));
    }
    return boxes;
  }
}
