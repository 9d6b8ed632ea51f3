package org.unseal.cli.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unseal.cli.inspect.ProcessDocuments;
import org.unseal.cli.process.Surroundings;
import org.unseal.cli.process.ToolVersion;
import org.unseal.engine.analysis.AnalysisStore;
import org.unseal.engine.analysis.AnalyzeStep;
import org.unseal.engine.audit.AuditStep;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.CaseFolders;
import org.unseal.engine.casework.ClipReleases;
import org.unseal.engine.casework.PublishCaseStep;
import org.unseal.engine.casework.VersionLogs;
import org.unseal.engine.clip.AuditClipStep;
import org.unseal.engine.clip.ReleaseClipStep;
import org.unseal.engine.clip.RenderClipStep;
import org.unseal.engine.decisions.CaseAnalyses;
import org.unseal.engine.decisions.ReadDecisionsStep;
import org.unseal.engine.document.CaseDocuments;
import org.unseal.engine.estimate.EstimateStep;
import org.unseal.engine.flash.FlashStep;
import org.unseal.engine.joined.JoinStep;
import org.unseal.engine.log.RedactionLogStep;
import org.unseal.engine.log.WithheldLogStep;
import org.unseal.engine.port.FootageAnalyst;
import org.unseal.engine.port.FootageAnalyst.DetectorIdentity;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.FootageRenderer;
import org.unseal.engine.presence.CasePresence;
import org.unseal.engine.publish.PublishStep;
import org.unseal.engine.redact.RedactStep;
import org.unseal.engine.release.ReleaseMaker;
import org.unseal.engine.release.ReleaseStep;
import org.unseal.engine.release.ReproduceStep;
import org.unseal.engine.review.AnalyzeItemStep;
import org.unseal.engine.scoping.CaseScopeStep;
import org.unseal.engine.sound.ReleaseCallStep;
import org.unseal.media.excerpt.LibavExcerptLibrary;
import org.unseal.media.listen.LibavSoundLibrary;
import org.unseal.media.read.LibavCodedLibrary;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.read.LibavPicturePass;
import org.unseal.media.render.LibavRenderer;
import org.unseal.media.write.LibavRecordingWriter;
import org.unseal.vision.DetectorSource;
import org.unseal.vision.MotionAnalyst;
import org.unseal.vision.audit.SecondLook;
import org.unseal.vision.detect.Detectors;
import org.unseal.vision.models.ModelCard;
import org.unseal.vision.models.ModelShelf;

/** Puts the steps together from their parts. Everything is made when it is asked for. */
public final class Workshop {
  private final Surroundings surroundings;

  /** Of this process or of a test. */
  public Workshop(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
  }

  /** The analyses that are kept. */
  public AnalysisStore store() {
    return new AnalysisStore(storeFolder(), surroundings.scratch());
  }

  private Path storeFolder() {
    return surroundings.folders().cache().resolve("analyses");
  }

  /** The face models that are here or could be. */
  public ModelShelf shelf() {
    return new ModelShelf(surroundings.folders());
  }

  /** Opens the face models that are here. */
  public Detectors detectors() {
    return new Detectors(shelf(), surroundings.folders());
  }

  /**
   * The step that redacts.
   *
   * @param detector the one for what moves; empty for the user's default. Backdrops are searched by
   *     all
   * @param threads how many a detector may use
   */
  public RedactStep redact(Optional<String> detector, int threads) {
    FootageLibrary library = new LibraryAhead();
    String tool = ToolVersion.number();
    MotionAnalyst analyst = new MotionAnalyst(sources(detector, threads));
    return new RedactStep(
        library,
        new AnalyzeStep(analyst, store(), tool),
        new ReadDecisionsStep(store(), tool, InstantSource.system()),
        new LibavRenderer(),
        surroundings.scratch(),
        System::nanoTime,
        Optional.of(audit(library)));
  }

  /** The analyses of a case. */
  public AnalysisStore store(CaseFolders folders) {
    return new AnalysisStore(folders.analyses(), surroundings.scratch());
  }

  /**
   * The step that analyses recordings of a case; the parameters are those of {@link #redact}.
   *
   * @param folders of the case
   */
  public AnalyzeItemStep analyze(CaseFolders folders, Optional<String> detector, int threads) {
    return new AnalyzeItemStep(
        new LibraryAhead(),
        new MotionAnalyst(sources(detector, threads)),
        store(folders),
        ToolVersion.number());
  }

  /** What finds who moves; the parameters are those of {@link #redact}. */
  public FootageAnalyst analyst(Optional<String> detector, int threads) {
    return new MotionAnalyst(sources(detector, threads));
  }

