package org.unseal.media.render;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.unseal.engine.port.CoverSource;
import org.unseal.engine.port.FootageRenderer.Gate;
import org.unseal.engine.port.FootageRenderer.RenderSettings;
import org.unseal.engine.port.Progress;
import org.unseal.media.gop.GopIndex;
import org.unseal.media.gop.Obstacle;
import org.unseal.media.gop.ShownGops;
import org.unseal.media.read.CodedPictures;
import org.unseal.media.read.LibavFootage;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.plan.FrameCover;
import org.unseal.proof.digest.Octets;

/**
 * Passes through the GOPs that have no mask and has the others encoded side by side, in the order
 * of the file. One thread reads, hands over and takes results; what waits is coded, so it is small.
 */
final class SmartPictures implements AutoCloseable {
  private static final long MOST_WAITING = 64L << 20;
  private static final long LONGEST_RUN = 96L << 20;
  private static final long PATIENCE_MILLIS = 200;
  private static final int USUAL_COMPARE_EVERY = 4;

  private final ShownGops gops;
  private final GopIndex index;
  private final BitSet encoded;
  private final SlotOut out;
  private final Progress progress;
  private final CodedPictures pictures;
  private final GopWorker.Job job;
  private final GopWorker.Shared shared =
      new GopWorker.Shared(new AtomicLong(), new AtomicBoolean());
  private final int workers;
  private final ExecutorService executor;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final int runLength;
  private long waitingBytes;
  private int waitingRuns;
  private long passed;
  private byte[] fromEncoder = {};
  private byte[] parameterSets = {};
  private Optional<GopRun> open = Optional.empty();
  private long openBytes;

  /** What is to be written, in order. */
  private sealed interface Waiting {
    final class Passed implements Waiting {
      private final byte[] sample;
      private final boolean entrance;

      Passed(byte[] sample, boolean entrance) {
        this.sample = sample;
        this.entrance = entrance;
      }
    }

    record Run(GopRun run, Future<EncodedRun> encoded, long bytes) implements Waiting {}
  }

  /**
   * Ready to run once.
   *
   * @param encoded the GOPs that are encoded anew
   */
  SmartPictures(
      LibavFootage recording,
      SourceSetup source,
      ShownGops gops,
      BitSet encoded,
      RenderSettings settings,
      SlotOut out,
      Progress progress) {
    this.gops = gops;
    this.index = gops.index();
    this.encoded = encoded;
    this.out = out;
    this.progress = progress;
    pictures = recording.codedPictures();
    job =
        new GopWorker.Job(
            source, pictures.stream(), settings.gate() == Gate.FULL ? 1 : USUAL_COMPARE_EVERY);
    workers = RunPipeline.workers(settings.threads(), source.encoder().size());
    runLength = RunLength.of(source.encoder().size());
    executor = Executors.newFixedThreadPool(workers);
  }

  /** Does it all. */
  void run(CoverSource covers) {
    for (int frame = 0; frame < index.start(gops.inRecording(0)); frame++) {
      covers.coverOf(frame);
      if (!pictures.skip()) {
        throw changed();
      }
    }
    for (int gop = 0; gop < gops.gops(); gop++) {
      boolean encodes = encoded.get(gop);
      int begins = index.start(gops.inRecording(gop));
      int decodes = encodes ? gops.decodedUpTo(gop) : index.end(gops.inRecording(gop));
      if (open.isPresent() && (!encodes || open.get().full(decodes - begins, runLength))) {
        submit();
      }
      for (int picture = begins; picture < index.end(gops.inRecording(gop)); picture++) {
        CodedPictures.Unit unit = pictures.next().orElseThrow(() -> changed());
        FrameCover cover = covers.coverOf(picture);
        if (encodes) {
          collect(picture, unit, cover, picture == begins, picture < decodes);
        } else {
          pass(unit.bytes(), picture == begins);
        }
      }
      takeReady();
      progress.done(passed + shared.done().get());
    }
    if (open.isPresent()) {
      submit();
    }
    while (!waiting.isEmpty()) {
      writeFirst();
    }
    progress.done(passed + shared.done().get());
  }

