package org.unseal.engine.order;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.unseal.engine.yaml.YamlFields;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Particulars;

/** Reads what a ruling says without an effect. */
final class ParticularsReader {
  /** The fields of a ruling that are read here. */
  static final Set<String> FIELDS =
      Set.of(
          "division",
          "caption",
          "entered",
          "law-as-of",
          "parties",
          "findings",
          "readings",
          "previews");

  /** More pages than this no document has that comes in as pictures of its pages. */
  private static final int LAST_PAGE = 9_999;

  private final YamlFields fields;
  private final BiFunction<YamlFields, String, Optional<ClauseId>> clause;

  /**
   * Of a ruling.
   *
   * @param clause reads a field that may name a clause, and refuses one that nobody said
   */
  ParticularsReader(YamlFields fields, BiFunction<YamlFields, String, Optional<ClauseId>> clause) {
    this.fields = fields;
    this.clause = clause;
  }

  Particulars read(LocalDate dated) {
    Optional<LocalDate> entered = day(fields, "entered");
    if (entered.filter(dated::isAfter).isPresent()) {
      fields.problem("entered", "a ruling is not entered before its date");
    }
    return new Particulars(
        fields.optionalText("division"),
        fields.optionalText("caption"),
        entered,
        day(fields, "law-as-of"),
        each("parties", this::party),
        each("findings", this::finding),
        each("readings", this::reading),
        each("previews", this::preview));
  }

  private <T> List<T> each(String field, Function<YamlFields, Optional<T>> read) {
    List<T> all = new ArrayList<>();
    fields.mappings(field).forEach(one -> read.apply(one).ifPresent(all::add));
    return all;
  }

  private static Optional<LocalDate> day(YamlFields fields, String field) {
    return fields.optionalParsed(field, OrderReader.DAY, LocalDate::parse);
  }

  private Optional<Particulars.Party> party(YamlFields one) {
    one.requireOnly(Set.of("name", "position", "source"));
    Optional<String> name = one.text("name");
    Optional<String> position = one.text("position");
    Optional<String> source = one.optionalText("source");
    return name.flatMap(who -> position.map(asks -> new Particulars.Party(who, asks, source)));
  }

  private Optional<Particulars.Finding> finding(YamlFields one) {
    one.requireOnly(Set.of("text", "clause", "page"));
    Optional<String> text = one.text("text");
    Optional<ClauseId> of = clause.apply(one, "clause");
    Optional<Integer> page =
        one.optionalParsed(
            "page", "the number of a page, from 1 to " + LAST_PAGE, ParticularsReader::page);
    return text.map(said -> new Particulars.Finding(said, of, page));
  }

  private static int page(String text) {
    int page = Integer.parseInt(text);
    if (page < 1 || page > LAST_PAGE) {
      throw new IllegalArgumentException("no such page");
    }
    return page;
  }

  private Optional<Particulars.Reading> reading(YamlFields one) {
    one.requireOnly(Set.of("text", "clause", "by", "why"));
    Optional<String> text = one.text("text");
    Optional<ClauseId> of = clause.apply(one, "clause");
    Optional<String> by = one.text("by");
    Optional<String> why = one.text("why");
    if (text.isEmpty() || by.isEmpty() || why.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Particulars.Reading(text.get(), of, by.get(), why.get()));
  }

  private Optional<Particulars.Preview> preview(YamlFields one) {
    one.requireOnly(Set.of("to", "offered", "held", "by"));
    Optional<String> to = one.text("to");
    Optional<LocalDate> offered = one.parsed("offered", OrderReader.DAY, LocalDate::parse);
    Optional<LocalDate> held = day(one, "held");
    Optional<String> by = one.text("by");
    if (to.isEmpty() || offered.isEmpty() || by.isEmpty()) {
      return Optional.empty();
    }
    if (held.filter(offered.get()::isAfter).isPresent()) {
      one.problem("held", "it was held before it was offered");
      return Optional.empty();
    }
    return Optional.of(new Particulars.Preview(to.get(), offered.get(), held, by.get()));
  }
}
