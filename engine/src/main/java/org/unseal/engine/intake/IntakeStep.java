package org.unseal.engine.intake;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.files.Leftovers;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.files.Unchanged;
import org.unseal.engine.port.Inspector;
import org.unseal.engine.port.Inspector.InspectedFacts;
import org.unseal.engine.port.Progress;
import org.unseal.engine.seal.SeedFile;
import org.unseal.engine.source.Source;
import org.unseal.engine.source.SourceKind;
import org.unseal.engine.source.SourceStep;
import org.unseal.engine.zip.ZipIndex;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.catalogue.SourceState;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.seal.Seed;

/**
 * Takes files into a case. May be stopped at any time, even by a power cut: what was confirmed
 * stays, and the same request takes in the rest. While one file is looked into in the other
 * process, the next is copied.
 */
public final class IntakeStep {
  private final Inspector inspector;
  private final PartialFiles partials;
  private final InstantSource clock;

  /** Ready to run; the inspector is the caller's to close. */
  public IntakeStep(Inspector inspector, PartialFiles partials, InstantSource clock) {
    this.inspector = requireNonNull(inspector, "inspector");
    this.partials = requireNonNull(partials, "partials");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Runs it. */
  public Taken run(CaseFile file, IntakeRequest request, Progress progress) {
    FileWalk walk = new FileWalk(request.limits().files(), request.limits().depth());
    request.paths().forEach(walk::add);
    if (request.conversion().isPresent()) {
      requireConversion(file, request, walk);
    }
    Leftovers.sweep(file.folders().originals(), 0);
    Leftovers.sweep(file.folders().root().resolve("seals"), 1);
    Source source = source(file, request);
    try (OriginalsShelf shelf = new OriginalsShelf(file.folders(), partials);
        InspectionQueue queue = new InspectionQueue(inspector)) {
      Run run = new Run(file, request, source, shelf, queue, progress);
      return run.all(walk);
    }
  }

  private static void requireConversion(CaseFile file, IntakeRequest request, FileWalk walk) {
    String from = request.conversion().orElseThrow().from();
    if (file.record(RecordKind.ITEM, from).isEmpty()) {
      throw new UnsealException(
          ErrorCode.RECORD_MISSING,
          "the case has no item %s that this could be converted from; see unseal status"
              .formatted(from));
    }
    if (walk.files().size() != 1) {
      throw new UnsealException(
          ErrorCode.USAGE, "--converted-from is about one file; give one file");
    }
  }

  /** The source as the case knows it from now on. */
  private static Source source(CaseFile file, IntakeRequest request) {
    Optional<Source> known = file.record(RecordKind.SOURCE, request.source()).map(Source::read);
    if (known.isPresent()
        && request.kind().isPresent()
        && known.get().kind() != request.kind().get()) {
      throw new UnsealException(
          ErrorCode.USAGE,
          "%s is known as a %s; give other files another source"
              .formatted(request.source(), known.get().kind().word()));
    }
    return new SourceStep()
        .run(
            file,
            new SourceStep.Statement(
                request.source(),
                request
                    .kind()
                    .or(() -> Optional.of(known.map(Source::kind).orElse(SourceKind.CAMERA))),
                request.label(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))
        .source();
  }

  /** One intake. */
  private final class Run {
    private final CaseFile file;
    private final IntakeRequest request;
    private final Source source;
    private final OriginalsShelf shelf;
    private final InspectionQueue queue;
    private final Progress progress;
    private final IntakeFolders folders;
    private final ItemBook book;
    private final List<String> items = new ArrayList<>();
    private final Set<Digest> waiting = new HashSet<>();
    private int files;
    private int ready;
    private int again;
    private int duplicates;
    private long done;

    Run(
        CaseFile file,
        IntakeRequest request,
        Source source,
        OriginalsShelf shelf,
        InspectionQueue queue,
        Progress progress) {
      this.file = file;
      this.request = request;
      this.source = source;
      this.shelf = shelf;
      this.queue = queue;
      this.progress = progress;
      this.folders = new IntakeFolders(file.folders());
      this.book = new ItemBook(file, partials);
    }

    Taken all(FileWalk walk) {
      List<FileWalk.Found> found = walk.files();
      long total = found.stream().mapToLong(FileWalk.Found::bytes).sum();
      progress.stage(Progress.Stage.INTAKE, total);
      book.findings(source.id(), walk.findings());
      for (FileWalk.Found one : found) {
        files++;
        try {
          one(one);
        } catch (OriginalsShelf.SourceException e) {
          finding(IntakeCode.UNREADABLE, one.name(), "");
        }
        done += one.bytes();
        progress.done(done);
      }
      drain(0);
      received();
      return new Taken(files, items, ready, again, duplicates, book.added());
    }

    private void finding(IntakeCode code, FileName name, String words) {
      book.findings(source.id(), List.of(new IntakeFinding(code, Optional.of(name), words)));
    }

    private void one(FileWalk.Found found) throws OriginalsShelf.SourceException {
      Offer offer;
      try (FileChannel channel =
          FileChannel.open(found.path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
        Unchanged before = Unchanged.of(found.path());
        boolean archive = source.kind() != SourceKind.DOCUMENT && ZipIndex.begins(first(channel));
        TwoDigests digests = shelf.put(Channels.newInputStream(channel), progress, done);
        if (!before.equals(Unchanged.of(found.path()))) {
          finding(IntakeCode.CHANGED_WHILE_READ, found.name(), "");
          return;
        }
        String modified = before.time().toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
        offer =
            new Offer(
                digests,
                new Item.Named(found.name(), source.id(), Optional.of(modified)),
                archive,
                Optional.empty(),
                List.of());
      } catch (IOException e) {
        throw new OriginalsShelf.SourceException(e);
      } catch (UnsealException e) {
        if (e.code() == ErrorCode.INPUT_MISSING || e.code() == ErrorCode.INPUT_UNREADABLE) {
          finding(IntakeCode.UNREADABLE, found.name(), "");
          return;
        }
        throw e;
      }
      if (offer.archive()) {
        archive(offer);
      } else {
        take(offer);
      }
    }

    private static byte[] first(FileChannel channel) throws IOException {
      ByteBuffer first = ByteBuffer.allocate(4);
      int count = Math.max(0, channel.read(first, 0));
      return Arrays.copyOf(first.array(), count);
    }

    /** A file that lies on the shelf. */
    private record Offer(
        TwoDigests digests,
        Item.Named name,
        boolean archive,
        Optional<String> parent,
        List<IntakeFinding> findings) {}

    private void take(Offer offer) {
      Digest sha256 = offer.digests().sha256();
      if (waiting.contains(sha256)) {
        drain(0);
      }
      Optional<String> there = book.item(sha256);
      if (there.isPresent()) {
        known(there.get(), offer);
        return;
      }
      Seed seed = seed(sha256);
      if (offer.archive()) {
        drain(0);
        keep(offer, seed);
        return;
      }
      waiting.add(sha256);
      if (!source.kind().media() || offer.digests().bytes() == 0 || beside(offer.name().name())) {
        queue.inTurn(
            () -> {
              waiting.remove(sha256);
              keep(offer, seed);
            });
        drain(InspectionQueue.AHEAD);
        return;
      }
      Path seal = folders.seal(sha256);
      Path temporary = seal.resolveSibling("." + seal.getFileName() + "." + pid() + ".partial");
      partials.begun(temporary);
      queue.add(
          new Inspector.SealTask(folders.original(sha256), temporary, folders.seed(sha256)),
          answer -> {
            waiting.remove(sha256);
            inspected(offer, seed, temporary, answer);
            partials.ended(temporary);
          });
      drain(InspectionQueue.AHEAD);
    }

    /** What dispatch recorders write beside the calls is no recording and no finding. */
    private boolean beside(FileName name) {
      String text = name.text().toLowerCase(Locale.ROOT);
      return source.kind() == SourceKind.DISPATCH
          && (text.endsWith(".json") || text.endsWith(".csv"));
    }

    private Seed seed(Digest sha256) {
      try {
        org.unseal.engine.files.PrivateFiles.createFolders(folders.secrets(sha256));
      } catch (IOException e) {
        throw org.unseal.engine.files.OutputFile.writing(folders.secrets(sha256), e);
      }
      return SeedFile.ensure(folders.seed(sha256), partials);
    }

    private static long pid() {
      return ProcessHandle.current().pid();
    }

    /** Waits until no more than so many files are being looked into. */
    private void drain(int left) {
      queue.drain(left, () -> progress.done(done));
    }

    private void known(String id, Offer offer) {
      if (book.alsoNamed(id, offer.name())) {
        duplicates++;
        book.findings(source.id(), offer.findings());
      } else {
        again++;
      }
    }

    private void keep(Offer offer, Seed seed) {
      shelf.requireKept(offer.digests().sha256());
      List<IntakeFinding> findings = new ArrayList<>(offer.findings());
      if (offer.digests().bytes() == 0) {
        findings.add(about(IntakeCode.EMPTY_FILE, offer, ""));
      }
      record(offer, seed, Optional.empty(), InspectedFacts.NONE, findings);
    }

    private static IntakeFinding about(IntakeCode code, Offer offer, String words) {
      return new IntakeFinding(code, Optional.of(offer.name().name()), words);
    }

    private void inspected(Offer offer, Seed seed, Path temporary, Inspector.Answer answer) {
      List<IntakeFinding> findings = new ArrayList<>(offer.findings());
      Optional<ItemBook.Made> made = Optional.empty();
      InspectedFacts facts = InspectedFacts.NONE;
      switch (answer) {
        case Inspector.Answer.Done(InspectedFacts told) -> {
          made = SealReading.checked(temporary, seed, offer.digests());
          if (made.isEmpty()) {
            findings.add(about(IntakeCode.INSPECTION_UNTRUE, offer, ""));
          } else {
            facts = told;
            if (!told.complete()) {
              findings.add(about(IntakeCode.RECORDING_DAMAGED, offer, ""));
            }
          }
        }
        case Inspector.Answer.Refused(String code, _) ->
            findings.add(about(IntakeCode.NOT_A_RECORDING, offer, code));
        case Inspector.Answer.Crashed(int exit) ->
            findings.add(about(IntakeCode.INSPECTION_CRASHED, offer, "exit code " + exit));
        case Inspector.Answer.TooMuchMemory() ->
            findings.add(about(IntakeCode.INSPECTION_MEMORY, offer, ""));
        case Inspector.Answer.TooSlow(long seconds) ->
            findings.add(
                about(IntakeCode.INSPECTION_TOO_SLOW, offer, "stopped after " + seconds + " s"));
        case Inspector.Answer.Garbled() ->
            findings.add(about(IntakeCode.INSPECTION_UNTRUE, offer, ""));
      }
      if (made.isEmpty()) { // a seal bears the digest of the copy that it was read from
        shelf.requireKept(offer.digests().sha256());
      }
      record(offer, seed, made, facts, findings);
    }

    private void record(
        Offer offer,
        Seed seed,
        Optional<ItemBook.Made> made,
        InspectedFacts facts,
        List<IntakeFinding> findings) {
      Item item =
          new Item(
              "",
              source.id(),
              source.kind(),
              offer.digests().sha256(),
              offer.digests().sha512(),
              offer.digests().bytes(),
              clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
              List.of(offer.name()),
              made.isPresent(),
              offer.parent(),
              request.conversion(),
              facts);
      ItemBook.Recorded recorded = book.record(new ItemBook.Ready(item, seed, made, findings));
      if (recorded.fresh()) {
        items.add(recorded.id());
        boolean whole = made.isPresent() || !source.kind().media() || beside(offer.name().name());
        ready += findings.isEmpty() && whole && !offer.archive() ? 1 : 0;
      } else {
        again++;
      }
    }

    /** An archive is an original itself; its files are originals that came in it. */
    private void archive(Offer offer) {
      drain(0);
      take(offer);
      String id = book.item(offer.digests().sha256()).orElseThrow();
      ArchiveIntake members =
          new ArchiveIntake(
              folders.original(offer.digests().sha256()),
              offer.name().name(),
              request.limits().zip());
      members.read(
          shelf,
          progress,
          done,
          (digests, name, findings, nested) -> {
            files++;
            List<IntakeFinding> all = new ArrayList<>(findings);
            if (nested) {
              all.add(new IntakeFinding(IntakeCode.ZIP_INSIDE_ZIP, Optional.of(name), ""));
            }
            take(
                new Offer(
                    digests,
                    new Item.Named(name, source.id(), Optional.empty()),
                    nested,
                    Optional.of(id),
                    all));
          },
          finding -> book.findings(source.id(), List.of(finding)));
    }

    /** Something of it is here now. */
    private void received() {
      Source now = Source.read(file.record(RecordKind.SOURCE, source.id()).orElseThrow());
      boolean here =
          file.records(RecordKind.ITEM).stream()
              .map(Item::read)
              .anyMatch(item -> item.source().equals(source.id()));
      if (!here || now.state() == SourceState.RECEIVED) {
        return;
      }
      file.append(
          reading -> {
            Optional<Source> before =
                reading.record(RecordKind.SOURCE, source.id()).map(Source::read);
            return new Entry(
                Action.RECONCILED,
                Optional.empty(),
                new ObjectWriter().put("source", source.id()).end(),
                SourceStep.changes(
                    reading,
                    before,
                    before.orElse(now).in(SourceState.RECEIVED),
                    Optional.empty()));
          });
    }
  }
}