  /** The step that estimates a case; the parameters are those of {@link #redact}. */
  public EstimateStep estimate(Optional<String> detector, int threads) {
    FootageLibrary library = new LibraryAhead();
    FootageAnalyst analyst = analyst(detector, threads);
    String tool = ToolVersion.number();
    return new EstimateStep(
        new EstimateStep.Tools(
            new LibavExcerptLibrary(),
            library,
            analyst,
            new MotionAnalyst(List.of()),
            store ->
                new RedactStep(
                    library,
                    new AnalyzeStep(analyst, store, tool),
                    new ReadDecisionsStep(store, tool, InstantSource.system()),
                    new LibavRenderer(),
                    surroundings.scratch(),
                    System::nanoTime,
                    Optional.of(audit(library))),
            storeFolder(),
            surroundings.scratch(),
            System::nanoTime,
            tool));
  }

  /** What renders; it knows the grid of masks. */
  public FootageRenderer renderer() {
    return new LibavRenderer();
  }

  /** The step that audits what another made. Its detectors use one thread a picture. */
  public AuditStep audit() {
    return audit(new LibraryAhead());
  }

  private AuditStep audit(FootageLibrary library) {
    return new AuditStep(
        library,
        new SecondLook(sources(Optional.empty(), 1)),
        LibavRecordingWriter::new,
        surroundings.scratch(),
        System::nanoTime);
  }

  /** The step that releases what another redacts. */
  public ReleaseStep release(RedactStep redact) {
    return new ReleaseStep(redact, releases(), surroundings.scratch());
  }

  private ReleaseMaker releases() {
    return new ReleaseMaker(
        new LibavCodedLibrary(),
        new LibavFootageLibrary(),
        new LibavPicturePass(),
        surroundings.scratch(),
        InstantSource.system(),
        "unseal " + ToolVersion.number());
  }

  /** The step that renders a clip of a case. */
  public RenderClipStep renderClip() {
    return new RenderClipStep(
        new LibavFootageLibrary(), new LibavRenderer(), surroundings.scratch(), System::nanoTime);
  }

  /** The step that audits a rendered clip. */
  public AuditClipStep auditClip() {
    return new AuditClipStep(audit(), new LibavFootageLibrary(), surroundings.scratch());
  }

  /** The step that releases a rendered clip. */
  public ReleaseClipStep releaseClip() {
    return new ReleaseClipStep(new LibavFootageLibrary(), releases());
  }

  /** The step that publishes a version of a case. */
  PublishCaseStep publish(CaseFile file) {
    CaseAnalyses analyses = new CaseAnalyses(store(file.folders()));
    String tool = "unseal " + ToolVersion.number();
    return new PublishCaseStep(
        new CaseScopeStep(new LibavCodedLibrary()),
        analyses,
        new CasePresence(file.folders(), store(file.folders())),
        new VersionLogs(
            new WithheldLogStep(new LibavCodedLibrary()),
            new RedactionLogStep(new LibavCodedLibrary(), store(file.folders()))),
        new ClipReleases(
            releaseClip(),
            new ReleaseCallStep(
                new LibavCodedLibrary(),
                new LibavSoundLibrary(),
                surroundings.scratch(),
                InstantSource.system(),
                tool),
            tool),
        new JoinStep(new LibavFootageLibrary(), LibavRecordingWriter::new, surroundings.scratch()),
        new FlashStep(new LibavFootageLibrary(), new LibavPicturePass(), surroundings.scratch()),
        new PublishStep(surroundings.scratch()),
        new CaseDocuments(ProcessDocuments.ofThisProgram()),
        tool);
  }

  /** The step that renders a release once more. */
  public ReproduceStep reproduce() {
    return new ReproduceStep(
        new LibavCodedLibrary(),
        new LibavFootageLibrary(),
        new LibavRenderer(),
        surroundings.scratch());
  }

  private List<DetectorSource> sources(Optional<String> wanted, int threads) {
    ModelShelf shelf = shelf();
    Detectors detectors = detectors();
    List<String> names = new ArrayList<>(detectors.available());
    wanted.ifPresent(
        name -> {
          shelf.load(name); // says what to do where it is missing
          names.remove(name);
          names.addFirst(name);
        });
    List<DetectorSource> sources = new ArrayList<>();
    for (String name : names) {
      ModelCard card = shelf.card(name);
      sources.add(
          new DetectorSource(
              new DetectorIdentity(name, card.sha256()), () -> detectors.open(name, threads)));
    }
    return sources;
  }
}
