package org.unseal.cli.demo;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.unseal.campus.truth.CaseTruth;
import org.unseal.cli.process.Passphrases;
import org.unseal.cli.process.Surroundings;
import org.unseal.engine.files.UserFolders;
import org.unseal.engine.key.KeyName;
import org.unseal.engine.key.KeyShelf;
import org.unseal.proof.key.Passphrase;

/**
 * Walks the whole fictional case in a folder: draws the evidence, takes it in, and publishes twice.
 * One thread; a case that was begun is not gone on with.
 */
public final class DemoCase {
  private static final String PURPOSE = "records request 25-17";
  private static final String SECRET = "a fictional office's";

  /** Locks that open at once: these keys protect nothing. */
  private static final int ROUNDS = 1000;

  private final Surroundings office;
  private final BiFunction<String[], Surroundings, Integer> runner;
  private final Path folder;
  private final boolean full;

  /**
   * In this folder, which exists and is empty.
   *
   * @param surroundings of whoever watches; the models in their cache are used, their keys are not
   * @param runner runs one command line
   * @param full all 27 minutes, not a tenth of them
   */
  public DemoCase(
      Surroundings surroundings,
      BiFunction<String[], Surroundings, Integer> runner,
      Path folder,
      boolean full) {
    requireNonNull(surroundings, "surroundings");
    this.runner = requireNonNull(runner, "runner");
    this.folder = requireNonNull(folder, "folder");
    this.full = full;
    office =
        new Surroundings(
            surroundings.out(),
            surroundings.err(),
            surroundings.terminal(),
            surroundings.cancellation(),
            surroundings.scratch(),
            new UserFolders(surroundings.folders().cache(), folder.resolve("office")),
            new Passphrases(Map.of("UNSEAL_PASSPHRASE", SECRET), Optional.empty()));
  }

  /** Walks it. */
  public void walk() {
    Path drawn = folder.resolve("evidence");
    try (Typist typist = new Typist(runner, office, folder.resolve("walk.txt"), PURPOSE)) {
      typist.tell("A fictional school on a fictional day. Nobody in it is real.");
      typist.part(
          "The evidence is drawn",
          "Four cameras, a dispatch channel and an alarm panel whose clocks disagree.");
      if (full) {
        typist.type("campus", drawn.toString(), "--full");
      } else {
        typist.type("campus", drawn.toString());
      }
      CaseTruth truth = CaseTruth.read(drawn.resolve("truth").resolve("case.json"));
      for (DemoOffice.Who who : DemoOffice.Who.values()) {
        key(who.key());
      }
      DemoOffice desk = new DemoOffice(typist, folder.resolve("larkspur"), shelf());
      typist.tell("$ export UNSEAL_PURPOSE='" + PURPOSE + "'");
      desk.open();
      EvidenceDesk evidence = new EvidenceDesk(typist, desk, drawn, truth);
      evidence.takeIn();
      evidence.listen();
      evidence.setClocks();
      StoryDesk story = new StoryDesk(typist, desk, folder.resolve("papers"), truth);
      story.order();
      story.statements();
      ReviewDesk review =
          new ReviewDesk(typist, desk, drawn.resolve("truth"), folder.resolve("papers"));
      review.review();
      review.plan();
      review.whereabouts();
      story.events(desk.scope());
      review.render();
      story.dutiesDone();
      PublicDesk publicDesk = new PublicDesk(typist, desk);
      publicDesk.first();
      story.affirmed();
      evidence.listenAgain();
      review.correct();
      review.plan();
      review.whereabouts();
      review.render();
      publicDesk.second();
    }
  }

  private KeyShelf shelf() {
    return new KeyShelf(office.folders(), office.scratch(), ROUNDS);
  }

  private void key(String name) {
    try (Passphrase passphrase = Passphrase.of(SECRET.toCharArray())) {
      shelf().create(new KeyName(name), passphrase).close();
    }
  }
}
