package org.unseal.engine.status;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.intake.Item;
import org.unseal.engine.intake.PicturesStep;
import org.unseal.engine.port.CaseReading;
import org.unseal.engine.reported.ReportedPlace;
import org.unseal.engine.reported.ReportedPlaces;
import org.unseal.engine.source.Source;
import org.unseal.engine.source.SourceKind;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.catalogue.SourceState;
import org.unseal.proof.custody.CaseFacts;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;

/** Looks through a case, at one state of it. */
public final class StatusStep {
  /** Runs it. */
  public CaseStatus run(CaseFile file) {
    CaseFacts facts = file.facts();
    return file.read(reading -> status(reading, facts));
  }

  private static CaseStatus status(CaseReading reading, CaseFacts facts) {
    Map<String, List<Item>> items = new LinkedHashMap<>();
    for (CaseRecord record : reading.records(RecordKind.ITEM)) {
      Item item = Item.read(record);
      items.computeIfAbsent(item.source(), _ -> new ArrayList<>()).add(item);
    }
    List<CaseStatus.SourceStatus> sources = new ArrayList<>();
    List<String> unplaced = new ArrayList<>();
    for (CaseRecord record : reading.records(RecordKind.SOURCE)) {
      Source source = Source.read(record);
      sources.add(source(reading, source, items.getOrDefault(source.id(), List.of()), unplaced));
    }
    int left = PicturesStep.left(reading).size();
    List<CaseStatus.OpenFinding> findings = findings(reading);
    Optional<CaseStatus.LastReceipt> receipt = receipt(reading);
    return new CaseStatus(
        facts,
        reading.head(),
        sources,
        unplaced,
        left,
        reading.records(RecordKind.LOG_ROW).size(),
        findings,
        receipt,
        next(ReportedPlaces.of(reading).open(), sources, unplaced, left, findings, receipt));
  }

  private static CaseStatus.SourceStatus source(
      CaseReading reading, Source source, List<Item> items, List<String> unplaced) {
    List<Placement> places = new ArrayList<>();
    long length = 0;
    for (Item item : items) {
      if (!item.sealed()) {
        continue;
      }
      length += item.length().orElse(0L);
      List<Placement> own = Placements.of(reading, item);
      if (own.isEmpty() && source.kind() == SourceKind.CAMERA) {
        unplaced.add(item.id());
      }
      places.addAll(own);
    }
    boolean judged = source.kind() == SourceKind.CAMERA;
    return new CaseStatus.SourceStatus(
        source,
        items,
        length,
        places,
        judged
            ? Coverage.of(
                places,
                source
                    .asked()
                    .map(time -> new Coverage.Span(micros(time.from()), micros(time.until()))))
            : List.of());
  }

  private static long micros(LocalDateTime shown) {
    return shown.toEpochSecond(ZoneOffset.UTC) * 1_000_000;
  }

  private static List<CaseStatus.OpenFinding> findings(CaseReading reading) {
    List<CaseStatus.OpenFinding> open = new ArrayList<>();
    for (CaseRecord record : reading.records(RecordKind.FINDING)) {
      try {
        ObjectReader body = ObjectReader.of(record.body(), "a finding");
        if (!body.has("closed")) {
          open.add(
              new CaseStatus.OpenFinding(
                  record.id(),
                  body.text("code"),
                  body.has("item") ? Optional.of(body.text("item")) : Optional.empty(),
                  body.has("name") ? Optional.of(body.text("name")) : Optional.empty(),
                  body.has("words") ? body.text("words") : ""));
        }
      } catch (MalformedJsonException e) {
        open.add(
            new CaseStatus.OpenFinding(
                record.id(), "unknown", Optional.empty(), Optional.empty(), "can't be read"));
      }
    }
    return open;
  }

  private static Optional<CaseStatus.LastReceipt> receipt(CaseReading reading) {
    List<CaseRecord> receipts = reading.records(RecordKind.RECEIPT);
    if (receipts.isEmpty()) {
      return Optional.empty();
    }
    try {
      long size = ObjectReader.of(receipts.getLast().body(), "a receipt").count("size");
      return Optional.of(
          new CaseStatus.LastReceipt(size, size == reading.records(RecordKind.CATALOGUE).size()));
    } catch (MalformedJsonException e) {
      return Optional.empty();
    }
  }

  private static List<String> next(
      List<ReportedPlace> reported,
      List<CaseStatus.SourceStatus> sources,
      List<String> unplaced,
      int left,
      List<CaseStatus.OpenFinding> findings,
      Optional<CaseStatus.LastReceipt> receipt) {
    List<String> next = new ArrayList<>();
    for (ReportedPlace place : reported) {
      next.add(
          "look at what was reported of %s, frame %d: unseal decide CASE %s (%s)"
              .formatted(place.clip(), place.clipFrame(), place.item(), place.id()));
    }
    if (sources.stream().allMatch(source -> source.items().isEmpty())) {
      next.add("take files in: unseal intake CASE PATH --source NAME");
    }
    for (CaseStatus.SourceStatus source : sources) {
      SourceState state = source.source().state();
      if (state == SourceState.EXPECTED || state == SourceState.REPORTED) {
        next.add(
            "find out what became of %s: unseal source CASE %s --state …"
                .formatted(source.source().id(), source.source().id()));
      }
    }
    if (receipt.isEmpty() || !receipt.get().current()) {
      next.add("give a receipt for what came since the last one: any unseal intake makes it");
    }
    if (left > 0) {
      next.add(
          "seal pictures (recordings without: %d): unseal intake CASE --pictures".formatted(left));
    }
    if (!unplaced.isEmpty()) {
      next.add(
          "read clocks (recordings without: %d): unseal clock read CASE ITEM"
              .formatted(unplaced.size()));
    }
    if (!findings.isEmpty()) {
      next.add("look at %d open findings".formatted(findings.size()));
    }
    return next;
  }
}
