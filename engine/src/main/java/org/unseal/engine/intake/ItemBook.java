package org.unseal.engine.intake;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unseal.engine.casefile.CaseFile;
import org.unseal.engine.casefile.Entry;
import org.unseal.engine.catalogue.CaseCatalogue;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.files.PartialFiles;
import org.unseal.engine.port.CaseReading;
import org.unseal.model.casefile.Action;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.catalogue.CatalogueEntry;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.custody.Head;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.key.DocumentType;
import org.unseal.proof.seal.Domain;
import org.unseal.proof.seal.Seal;
import org.unseal.proof.seal.Seed;

/** Writes items and findings into the case, each once, whoever else writes meanwhile. */
final class ItemBook {
  private static final int FINDINGS_AT_ONCE = 200;
  private static final int MOST_FINDINGS = 2000;

  private final CaseFile file;
  private final IntakeFolders folders;
  private final PartialFiles partials;
  private final Map<Digest, String> byDigest = new HashMap<>();
  private final Set<String> findings = new HashSet<>();
  private final List<Taken.NewFinding> added = new ArrayList<>();
  private Head known;

  ItemBook(CaseFile file, PartialFiles partials) {
    this.file = file;
    this.folders = new IntakeFolders(file.folders());
    this.partials = partials;
    this.known =
        file.read(
            reading -> {
              index(reading);
              return reading.head();
            });
  }

  private void index(CaseReading reading) {
    byDigest.clear();
    for (CaseRecord record : reading.records(RecordKind.ITEM)) {
      byDigest.put(Item.read(record).sha256(), record.id());
    }
    findings.clear();
    for (CaseRecord record : reading.records(RecordKind.FINDING)) {
      key(record).ifPresent(findings::add);
    }
  }

