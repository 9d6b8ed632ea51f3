package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unseal.campus.measure.LeakReport;
import org.unseal.cli.process.Surroundings;
import org.unseal.cli.process.ToolVersion;
import org.unseal.engine.audit.Audit;
import org.unseal.engine.audit.AuditFinding;
import org.unseal.engine.decisions.DecisionsDocument;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.engine.json.Json;
import org.unseal.engine.port.Progress;
import org.unseal.engine.redact.RedactRequest;
import org.unseal.engine.release.ReleaseOptions;
import org.unseal.engine.release.ReleaseRequest;
import org.unseal.engine.report.Report;
import org.unseal.engine.seal.LibraryPictureChecker;
import org.unseal.engine.seal.PictureSealStep;
import org.unseal.engine.seal.SealStep;
import org.unseal.media.read.LibavCodedLibrary;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.read.LibavPicturePass;
import org.unseal.model.decision.Decisions;
import org.unseal.model.decision.Decisions.BackdropReview;
import org.unseal.model.decision.Dismissal;
import org.unseal.proof.key.PublishedKey;
import org.unseal.proof.key.SignerKey;
import org.unseal.proof.key.SigningKey;
import org.unseal.proof.verify.ReleaseFolder;
import org.unseal.proof.verify.ReleaseVerifier;
import org.unseal.proof.verify.Trust;
import org.unseal.proof.verify.Verdict;

/**
 * The fictional office of the demonstration: seals, releases, and is checked by somebody who knows
 * its key. The key is made for one run and kept nowhere.
 */
final class DemoOffice {
  private static final String LABEL = "demo, fictional";
  private static final String GROUND = "students of a fictional school";
  private static final String UNREVIEWED = "a demonstration: somebody can be seen";

  private static final String NOBODY = "no face of the invented people is left in any frame";

  private final Surroundings surroundings;
  private final int threads;

  DemoOffice(Surroundings surroundings, int threads) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
    this.threads = threads;
  }

  private static Path beside(Path recording, String ending) {
    return recording.resolveSibling(recording.getFileName() + ending);
  }

  /** At intake, before anybody works on the recording. */
  void seal(Path recording, SigningKey key, Progress progress) {
    String tool = "unseal " + ToolVersion.number();
    Path seal = beside(recording, ".seal.json");
    Path seed = beside(recording, ".seed");
    new SealStep(new LibavCodedLibrary(), surroundings.scratch(), InstantSource.system(), tool)
        .run(new SealStep.Request(recording, seal, seed, Optional.of(key), false), progress);
    new PictureSealStep(
            new LibavFootageLibrary(),
            new LibavPicturePass(),
            surroundings.scratch(),
            InstantSource.system(),
            tool)
        .run(
            new PictureSealStep.Request(
                recording,
                seal,
                seed,
                beside(recording, ".pictures.json"),
                Optional.of(key),
                false,
                threads),
            progress);
  }

  Report release(
      RedactRequest request, Path folder, SigningKey key, Workshop workshop, Progress progress) {
    return workshop
        .release(workshop.redact(Optional.empty(), threads))
        .run(
            new ReleaseRequest(
                request,
                folder,
                new ReleaseOptions(
                    beside(request.input(), ".seal.json"),
                    beside(request.input(), ".seed"),
                    Optional.of(beside(request.input(), ".pictures.json")),
                    Optional.of(GROUND),
                    Optional.of(UNREVIEWED),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    threads,
                    key,
                    key)),
            progress)
        .report();
  }

  /** What a stranger is told who knows the key from elsewhere. */
  Verdict verify(Path folder, SignerKey known, Progress progress) {
    try {
      ReleaseFolder release =
          ReleaseFolder.find(folder)
              .orElseThrow(() -> new IllegalStateException("the release is gone"));
      return new ReleaseVerifier(
              new Trust(List.of(known), List.of(), List.of(), Map.of(known, LABEL)),
              Optional.of(
                  new LibraryPictureChecker(
                      LibavFootageLibrary::new, new LibavPicturePass(), threads, progress)),
              Optional.empty())
          .verify(release, (_, _) -> {});
    } catch (IOException e) {
      throw OutputFile.writing(folder, e);
    }
  }

  /**
   * What an audit found and is nobody. Here it is known who is in every frame: where no face of
   * theirs is left, whatever was found is none.
   */
  static List<Dismissal> nobody(Report made, LeakReport leaks, Optional<Instant> now) {
    List<Dismissal> nobody = new ArrayList<>();
    if (hidden(leaks)) {
      for (AuditFinding finding : made.audit().map(Audit::findings).orElse(List.of())) {
        finding
            .place()
            .ifPresent(
                place -> nobody.add(new Dismissal(finding.frames(), place.around(), NOBODY, now)));
      }
    }
    return nobody;
  }

  private static boolean hidden(LeakReport leaks) {
    return leaks.people().stream().allMatch(person -> person.tally().leaked() == 0);
  }

  /**
   * Looks at the empty scene and at what the audit found, as a person would on the sheet. The truth
   * knows whether anybody is to be seen; if so, nothing is decided.
   */
  void decide(Report made, LeakReport leaks, Path decisions) {
    Map<Integer, BackdropReview> looked = new TreeMap<>();
    Optional<Instant> now =
        Optional.of(InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS));
    if (hidden(leaks)) {
      made.analysis()
          .read(
              stretch ->
                  stretch
                      .backdrops()
                      .forEach(
                          backdrop ->
                              looked.put(backdrop.number(), new BackdropReview(List.of(), now))));
    }
    Decisions before = made.decisions().decisions();
    DecisionsDocument document =
        new DecisionsDocument(
            made.decisions().tool(),
            made.decisions().analysisKey(),
            new Decisions(
                before.inputSha256(),
                before.analysisDigest(),
                before.segments(),
                looked,
                nobody(made, leaks, now)));
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(PrivateFiles.createFile(decisions)))) {
      Json.write(
          Json.indented(out),
          json -> {
            json.writeStartObject();
            document.write(json);
            json.writeEndObject();
          });
    } catch (IOException e) {
      throw OutputFile.writing(decisions, e);
    }
  }

  /** As an agency would on its own pages. */
  void publish(SignerKey key, Path file) {
    try {
      Files.write(file, new PublishedKey(key).bytes());
    } catch (IOException e) {
      throw OutputFile.writing(file, e);
    }
  }
}