  private static UnsealException changed() {
    return new UnsealException(
        ErrorCode.DIGEST_MISMATCH,
        "The recording was changed while it was read; wait until it is complete and try again.");
  }

  /** Within a GOP the frames that are shown are counted as its pictures are. */
  private void collect(
      int picture, CodedPictures.Unit unit, FrameCover cover, boolean entrance, boolean decoded) {
    GopRun run = open.orElseGet(GopRun::empty);
    open = Optional.of(run);
    if (entrance) {
      run.entrances().add(run.pictures());
    }
    if (gops.span().contains(picture)) {
      run.covers().add(cover);
    }
    if (!decoded) {
      return;
    }
    run.hidden().set(run.units().size(), !gops.shows(unit.pts()));
    run.units().add(unit.bytes());
    run.times().add(unit.pts());
    openBytes += unit.bytes().length;
    if (openBytes > LONGEST_RUN) {
      throw new Refused(Obstacle.LONG_GOPS);
    }
  }

  private void submit() {
    GopRun run = open.orElseThrow();
    open = Optional.empty();
    while (waitingRuns > workers || waitingBytes > MOST_WAITING) {
      writeFirst();
    }
    waiting.add(new Waiting.Run(run, executor.submit(new GopWorker(job, run, shared)), openBytes));
    waitingBytes += openBytes;
    waitingRuns++;
    openBytes = 0;
  }

  private void pass(byte[] unit, boolean entrance) {
    byte[] sample = index.sample(unit);
    passed++;
    if (waiting.isEmpty()) {
      out.pass(sample, entrance);
      return;
    }
    while (waitingBytes > MOST_WAITING && !waiting.isEmpty()) {
      writeFirst();
    }
    waiting.add(new Waiting.Passed(sample, entrance));
    waitingBytes += sample.length;
  }

  private void takeReady() {
    while (!waiting.isEmpty()
        && !(waiting.getFirst() instanceof Waiting.Run run && !run.encoded().isDone())) {
      writeFirst();
    }
  }

  private void writeFirst() {
    switch (waiting.removeFirst()) {
      case Waiting.Passed picture -> {
        waitingBytes -= picture.sample.length;
        out.pass(picture.sample, picture.entrance);
      }
      case Waiting.Run run -> {
        waitingBytes -= run.bytes();
        waitingRuns--;
        write(run.run(), wait(run.encoded()));
      }
    }
  }

  private void write(GopRun run, EncodedRun encoded) {
    if (fromEncoder.length == 0) {
      fromEncoder = encoded.parameterSets();
      Octets sequence = NalUnits.first(fromEncoder, NalUnits.SPS);
      parameterSets =
          NalUnits.withStartCodes(
              index.sets().alike(sequence), NalUnits.first(fromEncoder, NalUnits.PPS));
    } else if (!Arrays.equals(fromEncoder, encoded.parameterSets())) {
      throw new UnsealException(
          ErrorCode.INTERNAL, "The encoder gave two runs different parameter sets.");
    }
    if (encoded.count() != run.pictures()) {
      throw new UnsealException(
          ErrorCode.INTERNAL,
          "The encoder made " + encoded.count() + " pictures of " + run.pictures() + ".");
    }
    out.encoded(
        encoded,
        run.entrances(),
        index.sets().inBand() ? NalUnits.withLengths(parameterSets) : Octets.of());
  }

  private EncodedRun wait(Future<EncodedRun> future) {
    while (true) {
      try {
        return future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        progress.done(passed + shared.done().get());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UnsealException(ErrorCode.CANCELLED, "Stopped while rendering.", e);
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case RuntimeException cause -> throw cause;
          case Error cause -> throw cause;
          case null, default ->
              throw new UnsealException(ErrorCode.INTERNAL, "Encoding stopped.", e);
        }
      }
    }
  }

  /** What decodes what was encoded; start codes and units. */
  byte[] parameterSets() {
    return parameterSets.clone();
  }

  /** Stops what is under way and waits until no worker holds anything. */
  @Override
  public void close() {
    shared.stopped().set(true);
    executor.close();
    pictures.close();
  }
}
