package org.unseal.cli.inspect;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.unseal.cli.process.Surroundings;
import org.unseal.cli.process.ToolVersion;
import org.unseal.document.PdfPages;
import org.unseal.engine.crop.CropEncoder;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PrivateFiles;
import org.unseal.engine.port.Footage;
import org.unseal.engine.port.Inspector.InspectedFacts;
import org.unseal.engine.port.Inspector.PicturesTask;
import org.unseal.engine.port.Inspector.SealTask;
import org.unseal.engine.port.Inspector.StillsTask;
import org.unseal.engine.port.PicturePass.Wish;
import org.unseal.engine.port.PictureView;
import org.unseal.engine.port.Progress;
import org.unseal.engine.seal.PictureSealStep;
import org.unseal.engine.seal.SealStep;
import org.unseal.media.read.LibavCodedLibrary;
import org.unseal.media.read.LibavFootageLibrary;
import org.unseal.media.read.LibavPicturePass;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.Fault;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.Box;
import org.unseal.proof.json.MalformedJsonException;

/** Does one task after the other, and turns whatever happens into a line. */
final class InspectionWork {
  private static final long TELL_NANOS = 200_000_000L;

  private final Surroundings surroundings;
  private final PrintStream out;
  private final String tool = "unseal " + ToolVersion.number();

  InspectionWork(Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
    this.out = new PrintStream(surroundings.out(), false, StandardCharsets.UTF_8);
  }

  void run(String line) {
    String answer;
    try {
      answer = Talk.done(work(Talk.asked(line)));
    } catch (UnsealException e) {
      answer = answer(e);
    } catch (OutOfMemoryError e) {
      answer = Talk.memory();
    } catch (MalformedJsonException e) {
      answer = Talk.failed(ErrorCode.INTERNAL.name(), "a task that is none");
    } catch (IOException e) {
      answer = Talk.failed(ErrorCode.DISK_FULL.name(), "can't write");
    } catch (RuntimeException e) { // of a file that nobody has thought of
      answer = Talk.refused(ErrorCode.INTERNAL.name(), e.getClass().getSimpleName());
    }
    out.println(answer);
    out.flush();
  }

  private static String answer(UnsealException e) {
    if (e.code() == ErrorCode.OUT_OF_MEMORY || e.code() == ErrorCode.LIMIT_EXCEEDED) {
      return e.code() == ErrorCode.OUT_OF_MEMORY
          ? Talk.memory()
          : Talk.refused(e.code().name(), "");
    }
    return e.code().fault() == Fault.ENVIRONMENT
        ? Talk.failed(e.code().name(), "")
        : Talk.refused(e.code().name(), "");
  }

  private InspectedFacts work(Object task) throws IOException {
    return switch (task) {
      case SealTask seal -> seal(seal);
      case PicturesTask pictures -> pictures(pictures);
      case StillsTask stills -> stills(stills);
      case ProcessDocuments.PagesTask pages -> pages(pages);
      default -> throw new IllegalStateException("no task");
    };
  }

  private InspectedFacts seal(SealTask task) {
    ObservedLibrary library = new ObservedLibrary(new LibavCodedLibrary());
    SealStep.Sealed sealed =
        new SealStep(library, surroundings.scratch(), InstantSource.system(), tool)
            .run(
                new SealStep.Request(task.file(), task.seal(), task.seed(), Optional.empty(), true),
                new Told());
    return library.facts(sealed.complete());
  }

  private InspectedFacts pictures(PicturesTask task) {
    new PictureSealStep(
            new LibavFootageLibrary(),
            new LibavPicturePass(),
            surroundings.scratch(),
            InstantSource.system(),
            tool)
        .run(
            new PictureSealStep.Request(
                task.file(),
                task.seal(),
                task.seed(),
                task.pictures(),
                Optional.empty(),
                true,
                threads()),
            new Told());
    return InspectedFacts.NONE;
  }

  private static int threads() {
    return Math.min(4, Runtime.getRuntime().availableProcessors());
  }

  private InspectedFacts stills(StillsTask task) throws IOException {
    PrivateFiles.createFolders(task.folder());
    List<Integer> wanted = task.frames();
    BitSet frames = new BitSet();
    wanted.forEach(frames::set);
    try (Footage footage = new LibavFootageLibrary().open(task.file(), 1)) {
      new LibavPicturePass()
          .read(
              footage,
              new Wish(
                  (from, end) -> {
                    int next = frames.nextSetBit(from);
                    return next >= 0 && next < end;
                  },
                  1,
                  16),
              view -> frames.isEmpty() ? new byte[0] : jpeg(view),
              (int frame, Optional<byte[]> jpeg) -> {
                if (frames.get(frame) && jpeg.isPresent()) {
                  put(task.folder().resolve(wanted.indexOf(frame) + ".jpg"), jpeg.get());
                }
              },
              new Told());
    }
    return InspectedFacts.NONE;
  }

  private InspectedFacts pages(ProcessDocuments.PagesTask task) {
    new PdfPages().draw(task.file(), task.folder(), new Told());
    return InspectedFacts.NONE;
  }

  private static byte[] jpeg(PictureView view) {
    try (CropEncoder encoder = new CropEncoder()) {
      return encoder.encode(view, new Box(0, 0, view.size().width(), view.size().height()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void put(Path target, byte[] bytes) {
    try (OutputFile file = new OutputFile(target, true, true, surroundings.scratch())) {
      Files.write(file.path(), bytes);
      file.complete();
    } catch (IOException e) {
      throw OutputFile.writing(target, e);
    }
  }

  /** Tells the other side that it gets on. */
  private final class Told implements Progress {
    private long told;
    private long stages;
    private long last;

    @Override
    public synchronized void stage(Stage stage, long units) {
      stages += 1L << 50;
      last = 0;
      tell(true);
    }

    @Override
    public synchronized void done(long units) {
      last = Math.max(last, units);
      tell(false);
    }

    private void tell(boolean now) {
      long time = System.nanoTime();
      if (now || time - told > TELL_NANOS) {
        told = time;
        out.println(Talk.progress(Math.min(stages + last, (1L << 53) - 1)));
        out.flush();
      }
    }
  }
}
