package org.unseal.engine.order;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.unseal.engine.yaml.MalformedYamlException;
import org.unseal.engine.yaml.YamlFields;
import org.unseal.engine.yaml.YamlProblem;
import org.unseal.engine.yaml.YamlReader;
import org.unseal.model.order.Clause;
import org.unseal.model.order.ClauseId;
import org.unseal.model.order.Disposition;
import org.unseal.model.order.Duty;
import org.unseal.model.order.Particulars;
import org.unseal.model.order.Rule;
import org.unseal.model.order.Ruling;
import org.unseal.model.order.RulingKind;
import org.unseal.model.order.ScopeItem;
import org.unseal.model.order.WallSpan;

/**
 * Reads a series of rulings from YAML; {@code docs/formats/order.md} has the shape. Whatever is
 * wrong is said with line and column, all of it at once.
 */
public final class OrderReader {
  public static final String SCHEMA = "unseal.order";
  public static final String VERSION = "1";

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final String NAME = "a short name of lower-case letters, digits and hyphens";
  private static final String CLAUSE = "a clause, as o1/2";
  static final String DAY = "a day, as 2025-05-12";
  private static final String MOMENT = "a day and a time, as 2025-05-06 14:17:30";

  private static final Set<String> FIELDS = fields();

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .optionalStart()
          .appendFraction(ChronoField.MICRO_OF_SECOND, 1, 6, true)
          .optionalEnd()
          .toFormatter(java.util.Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final List<YamlProblem> problems = new ArrayList<>();
  private final Set<String> rulingIds = new HashSet<>();
  private final Map<ClauseId, LocalDate> clauses = new HashMap<>();

  private OrderReader() {}

  /**
   * The rulings of a document, by date; those of one day in the document's order.
   *
   * @throws MalformedYamlException with everything that is wrong
   */
  public static List<Ruling> read(byte[] document) throws MalformedYamlException {
    OrderReader reader = new OrderReader();
    List<Ruling> rulings = reader.document(document);
    if (!reader.problems.isEmpty()) {
      throw new MalformedYamlException(
          reader.problems.stream()
              .sorted(
                  Comparator.comparingInt((YamlProblem problem) -> problem.place().line())
                      .thenComparingInt(problem -> problem.place().column()))
              .toList());
    }
    return rulings;
  }

  private List<Ruling> document(byte[] document) throws MalformedYamlException {
    Optional<YamlFields> root = YamlFields.of(YamlReader.read(document), problems);
    if (root.isEmpty()) {
      return List.of();
    }
    YamlFields fields = root.get();
    fields.requireOnly(Set.of("schema", "version", "rulings"));
    fields.requireText("schema", SCHEMA);
    fields.requireText("version", VERSION);
    List<YamlFields> entries = fields.mappings("rulings");
    if (entries.isEmpty()) {
      fields.problem("rulings", "rulings must be a list of at least one ruling");
    }
    record Dated(YamlFields fields, LocalDate dated) {}
    // In the order of their days, so that a clause can name only what was said before it.
    List<Dated> dated = new ArrayList<>();
    for (YamlFields entry : entries) {
      entry
          .parsed("dated", DAY, LocalDate::parse)
          .ifPresent(day -> dated.add(new Dated(entry, day)));
    }
    dated.sort(Comparator.comparing(Dated::dated));
    List<Ruling> rulings = new ArrayList<>();
    for (Dated entry : dated) {
      ruling(entry.fields(), entry.dated()).ifPresent(rulings::add);
    }
    return rulings;
  }

  private static Set<String> fields() {
    Set<String> fields =
        new HashSet<>(
            Set.of(
                "id",
                "kind",
                "court",
                "docket",
                "judge",
                "dated",
                "document",
                "concerns",
                "clauses"));
    fields.addAll(ParticularsReader.FIELDS);
    return Set.copyOf(fields);
  }

  private Optional<Ruling> ruling(YamlFields fields, LocalDate dated) {
    fields.requireOnly(FIELDS);
    Optional<String> id = fields.matching("id", NAME, ClauseId::fits);
    Optional<RulingKind> kind = fields.word("kind", RulingKind.class);
    Optional<String> court = fields.text("court");
    Optional<String> docket = fields.text("docket");
    Optional<String> judge = fields.text("judge");
    Optional<String> document =
        fields.matching(
            "document",
            "the SHA-256 of the document, 64 lower-case hex digits",
            text -> SHA256.matcher(text).matches());
    List<ClauseId> concerns = known(fields, "concerns", dated);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    if (!rulingIds.add(id.get())) {
      fields.problem("id", "there are two rulings " + id.get());
    }
    List<Clause> said = new ArrayList<>();
    for (YamlFields clause : fields.mappings("clauses")) {
      clause(clause, id.get(), dated).ifPresent(said::add);
    }
    // A ruling names its own clauses only by what later ones say of them.
    said.forEach(clause -> clauses.put(clause.id(), dated));
    Particulars particulars =
        new ParticularsReader(fields, (one, field) -> said(one, field, dated)).read(dated);
    kind.ifPresent(what -> requireFitting(what, fields, said, concerns));
    if (kind.isEmpty()
        || court.isEmpty()
        || docket.isEmpty()
        || judge.isEmpty()
        || document.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Ruling(
            id.get(),
            kind.get(),
            court.get(),
            docket.get(),
            judge.get(),
            dated,
            document.get(),
            particulars,
            concerns,
            said));
  }

  private static void requireFitting(
      RulingKind kind, YamlFields fields, List<Clause> said, List<ClauseId> concerns) {
    switch (kind) {
      case ORDER, MODIFICATION -> {
        if (said.isEmpty()) {
          fields.problem("clauses", "this ruling says nothing: clauses is missing");
        }
        if (!concerns.isEmpty()) {
          fields.problem(
              "concerns", "name what a clause takes the place of at that clause: replaces");
        }
      }
      case AFFIRMANCE -> {}
      case STAY, STAY_LIFTED, APPEAL, REVERSAL -> {
        if (!said.isEmpty()) {
          fields.problem("clauses", "a ruling of this kind has no clauses; write a modification");
        }
      }
    }
  }

  private List<ClauseId> known(YamlFields fields, String field, LocalDate dated) {
    List<ClauseId> named = fields.texts(field, CLAUSE, OrderReader::clauseId);
    named.forEach(id -> requireSaid(id, "an earlier ruling", fields, field, dated));
    return named;
  }

  private Optional<ClauseId> said(YamlFields fields, String field, LocalDate dated) {
    Optional<ClauseId> named = fields.optionalParsed(field, CLAUSE, OrderReader::clauseId);
    named.ifPresent(id -> requireSaid(id, "this or an earlier ruling", fields, field, dated));
    return named;
  }

  private void requireSaid(
      ClauseId id, String where, YamlFields fields, String field, LocalDate dated) {
    LocalDate said = clauses.get(id);
    if (said == null) {
      fields.problem(field, id + " is no clause of " + where);
    } else if (said.isAfter(dated)) {
      fields.problem(field, id + " was said later");
    }
  }

  private static ClauseId clauseId(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("no slash");
    }
    return new ClauseId(text.substring(0, slash), text.substring(slash + 1));
  }

