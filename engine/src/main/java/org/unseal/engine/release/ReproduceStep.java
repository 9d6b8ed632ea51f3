package org.unseal.engine.release;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.Unchanged;
import org.unseal.engine.port.CodedLibrary;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.FootageLibrary;
import org.unseal.engine.port.FootageRenderer;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.FootageRenderer.Rendition;
import org.unseal.engine.port.Progress;
import org.unseal.engine.seal.SeedFile;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.mp4.MalformedMp4Exception;
import org.unseal.proof.mp4.Mp4File;
import org.unseal.proof.mp4.Mp4Samples;
import org.unseal.proof.mp4.Mp4Track;
import org.unseal.proof.mp4.SampleBytes;
import org.unseal.proof.picture.ReleasedPictures;
import org.unseal.proof.release.MediaItem;
import org.unseal.proof.release.PlanDocument;
import org.unseal.proof.release.Release;
import org.unseal.proof.release.ReleaseFile;
import org.unseal.proof.release.Rendering;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.verify.PlacedFrames;
import org.unseal.proof.verify.ReleaseFolder;

/**
 * Renders a released recording once more from the original and the published plan: whoever holds
 * the original and the seed sees for themselves that the pictures in a release are those of the
 * recording with these masks, and nothing else. Who signed the release is not looked at.
 */
public final class ReproduceStep {
  private static final int LONGEST_SEAL = 1 << 20;

  private final CodedLibrary coded;
  private final FootageLibrary footage;
  private final FootageRenderer renderer;
  private final PartialFiles partials;

  /** Wires the step. */
  public ReproduceStep(
      CodedLibrary coded, FootageLibrary footage, FootageRenderer renderer, PartialFiles partials) {
    this.coded = requireNonNull(coded, "coded");
    this.footage = requireNonNull(footage, "footage");
    this.renderer = requireNonNull(renderer, "renderer");
    this.partials = requireNonNull(partials, "partials");
  }

  /**
   * What to reproduce.
   *
   * @param release its folder or its manifest
   * @param output where the file goes; only the owner may read it
   * @param keep whether it stays there
   * @param force an existing output may be replaced
   */
  public record Request(
      Path release,
      Path recording,
      Path seed,
      Path output,
      boolean keep,
      boolean force,
      int threads) {
    public Request {
      requireNonNull(release, "release");
      requireNonNull(recording, "recording");
      requireNonNull(seed, "seed");
      requireNonNull(output, "output");
    }
  }

  /**
   * What came of it.
   *
   * @param made digest of the new file
   * @param released digest of the file in the release
   * @param firstDifferent the first picture that differs, counted from 0 in the order of the file;
   *     empty where none does
   * @param pictures in the released file; 0 where it can't be read
   * @param encoderMade settings in words, of the new file
   */
  public record Reproduction(
      Digest made,
      Digest released,
      OptionalInt firstDifferent,
      int pictures,
      String encoderMade,
      String encoderReleased) {
    /** Whether it is the same file, byte by byte. */
    public boolean same() {
      return made.equals(released);
    }
  }

  /**
   * Reproduces.
   *
   * @throws UnsealException {@code RELEASE_MISSING}, {@code DOCUMENT_MALFORMED} where the release
   *     can't be followed, {@code SEAL_DIFFERS} where the recording or the seed is another
   */
  public Reproduction run(Request request, Progress progress) {
    try {
      ReleaseFolder folder =
          ReleaseFolder.find(request.release())
              .orElseThrow(
                  () ->
                      new UnsealException(
                          ErrorCode.RELEASE_MISSING,
                          "there is no release in " + request.release()));
      Release release = Release.read(folder.read(Release.NAME, Release.LONGEST));
      byte[] sealBytes = listed(folder, release, release.seal().file(), LONGEST_SEAL);
      Seal seal = Seal.read(sealBytes);
      if (!release.seal().digest().equals(seal.digest())) {
        throw malformed("the seal in the release is not the one that its manifest names");
      }
      PlanDocument plan =
          PlanDocument.read(listed(folder, release, release.plan(), PlanDocument.LONGEST));
      MediaItem media =
          release.media().stream()
              .findFirst()
              .orElseThrow(() -> malformed("the release has no media"));
      Path released = folder.path(media.file());
      Unchanged before = Unchanged.of(request.recording());
      OpenedRecording.read(
          coded, request.recording(), SeedFile.read(request.seed()), seal, Progress.SILENT);
      try (OutputFile output = new OutputFile(request.output(), request.force(), true, partials)) {
        Rendition made = render(request, release, plan, output.path(), progress);
        Reproduction reproduction = compare(release, released, output.path(), made);
        before.requireStill(request.recording());
        if (request.keep()) {
          output.complete();
        }
        return reproduction;
      }
    } catch (MalformedJsonException e) {
      throw new UnsealException(
          ErrorCode.DOCUMENT_MALFORMED, "the release can't be followed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UnsealException(
          ErrorCode.INPUT_UNREADABLE, "the release can't be read: " + e.getMessage(), e);
    }
  }

