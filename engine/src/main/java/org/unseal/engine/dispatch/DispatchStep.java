package org.unseal.engine.dispatch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.dispatch.Judgement.Added;
import org.unseal.engine.dispatch.Judgement.TwinMark;
import org.unseal.engine.dispatch.ListenStep.Heard;
import org.unseal.engine.dispatch.Transmission.Basis;
import org.unseal.engine.dispatch.call.CallFacts;
import org.unseal.engine.dispatch.call.CallFacts.Part;
import org.unseal.engine.dispatch.call.CallTable;
import org.unseal.engine.dispatch.call.RecorderClock;
import org.unseal.engine.dispatch.call.TrunkCall;
import org.unseal.engine.dispatch.continuity.ContinuityJudge;
import org.unseal.engine.dispatch.continuity.Evidence;
import org.unseal.engine.dispatch.continuity.Evidence.Twin;
import org.unseal.engine.dispatch.continuity.Placed;
import org.unseal.engine.dispatch.listen.SampleSpan;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.port.Progress;
import org.unseal.engine.port.SoundLibrary;
import org.unseal.engine.table.CsvTable;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.dispatch.Continuity;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.Fault;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.ObjectWriter;

/**
 * Works on the dispatch recordings of a case. Each file's judgement and transmissions come in one
 * event, so a run that was stopped goes on with the next file.
 */
public final class DispatchStep {
  /** A pause that divides transmissions, where nobody says another, in microseconds. */
  public static final long USUAL_HANG = 800_000;

  /** Edges that are heard are a little off those that are listed. */
  private static final long SLIVER = 150_000;

  private static final Set<String> NO_SOUND =
      Set.of(".json", ".csv", ".txt", ".xml", ".pdf", ".html", ".log", ".md", ".sha256", ".md5");

  private final CaseFile file;
  private final ListenStep listening;

  /** On a case that somebody has open to act. */
  public DispatchStep(CaseFile file, SoundLibrary library) {
    this.file = file;
    listening = new ListenStep(library);
  }

  /**
   * How a source is to be analysed.
   *
   * @param clock how its recorder writes its times
   * @param layout of lists of calls
   * @param channel from 1; empty for all of them mixed
   * @param hang a longer pause, in microseconds, divides transmissions
   * @param again files that were analysed before, too; what people edited stays
   */
  public record Request(
      String source,
      RecorderClock clock,
      CallTable.Layout layout,
      OptionalInt channel,
      long hang,
      boolean again) {
    public Request {
      if (hang < 100_000 || hang > 60_000_000) {
        throw new UnsealException(ErrorCode.USAGE, "a hang time is 0.1 to 60 seconds");
      }
    }
  }

  /**
   * What became of a source.
   *
   * @param verdicts of the files that were listened to now
   * @param skipped files that were analysed before
   * @param unheard files in which there is no sound that can be heard, by item
   */
  public record Outcome(
      Map<String, Continuity> verdicts,
      int transmissions,
      int skipped,
      Map<String, ErrorCode> unheard) {
    public Outcome {
      verdicts = Map.copyOf(verdicts);
      unheard = Map.copyOf(unheard);
    }
  }

  /** Listens to every file of a source. */
  public Outcome analyze(Request request, Progress progress) {
    List<DispatchItem> items = items(request.source());
    Map<String, Continuity> verdicts = new HashMap<>();
    Map<String, ErrorCode> unheard = new HashMap<>();
    Recorder recorder = new Recorder(items, request, unheard);
    int transmissions = 0;
    int skipped = 0;
    for (DispatchItem item : items) {
      if (NO_SOUND.stream().anyMatch(item::named)) {
        continue;
      }
      Optional<CaseRecord> before = file.record(RecordKind.CONTINUITY, item.id());
      if (before.isPresent() && !request.again()) {
        skipped++;
        continue;
      }
      progress.stage(Progress.Stage.LISTEN, 0);
      try {
        Heard heard = listening.run(item.place(file.folders()), request.channel(), progress);
        CallFacts facts = recorder.facts(item);
        Added added = before.map(Judgement::read).map(Judgement::added).orElse(Added.NOTHING);
        Judgement judgement = judge(item, heard, facts, added, request.channel(), request.hang());
        transmissions += store(judgement, proposals(judgement, heard));
        verdicts.put(item.id(), judgement.finding().verdict());
      } catch (UnsealException e) {
        if (e.code().fault() != Fault.EVIDENCE && e.code() != ErrorCode.DOCUMENT_MALFORMED) {
          throw e;
        }
        unheard.put(item.id(), e.code());
      }
    }
    return new Outcome(verdicts, transmissions, skipped, unheard);
  }