  private static Optional<String> key(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "a finding");
      return body.has("name") && body.has("source") && !body.has("item")
          ? Optional.of(body.text("code") + "\n" + body.text("source") + "\n" + body.text("name"))
          : Optional.empty();
    } catch (MalformedJsonException e) {
      return Optional.empty(); // another part's
    }
  }

  /** What was recorded since this was made. */
  List<Taken.NewFinding> added() {
    return List.copyOf(added);
  }

  Optional<String> item(Digest sha256) {
    return Optional.ofNullable(byDigest.get(sha256));
  }

  /** Whether others wrote since, so that the index has to be made again. */
  private void refresh(CaseReading reading) {
    if (!reading.head().equals(known)) {
      index(reading);
    }
  }

  /**
   * A file that is ready to be recorded.
   *
   * @param made the seal of its tracks where it has one, under a temporary name
   */
  record Ready(Item item, Seed seed, Optional<Made> made, List<IntakeFinding> findings) {
    Ready {
      findings = List.copyOf(findings);
    }
  }

  /** A seal as the inspector left it, checked. */
  record Made(Path temporary, Seal seal, Octets document) {}

  /**
   * Records a file with its seal and its entry in the catalogue, in one event; or another name of
   * one that is here.
   *
   * @return its id, and whether it is new
   */
  Recorded record(Ready ready) {
    Recorded[] recorded = new Recorded[1];
    List<Taken.NewFinding> news = new ArrayList<>();
    known =
        file.append(
            reading -> {
              refresh(reading);
              Optional<String> there = item(ready.item().sha256());
              if (there.isPresent()) {
                recorded[0] = new Recorded(there.get(), false);
                return again(reading, there.get(), ready.item().names().getFirst());
              }
              String id = "i" + reading.nextNumber(RecordKind.ITEM);
              recorded[0] = new Recorded(id, true);
              return entry(reading, id, ready, news);
            });
    Recorded done = requireNonNull(recorded[0]);
    byDigest.put(ready.item().sha256(), done.id());
    added.addAll(news);
    return done;
  }

  /** Whether an item was new. */
  record Recorded(String id, boolean fresh) {}

  /** The same file under another name; returns whether that is news. */
  boolean alsoNamed(String id, Item.Named name) {
    Item item = Item.read(file.record(RecordKind.ITEM, id).orElseThrow());
    if (item.alsoNamed(name).equals(item)) {
      return false;
    }
    known = file.append(reading -> again(reading, id, name));
    return true;
  }

  private static Entry again(CaseReading reading, String id, Item.Named name) {
    Item item = Item.read(reading.record(RecordKind.ITEM, id).orElseThrow());
    return new Entry(
        Action.RECEIVED,
        Optional.of(id),
        new ObjectWriter()
            .put("duplicateOf", id)
            .put("originalFilename", name.name().text())
            .put("source", name.source())
            .put("sha256", item.sha256())
            .put("previousHashMatched", true)
            .end(),
        List.of(new Change.Put(RecordKind.ITEM, id, item.alsoNamed(name).body())));
  }

  private Entry entry(CaseReading reading, String id, Ready ready, List<Taken.NewFinding> news) {
    Item item = ready.item();
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Put(RecordKind.ITEM, id, item.body()));
    if (ready.made().isPresent()) {
      Made made = ready.made().get();
      keep(item.sha256(), made);
      changes.add(
          new Change.Put(
              RecordKind.SEAL,
              id,
              new ObjectWriter().put("item", id).put("seal", made.seal().digest()).end()));
      changes.add(
          CaseCatalogue.add(
              reading,
              0,
              new CatalogueEntry.Sealed(
                  CaseCatalogue.salt(),
                  id,
                  item.source(),
                  made.seal().digest(),
                  item.conversion().map(Item.Conversion::from))));
    } else {
      changes.add(
          CaseCatalogue.add(
              reading,
              0,
              new CatalogueEntry.Kept(
                  CaseCatalogue.salt(),
                  id,
                  item.source(),
                  ready.seed().ofFile(Domain.FILE, bytes(item.sha256())),
                  ready.seed().ofFile(Domain.SIZE, number(item.bytes())))));
    }
    long next = reading.nextNumber(RecordKind.FINDING);
    for (IntakeFinding finding : ready.findings()) {
      String number = "f" + next++;
      changes.add(
          new Change.Put(RecordKind.FINDING, number, finding.body(item.source(), Optional.of(id))));
      news.add(new Taken.NewFinding(number, finding.code(), id));
    }
    ObjectWriter details =
        new ObjectWriter()
            .put("originalFilename", item.names().getFirst().name().text())
            .put("source", item.source())
            .put("sizeBytes", item.bytes())
            .put("sha256", item.sha256())
            .put("sha512", item.sha512())
            .put("hashVerified", true)
            .put("storage", "originals/" + item.sha256().hex().substring(0, 2));
    item.conversion()
        .ifPresent(
            made ->
                details
                    .put("convertedFrom", made.from())
                    .put("convertedBy", made.by())
                    .put("proves", Item.PROVES_CONVERSION_ONLY));
    return new Entry(Action.RECEIVED, Optional.of(id), details.end(), changes);
  }

  static byte[] bytes(Digest digest) {
    return java.util.HexFormat.of().parseHex(digest.hex());
  }

  static byte[] number(long value) {
    return java.nio.ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  /** The seal gets its name only now, when nobody else can be recording the same file. */
  private void keep(Digest sha256, Made made) {
    Path seal = folders.seal(sha256);
    Path signature = seal.resolveSibling(seal.getFileName() + ".sig");
    try (OutputFile signed = new OutputFile(signature, true, true, partials)) {
      Files.write(
          signed.path(), file.sign(new DocumentType(Seal.TYPE), made.document().toArray()).bytes());
      Files.move(made.temporary(), seal, StandardCopyOption.ATOMIC_MOVE);
      signed.complete();
    } catch (IOException e) {
      throw OutputFile.writing(seal, e);
    }
  }

  /** Records findings about what is no item, those that are not there yet. */
  void findings(String source, List<IntakeFinding> found) {
    List<IntakeFinding> fresh = new ArrayList<>();
    for (IntakeFinding finding : found) {
      String name = finding.name().map(FileName::text).orElse("");
      if (findings.add(finding.code().code() + "\n" + source + "\n" + name)) {
        fresh.add(finding);
      }
    }
    List<IntakeFinding> few = fresh.subList(0, Math.min(MOST_FINDINGS, fresh.size()));
    for (int from = 0; from < few.size(); from += FINDINGS_AT_ONCE) {
      append(source, few.subList(from, Math.min(few.size(), from + FINDINGS_AT_ONCE)));
    }
    if (fresh.size() > few.size()) {
      append(
          source,
          List.of(
              new IntakeFinding(
                  fresh.getLast().code(),
                  Optional.empty(),
                  "and %d more that are not listed".formatted(fresh.size() - few.size()))));
    }
  }

  private void append(String source, List<IntakeFinding> some) {
    List<Taken.NewFinding> news = new ArrayList<>();
    known =
        file.append(
            reading -> {
              long next = reading.nextNumber(RecordKind.FINDING);
              List<Change> changes = new ArrayList<>();
              for (IntakeFinding finding : some) {
                String id = "f" + next++;
                changes.add(
                    new Change.Put(RecordKind.FINDING, id, finding.body(source, Optional.empty())));
                news.add(new Taken.NewFinding(id, finding.code(), ""));
              }
              return new Entry(
                  Action.FINDING_RECORDED,
                  Optional.empty(),
                  new ObjectWriter().put("by", "intake").end(),
                  changes);
            });
    added.addAll(news);
  }
}