  private Rendition render(
      Request request, Release release, PlanDocument plan, Path output, Progress progress) {
    try (Footage recording = footage.open(request.recording(), request.threads())) {
      RenderSettings settings =
          new RenderSettings(
              Integer.parseInt(plan.fill().substring(1), 16),
              release.media().size() > 1,
              request.threads(),
              "",
              release.render().mode() == Rendering.Mode.FULL ? Mode.FULL : Mode.SMART,
              Gate.FAST);
      PublishedPlan covers =
          new PublishedPlan(plan, recording.facts().size(), renderer.grid(recording));
      return renderer.render(
          recording,
          covers,
          shown(release, plan).map(settings::showing).orElse(settings),
          output,
          progress);
    }
  }

  /** The run of frames that is shown; empty where all are, or where nothing says which. */
  private static Optional<FrameSpan> shown(Release release, PlanDocument plan) {
    Optional<PlacedFrames> placed = PlacedFrames.of(release, plan, release.media().getFirst().of());
    int first = -1;
    int count = 0;
    int end = 0;
    for (int frame = 0; frame < placed.map(PlacedFrames::frames).orElse(0); frame++) {
      if (placed.orElseThrow().fate(frame) != ReleasedPictures.Fate.ABSENT) {
        first = first < 0 ? frame : first;
        end = frame + 1;
        count++;
      }
    }
    if (first < 0 || count == plan.frames()) {
      return Optional.empty();
    }
    if (count != end - first) {
      throw malformed("the frames that the release shows do not follow one another");
    }
    return Optional.of(new FrameSpan(first, end));
  }

  private static Reproduction compare(
      Release release, Path released, Path made, Rendition rendition) throws IOException {
    Digest original = Digest.ofHex(Digests.ofFile(released, Progress.SILENT));
    Digest again = Digest.ofHex(Digests.ofFile(made, Progress.SILENT));
    OptionalInt different = OptionalInt.empty();
    int pictures = 0;
    if (!original.equals(again)) {
      try (FileChannel one = FileChannel.open(released, StandardOpenOption.READ);
          FileChannel two = FileChannel.open(made, StandardOpenOption.READ)) {
        Mp4Samples theirs = pictures(one);
        Mp4Samples ours = pictures(two);
        pictures = theirs.count();
        different = firstDifferent(theirs, new SampleBytes(one), ours, new SampleBytes(two));
      } catch (MalformedMp4Exception e) {
        different = OptionalInt.of(0); // what is released is no such file at all
      }
    }
    return new Reproduction(
        again, original, different, pictures, rendition.encoder(), release.render().encoder());
  }

  private static Mp4Samples pictures(FileChannel file) throws IOException, MalformedMp4Exception {
    List<Mp4Track> tracks = Mp4File.read(file).tracks();
    if (tracks.isEmpty()) {
      throw new MalformedMp4Exception("no track");
    }
    return tracks.getFirst().samples();
  }

  private static OptionalInt firstDifferent(
      Mp4Samples theirs, SampleBytes their, Mp4Samples ours, SampleBytes our)
      throws IOException, MalformedMp4Exception {
    int both = Math.min(theirs.count(), ours.count());
    for (int i = 0; i < both; i++) {
      int size = theirs.size(i);
      if (size != ours.size(i)
          || !Arrays.equals(their.read(theirs, i), 0, size, our.read(ours, i), 0, size)) {
        return OptionalInt.of(i);
      }
    }
    return theirs.count() == ours.count() ? OptionalInt.empty() : OptionalInt.of(both);
  }

  /** A file of the release whose bytes are the listed ones. */
  private static byte[] listed(ReleaseFolder folder, Release release, String name, int longest)
      throws IOException {
    byte[] bytes = folder.read(name, longest);
    Digest digest = Digest.of(Digest.sha256().digest(bytes));
    for (ReleaseFile file : release.files()) {
      if (file.name().equals(name) && file.sha256().equals(digest)) {
        return bytes;
      }
    }
    throw malformed(name + " is not the file that the manifest lists");
  }

  private static UnsealException malformed(String message) {
    return new UnsealException(
        ErrorCode.DOCUMENT_MALFORMED, message + "; unseal verify tells what is wrong with it");
  }
}
