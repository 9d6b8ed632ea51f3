package org.unseal.engine.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.unseal.model.casefile.RecordKind;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;
import org.unseal.proof.time.Basis;
import org.unseal.proof.time.Event;
import org.unseal.proof.time.Sighting;
import org.unseal.proof.time.StatementJson;

/**
 * An anchor as the case has it, perhaps before a second person has read its marks.
 *
 * @param id {@code a} and a number
 * @param marks two, each with the readings so far
 * @param alone why one person is enough
 */
public record AnchorRecord(
    String id, String what, List<Sighting> marks, Optional<String> alone, Basis basis) {
  public AnchorRecord {
    marks = List.copyOf(marks);
  }

  /** Whether a second person has to read a mark before it counts. */
  public boolean waits() {
    return alone.isEmpty()
        && marks.stream()
            .anyMatch(
                mark ->
                    mark.site() instanceof Sighting.Site.Read read
                        && bracket(read)
                        && read.readings().size() < 2);
  }

  private static boolean bracket(Sighting.Site.Read read) {
    return read.readings().stream().anyMatch(reading -> reading.low() != reading.high());
  }

  /** Whether two readings of a mark have nothing in common. */
  public boolean disagrees() {
    for (Sighting mark : marks) {
      if (mark.site() instanceof Sighting.Site.Read read) {
        long latest = read.readings().stream().mapToLong(Sighting.Reading::low).max().orElse(0);
        long earliest = read.readings().stream().mapToLong(Sighting.Reading::high).min().orElse(0);
        if (latest > earliest) {
          return true;
        }
      }
    }
    return false;
  }

  /** Who has read its marks. */
  public List<String> readers() {
    TreeSet<String> readers = new TreeSet<>();
    for (Sighting mark : marks) {
      if (mark.site() instanceof Sighting.Site.Read read) {
        read.readings().forEach(reading -> readers.add(reading.by()));
      }
    }
    return List.copyOf(readers);
  }

  /** The statement, where it counts. */
  Event event() {
    return new Event(id, Event.Kind.ANCHOR, what, marks, alone, basis);
  }

  /**
   * The same with one more person's readings, one for each mark that is read on a scale, in the
   * order of the marks. What needs no reading, as a row of a log, may be named again or left out.
   *
   * @throws IllegalArgumentException where they are about other marks, or that person has read
   */
  public AnchorRecord with(List<Sighting.Site> sites) {
    List<Sighting> more = new ArrayList<>();
    int next = 0;
    for (Sighting mark : marks) {
      if (!(mark.site() instanceof Sighting.Site.Read read) || !bracket(read)) {
        more.add(mark);
        if (next < sites.size() && sites.get(next).equals(mark.site())) {
          next++;
        }
        continue;
      }
      if (next == sites.size()
          || !(sites.get(next++) instanceof Sighting.Site.Read added)
          || !added.scale().equals(read.scale())
          || added.segment() != read.segment()) {
        throw new IllegalArgumentException(
            "readings of other marks; name the same ones in the same order");
      }
      List<Sighting.Reading> readings = new ArrayList<>(read.readings());
      readings.addAll(added.readings());
      more.add(
          new Sighting(
              new Sighting.Site.Read(read.scale(), read.segment(), readings),
              mark.lag(),
              mark.period()));
    }
    if (next != sites.size()) {
      throw new IllegalArgumentException(
          "readings of other marks; name the same ones in the same order");
    }
    return new AnchorRecord(id, what, more, alone, basis);
  }

  /** The change that makes the record of this. */
  public Change.Put put() {
    ObjectWriter object =
        new ObjectWriter()
            .put("what", what)
            .put("marks", marks.stream().map(StatementJson::of).toList())
            .put("basis", StatementJson.of(basis));
    alone.ifPresent(reason -> object.put("alone", reason));
    return new Change.Put(RecordKind.ANCHOR, id, object.end());
  }

  /** Reads a record. */
  public static AnchorRecord read(CaseRecord record) throws MalformedJsonException {
    ObjectReader object = ObjectReader.of(record.body(), "an anchor");
    List<Sighting> marks = new ArrayList<>();
    for (ObjectReader mark : object.objects("marks")) {
      marks.add(StatementJson.sighting(mark));
    }
    return new AnchorRecord(
        record.id(),
        object.text("what"),
        marks,
        object.has("alone") ? Optional.of(object.text("alone")) : Optional.empty(),
        StatementJson.basis(object));
  }
}