  private List<DispatchItem> items(String source) {
    List<DispatchItem> items =
        file.records(RecordKind.ITEM).stream()
            .flatMap(record -> DispatchItem.read(record).stream())
            .filter(item -> item.source().equals(source))
            .toList();
    if (items.isEmpty()) {
      throw new UnsealException(
          ErrorCode.RECORD_MISSING,
          "nothing was taken in of this source as --kind dispatch; unseal intake does that");
    }
    return items;
  }

  /** What the recorder says of each file of a source. */
  private final class Recorder {
    private final Request request;
    private final Map<String, DispatchItem> beside = new HashMap<>();
    private final List<CallTable> tables = new ArrayList<>();

    Recorder(List<DispatchItem> items, Request request, Map<String, ErrorCode> unheard) {
      this.request = request;
      for (DispatchItem item : items) {
        if (item.named(".json")) {
          item.stems().forEach(stem -> beside.put(stem, item));
        } else if (item.named(".csv")) {
          table(item)
              .ifPresentOrElse(
                  tables::add, () -> unheard.put(item.id(), ErrorCode.DOCUMENT_MALFORMED));
        }
      }
    }

    /** Empty where it is some other table, as long as nobody said how to read it. */
    private Optional<CallTable> table(DispatchItem item) {
      try {
        return Optional.of(
            CallTable.read(bytes(item, CsvTable.LONGEST), request.layout(), request.clock()));
      } catch (UnsealException e) {
        if (request.layout().columns().isEmpty() && request.layout().pattern().isEmpty()) {
          return Optional.empty();
        }
        throw e;
      }
    }

    CallFacts facts(DispatchItem item) {
      for (String stem : item.stems()) {
        DispatchItem json = beside.get(stem);
        if (json != null) {
          return TrunkCall.read(
              new String(bytes(json, TrunkCall.LONGEST), StandardCharsets.UTF_8), request.clock());
        }
      }
      for (CallTable table : tables) {
        for (String name : item.names()) {
          Optional<CallFacts> listed = table.of(name);
          if (listed.isPresent()) {
            return listed.get();
          }
        }
      }
      return ListenStep.header(item.place(file.folders()))
          .map(header -> header.facts(request.clock()))
          .orElse(CallFacts.NONE);
    }

    private byte[] bytes(DispatchItem item, int most) {
      try (var in = Files.newInputStream(item.place(file.folders()))) {
        return in.readNBytes(most + 1);
      } catch (IOException e) {
        throw new UnsealException(
            ErrorCode.INPUT_UNREADABLE, "an original can't be read; look at the disk", e);
      }
    }
  }

  private Judgement judge(
      DispatchItem item,
      Heard heard,
      CallFacts facts,
      Added added,
      OptionalInt channel,
      long hang) {
    Evidence evidence =
        new Evidence(
            heard.levels(),
            heard.activity(),
            heard.facts(),
            heard.whole(),
            facts.span(),
            facts.parts().stream().map(part -> new Placed(part.place(), part.clock())).toList(),
            added.spoken(),
            twins(added.twins()),
            added.configuration().isPresent());
    return new Judgement(
        item.id(),
        item.source(),
        heard.levels().durationMicros(),
        heard.activity().bursts().stream()
            .findFirst()
            .map(burst -> burst.startMicros(heard.levels().rate()))
            .orElse(0L),
        heard.facts().rate(),
        heard.facts().codec(),
        heard.whole(),
        channel,
        hang,
        facts,
        added,
        new ContinuityJudge().judge(evidence));
  }

  private List<Twin> twins(List<TwinMark> marks) {
    Map<String, List<Placed>> byFile = new HashMap<>();
    for (TwinMark mark : marks) {
      byFile.computeIfAbsent(mark.other(), _ -> new ArrayList<>()).add(mark.place());
    }
    List<Twin> twins = new ArrayList<>();
    for (Map.Entry<String, List<Placed>> entry :
        byFile.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
      boolean proven =
          file.record(RecordKind.CONTINUITY, entry.getKey())
              .map(record -> Judgement.read(record).finding().verdict() == Continuity.PROVEN)
              .orElse(false);
      twins.add(
          new Twin(
              proven,
              entry.getValue().stream()
                  .sorted(Comparator.comparingLong(place -> place.media().earliest()))
                  .toList()));
    }
    return twins;
  }