  private Optional<Clause> clause(YamlFields fields, String ruling, LocalDate dated) {
    fields.requireOnly(Set.of("id", "text", "scope", "rules", "conditions", "notices", "replaces"));
    Optional<ClauseId> id = fields.parsed("id", NAME, text -> new ClauseId(ruling, text));
    Optional<String> text = fields.text("text");
    List<ScopeItem> scope = new ArrayList<>();
    fields.mappings("scope").forEach(item -> scopeItem(item).ifPresent(scope::add));
    List<Rule> rules = new ArrayList<>();
    fields.mappings("rules").forEach(rule -> rule(rule).ifPresent(rules::add));
    List<Duty> duties = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    fields.mappings("conditions").forEach(d -> duty(d, Duty.Kind.CONDITION, ids, duties));
    fields.mappings("notices").forEach(d -> duty(d, Duty.Kind.NOTICE, ids, duties));
    List<ClauseId> replaces = known(fields, "replaces", dated);
    if (id.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    if (clauses.putIfAbsent(id.get(), dated) != null) {
      fields.problem("id", "there are two clauses " + id.get());
    }
    return Optional.of(new Clause(id.get(), text.get(), scope, rules, duties, replaces));
  }

  private static Optional<ScopeItem> scopeItem(YamlFields fields) {
    fields.requireOnly(Set.of("source", "clock", "from", "to", "disposition"));
    Optional<String> source = fields.matching("source", NAME, ClauseId::fits);
    Optional<Disposition> disposition = fields.word("disposition", Disposition.class);
    boolean timed = fields.has("from") || fields.has("to") || fields.has("clock");
    Optional<WallSpan> when = timed ? when(fields) : Optional.empty();
    if (source.isEmpty() || disposition.isEmpty() || (timed && when.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(new ScopeItem(source.get(), when, disposition.get()));
  }

  private static Optional<WallSpan> when(YamlFields fields) {
    Optional<WallSpan.Clock> clock = fields.word("clock", WallSpan.Clock.class);
    Optional<LocalDateTime> from = fields.parsed("from", MOMENT, OrderReader::moment);
    Optional<LocalDateTime> to = fields.parsed("to", MOMENT, OrderReader::moment);
    if (clock.isEmpty() || from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (!to.get().isAfter(from.get())) {
      fields.problem("to", "to must be later than from");
      return Optional.empty();
    }
    return Optional.of(new WallSpan(clock.get(), from.get(), to.get()));
  }

  private static LocalDateTime moment(String text) {
    return LocalDateTime.parse(text, TIME);
  }

  private static Optional<Rule> rule(YamlFields fields) {
    if (fields.has("cover")) {
      fields.requireOnly(Set.of("cover"));
      return fields.text("cover").map(Rule.Cover::new);
    }
    if (fields.has("clear")) {
      fields.requireOnly(Set.of("clear", "identified-by"));
      Optional<String> person = fields.text("clear");
      Optional<String> by = fields.text("identified-by");
      return person.flatMap(who -> by.map(said -> new Rule.Clear(who, said)));
    }
    if (fields.has("remove-sound")) {
      fields.requireOnly(Set.of("remove-sound"));
      return fields.text("remove-sound").map(Rule.RemoveSound::new);
    }
    fields.requireOnly(Set.of("cover", "clear", "remove-sound"));
    fields.problem("cover", "a rule is one of cover, clear, remove-sound");
    return Optional.empty();
  }

  private static void duty(YamlFields fields, Duty.Kind kind, Set<String> ids, List<Duty> duties) {
    fields.requireOnly(Set.of("id", "text", "due"));
    Optional<String> id = fields.matching("id", NAME, ClauseId::fits);
    Optional<String> text = fields.text("text");
    Optional<LocalDate> due = fields.optionalParsed("due", DAY, LocalDate::parse);
    if (id.isEmpty() || text.isEmpty()) {
      return;
    }
    if (!ids.add(id.get())) {
      fields.problem("id", "two conditions or notices of one clause are called " + id.get());
    }
    duties.add(new Duty(id.get(), kind, text.get(), due));
  }
}
