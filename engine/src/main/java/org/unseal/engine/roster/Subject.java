package org.unseal.engine.roster;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.unseal.model.casefile.RecordKind;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.custody.CaseRecord;
import org.unseal.proof.custody.Change;
import org.unseal.proof.json.JsonValue;
import org.unseal.proof.json.JsonValue.JsonText;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * Somebody who is or may be seen or heard.
 *
 * @param id the label that decisions, events and logs call them by; it may stand in public
 * @param name as people know them
 * @param alsoCalled other names of theirs, former spellings too; searched for as the name is
 * @param ordinary parts of their names that are words of everyday language, lower case: alone they
 *     name nobody
 * @param named whether the public may read the name
 * @param removed why they are no longer on the roster; a withheld name is searched for all the same
 */
public record Subject(
    String id,
    String name,
    List<String> alsoCalled,
    List<String> ordinary,
    Category category,
    boolean named,
    List<Attribution> attributions,
    Optional<String> removed) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
  private static final String SCHEMA = "unseal/subject";
  private static final int VERSION = 1;
  private static final int MOST = 100;
  private static final Set<String> FIELDS =
      Set.of(
          "schema",
          "version",
          "name",
          "alsoCalled",
          "ordinary",
          "category",
          "public",
          "attributions",
          "removed");

  public Subject {
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "a label has 1 to 32 lower-case letters, digits and hyphens, and begins with no hyphen");
    }
    Attribution.line(name, "a name");
    alsoCalled = List.copyOf(alsoCalled);
    alsoCalled.forEach(other -> Attribution.line(other, "a name"));
    ordinary = List.copyOf(ordinary);
    ordinary.forEach(word -> Attribution.line(word, "a word"));
    requireNonNull(category, "category");
    attributions = List.copyOf(attributions);
    removed.ifPresent(why -> Attribution.line(why, "the reason"));
    if (alsoCalled.size() > MOST || ordinary.size() > MOST || attributions.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " of one kind");
    }
    if (!named
        && Stream.concat(Stream.of(name), alsoCalled.stream())
            .anyMatch(one -> NameParts.of(one).words().isEmpty())) {
      throw new IllegalArgumentException(
          "a name without a letter can't be searched for, so it can't be withheld");
    }
    if (!named && givesAway(id, name, alsoCalled)) {
      throw new IllegalArgumentException(
          "the label has a part of the name, which the public may not read, and labels stand in"
              + " published logs; choose another, as student-1");
    }
  }

  /** Whether this can be a label. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  private static boolean givesAway(String id, String name, List<String> others) {
    return Stream.concat(Stream.of(name), others.stream())
        .flatMap(one -> NameParts.of(one).words().stream())
        .filter(word -> word.length() >= NameParts.SHORTEST_IN_LABEL)
        .anyMatch(word -> NameParts.letters(id).contains(word));
  }

  /** All names that they go by. */
  public List<String> names() {
    return Stream.concat(Stream.of(name), alsoCalled.stream()).distinct().toList();
  }

  /** Whether they are on the roster now. */
  public boolean present() {
    return removed.isEmpty();
  }

  /** The change that makes a record of this. */
  public Change.Put put() {
    ObjectWriter body =
        new ObjectWriter()
            .put("schema", SCHEMA)
            .put("version", VERSION)
            .put("name", name)
            .put("alsoCalled", alsoCalled.stream().map(JsonText::new).toList())
            .put("ordinary", ordinary.stream().map(JsonText::new).toList())
            .put("category", category.code())
            .put("public", named)
            .put("attributions", attributions.stream().map(Attribution::json).toList());
    removed.ifPresent(why -> body.put("removed", why));
    return new Change.Put(RecordKind.SUBJECT, id, body.end());
  }

  /** Reads a record. */
  static Subject read(CaseRecord record) {
    try {
      ObjectReader body = ObjectReader.of(record.body(), "somebody on the roster");
      body.requireSchema(SCHEMA, VERSION);
      body.requireOnly(FIELDS);
      List<Attribution> attributions = new ArrayList<>();
      for (ObjectReader one : body.objects("attributions")) {
        attributions.add(Attribution.read(one));
      }
      return new Subject(
          record.id(),
          body.text("name"),
          texts(body, "alsoCalled"),
          texts(body, "ordinary"),
          Category.ofCode(body.text("category")).orElseThrow(IllegalArgumentException::new),
          body.flag("public"),
          attributions,
          body.has("removed") ? Optional.of(body.text("removed")) : Optional.empty());
    } catch (MalformedJsonException | IllegalArgumentException | DateTimeException e) {
      throw new UnsealException(
          ErrorCode.CASE_DAMAGED, "the roster can't be read; run custody check", e);
    }
  }

  private static List<String> texts(ObjectReader body, String field) throws MalformedJsonException {
    List<String> texts = new ArrayList<>();
    for (JsonValue one : body.elements(field)) {
      if (!(one instanceof JsonText text)) {
        throw new MalformedJsonException(field + " has what is no text");
      }
      texts.add(text.value());
    }
    return texts;
  }

  /** The same who are called something else from now on; the name until now stays one of theirs. */
  public Subject renamed(String newName) {
    return new Subject(
        id,
        newName,
        more(alsoCalled, List.of(name)).stream().filter(one -> !one.equals(newName)).toList(),
        ordinary,
        category,
        named,
        attributions,
        removed);
  }

  /** The same who go by these, too. */
  public Subject alsoCalled(List<String> others) {
    return new Subject(
        id, name, more(alsoCalled, others), ordinary, category, named, attributions, removed);
  }

  /** The same of whose names these parts are everyday words. */
  public Subject withOrdinary(List<String> words) {
    return new Subject(
        id, name, alsoCalled, more(ordinary, words), category, named, attributions, removed);
  }

  /** The same in another category. */
  public Subject in(Category other) {
    return new Subject(id, name, alsoCalled, ordinary, other, named, attributions, removed);
  }

  /** The same whose name the public may read, or may not. */
  public Subject named(boolean may) {
    return new Subject(id, name, alsoCalled, ordinary, category, may, attributions, removed);
  }

  /** The same with one more who says that it is them. */
  public Subject with(Attribution attribution) {
    List<Attribution> all = new ArrayList<>(attributions);
    all.add(attribution);
    return new Subject(id, name, alsoCalled, ordinary, category, named, all, removed);
  }

  /** The same who are no longer on the roster. */
  public Subject without(String why) {
    return new Subject(
        id, name, alsoCalled, ordinary, category, named, attributions, Optional.of(why));
  }

  private static List<String> more(List<String> known, List<String> others) {
    return Stream.concat(known.stream(), others.stream()).distinct().toList();
  }
}