  /** Those that the recorder lists; else where somebody seems to speak. */
  private static List<Transmission> proposals(Judgement judgement, Heard heard) {
    CallFacts facts = judgement.facts();
    List<Transmission> found = new ArrayList<>();
    long duration = judgement.duration();
    List<Part> parts =
        facts.parts().stream().filter(part -> part.place().earliest() < duration).toList();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      long end = i + 1 < parts.size() ? parts.get(i + 1).place().earliest() : duration;
      if (end > part.place().earliest()) {
        found.addAll(listed(judgement, heard, part, end));
      }
    }
    if (found.isEmpty()) {
      for (SampleSpan span : heard.activity().transmissions(judgement.hang())) {
        found.add(
            proposal(
                judgement,
                span.startMicros(judgement.rate()),
                span.endMicros(judgement.rate()),
                Basis.VOICE_ACTIVITY,
                Optional.empty()));
      }
    }
    boolean listed =
        facts.basis() == CallFacts.Basis.TRUNK_RECORDER
            || facts.basis() == CallFacts.Basis.LIST_OF_CALLS;
    if (found.isEmpty() && listed) {
      found.add(proposal(judgement, 0, duration, Basis.RECORDER, Optional.empty()));
    }
    return found;
  }

  /**
   * What the recorder lists as one. In a file that is no time line dead air may have been removed
   * inside, too, so that there it is as many as can be heard apart.
   */
  private static List<Transmission> listed(Judgement judgement, Heard heard, Part part, long end) {
    long start = part.place().earliest();
    Optional<Long> radio = radio(part.radio());
    List<Transmission> apart = new ArrayList<>();
    if (!judgement.finding().verdict().oneTimeLine()) {
      for (SampleSpan span : heard.activity().transmissions(judgement.hang())) {
        long from = Math.max(start, span.startMicros(judgement.rate()));
        long to = Math.min(end, span.endMicros(judgement.rate()));
        if (to - from >= SLIVER) {
          apart.add(
              apart.isEmpty()
                  ? proposal(judgement, start, to, Basis.RECORDER, radio)
                  : proposal(judgement, from, to, Basis.VOICE_ACTIVITY, radio));
        }
      }
    }
    return apart.size() > 1
        ? apart
        : List.of(proposal(judgement, start, end, Basis.RECORDER, radio));
  }

  private static Optional<Long> radio(OptionalLong radio) {
    return radio.isPresent() ? Optional.of(radio.getAsLong()) : Optional.empty();
  }

  private static Transmission proposal(
      Judgement judgement, long start, long end, Basis basis, Optional<Long> radio) {
    return Transmission.proposed(
        judgement.source(),
        judgement.item(),
        start,
        end,
        basis,
        judgement.facts().talkgroup(),
        radio);
  }

  /** One event. What people edited stays as they left it, and is only stamped anew. */
  private int store(Judgement judgement, List<Transmission> proposed) {
    int[] count = {0};
    file.append(
        reading -> {
          // A file that was never judged has none; thousands of calls are not read for each.
          List<Transmission> before =
              reading.record(RecordKind.CONTINUITY, judgement.item()).isEmpty()
                  ? List.of()
                  : Transmission.of(reading.records(RecordKind.TRANSMISSION), judgement.item());
          boolean edited = before.stream().anyMatch(one -> one.basis() == Basis.PERSON);
          List<Transmission> now = edited ? before : named(proposed, before, reading);
          List<Transmission> stamped = new Stamping(judgement).of(now);
          count[0] = stamped.size();
          ObjectWriter details =
              new ObjectWriter()
                  .put("verdict", judgement.finding().verdict().name().toLowerCase(Locale.ROOT))
                  .put("transmissions", stamped.size());
          return new Entry(
              Action.CONTINUITY_JUDGED,
              Optional.of(judgement.item()),
              details.end(),
              changes(judgement, before, stamped));
        });
    return count[0];
  }

  /** Proposals that are where earlier ones were keep their ids. */
  private static List<Transmission> named(
      List<Transmission> proposed, List<Transmission> before, CaseReading reading) {
    long next = reading.nextNumber(RecordKind.TRANSMISSION);
    Map<Long, String> ids = new HashMap<>();
    before.forEach(one -> ids.put(one.start(), one.id()));
    List<Transmission> named = new ArrayList<>();
    for (Transmission one : proposed) {
      String id = ids.remove(one.start());
      named.add(one.called(id == null ? "t" + next++ : id));
    }
    return named;
  }

  private static List<Change> changes(
      Judgement judgement, List<Transmission> before, List<Transmission> now) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Put(RecordKind.CONTINUITY, judgement.item(), judgement.body()));
    changes.addAll(changes(before, now));
    return changes;
  }

  private static List<Change> changes(List<Transmission> before, List<Transmission> now) {
    List<Change> changes = new ArrayList<>();
    Set<String> kept = new HashSet<>();
    for (Transmission one : now) {
      kept.add(one.id());
      if (!before.contains(one)) {
        changes.add(new Change.Put(RecordKind.TRANSMISSION, one.id(), one.body()));
      }
    }
    for (Transmission one : before) {
      if (!kept.contains(one.id())) {
        changes.add(new Change.Remove(RecordKind.TRANSMISSION, one.id()));
      }
    }
    return changes;
  }

  /** Adds what a person knows of a file, and judges it anew. */
  public Judgement add(String item, Added more, Progress progress) {
    Judgement before = judgement(item);
    more.twins().forEach(twin -> item(twin.other()));
    List<Placed> spoken = new ArrayList<>(before.added().spoken());
    spoken.addAll(more.spoken());
    spoken.sort(Comparator.comparingLong(place -> place.media().earliest()));
    List<TwinMark> twins = new ArrayList<>(before.added().twins());
    twins.addAll(more.twins());
    Added added =
        new Added(
            more.configuration().or(() -> before.added().configuration()),
            spoken.stream().distinct().toList(),
            twins.stream().distinct().toList());
    progress.stage(Progress.Stage.LISTEN, before.duration() / 1_000_000);
    DispatchItem original = item(item);
    Heard heard = listening.run(original.place(file.folders()), before.channel(), progress);
    Judgement judgement =
        judge(original, heard, before.facts(), added, before.channel(), before.hang());
    store(judgement, proposals(judgement, heard));
    return judgement;
  }

  /** A file that was analysed. */
  public Judgement judgement(String item) {
    return file.record(RecordKind.CONTINUITY, item)
        .map(Judgement::read)
        .orElseThrow(
            () ->
                new UnsealException(
                    ErrorCode.RECORD_MISSING,
                    "this item was not analysed; unseal dispatch analyze does that"));
  }

  /** The file of a transmission. */
  public String itemOf(String transmission) {
    return Transmission.read(
            file.record(RecordKind.TRANSMISSION, transmission)
                .orElseThrow(
                    () ->
                        new UnsealException(
                            ErrorCode.RECORD_MISSING,
                            "no such transmission; unseal dispatch list shows them")))
        .item();
  }

  private DispatchItem item(String id) {
    return file.record(RecordKind.ITEM, id)
        .flatMap(DispatchItem::read)
        .orElseThrow(
            () -> new UnsealException(ErrorCode.RECORD_MISSING, "no such dispatch recording"));
  }

  /** What a file looks like, for a picture. */
  public LanePicture.Strip strip(String item, Progress progress) {
    Judgement judgement = judgement(item);
    progress.stage(Progress.Stage.LISTEN, judgement.duration() / 1_000_000);
    Heard heard = listening.run(item(item).place(file.folders()), judgement.channel(), progress);
    return new LanePicture.Strip(
        item,
        heard.levels(),
        judgement.finding().verdict().oneTimeLine(),
        Transmission.of(file.records(RecordKind.TRANSMISSION), item));
  }

  /** Makes a person's change, in one event. */
  public List<Transmission> edit(String item, TransmissionEdit edit) {
    Judgement judgement = judgement(item);
    List<Transmission> after = new ArrayList<>();
    file.append(
        reading -> {
          List<Transmission> before =
              Transmission.of(reading.records(RecordKind.TRANSMISSION), item);
          String fresh = "t" + reading.nextNumber(RecordKind.TRANSMISSION);
          after.addAll(new Stamping(judgement).of(edit.apply(before, judgement, fresh)));
          return new Entry(
              Action.TRANSMISSION_MARKED,
              Optional.of(item),
              edit.details().end(),
              changes(before, after));
        });
    return after;
  }
}
