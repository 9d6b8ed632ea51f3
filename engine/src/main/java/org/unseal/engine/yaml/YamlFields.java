package org.unseal.engine.yaml;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.unseal.model.code.Codes;

/**
 * A mapping, read field by field. What is wrong is collected rather than thrown, so that whoever
 * wrote the document is told everything at once; whoever reads it asks the collection at the end.
 */
public final class YamlFields {
  private static final int MOST_CHARACTERS = 20_000;

  private final YamlNode.Mapping mapping;
  private final List<YamlProblem> problems;

  /**
   * Of this mapping.
   *
   * @param problems to which is added
   */
  public YamlFields(YamlNode.Mapping mapping, List<YamlProblem> problems) {
    this.mapping = requireNonNull(mapping, "mapping");
    this.problems = requireNonNull(problems, "problems");
  }

  /** Of a node that must be a mapping; empty, and a problem, where it is none. */
  public static Optional<YamlFields> of(YamlNode node, List<YamlProblem> problems) {
    if (node instanceof YamlNode.Mapping mapping) {
      return Optional.of(new YamlFields(mapping, problems));
    }
    problems.add(new YamlProblem(node.place(), "must be a mapping: name, colon, value"));
    return Optional.empty();
  }

  /** Where the mapping begins. */
  public YamlNode.Place place() {
    return mapping.place();
  }

  /** Where a field's value stands; where the mapping does, if there is no such field. */
  public YamlNode.Place place(String field) {
    YamlNode.Field found = mapping.fields().get(field);
    return found == null ? mapping.place() : found.value().place();
  }

  public boolean has(String field) {
    return mapping.fields().containsKey(field);
  }

  /** Finds fault with names that are not among these: a typing error must not loosen an order. */
  public void requireOnly(Set<String> known) {
    mapping
        .fields()
        .forEach(
            (name, field) -> {
              if (!known.contains(name)) {
                problems.add(
                    new YamlProblem(
                        field.place(),
                        "%s is not known here; known are %s"
                            .formatted(name, String.join(", ", known.stream().sorted().toList()))));
              }
            });
  }

  /** Finds fault at a field. */
  public void problem(String field, String message) {
    problems.add(new YamlProblem(place(field), message));
  }

  /** A text that must be there. */
  public Optional<String> text(String field) {
    return value(field).flatMap(node -> text(field, node));
  }

  /** A text, where it is there. */
  public Optional<String> optionalText(String field) {
    return has(field) ? text(field) : Optional.empty();
  }

  /** A text that must be there and must mean something. */
  public <T> Optional<T> parsed(String field, String shape, Function<String, T> parser) {
    return text(field).flatMap(text -> parse(field, shape, parser, text));
  }

  /** A text that must be there and must have a shape. */
  public Optional<String> matching(String field, String shape, Predicate<String> fits) {
    return parsed(
        field,
        shape,
        text -> {
          if (!fits.test(text)) {
            throw new IllegalArgumentException("of another shape");
          }
          return text;
        });
  }

  /** A text that must be this one, as a schema's name. */
  public void requireText(String field, String wanted) {
    matching(field, wanted + ", the one that this program reads", wanted::equals);
  }

  /** A text that means something, where it is there. */
  public <T> Optional<T> optionalParsed(String field, String shape, Function<String, T> parser) {
    return has(field) ? parsed(field, shape, parser) : Optional.empty();
  }

  private <T> Optional<T> parse(
      String field, String shape, Function<String, T> parser, String text) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException | DateTimeException e) {
      problem(field, field + " must be " + shape);
      return Optional.empty();
    }
  }

  /** One of these words, which must be there. */
  public <E extends Enum<E>> Optional<E> word(String field, Class<E> family) {
    List<String> words = new ArrayList<>();
    for (E constant : family.getEnumConstants()) {
      words.add(YamlFields.wordOf(constant));
    }
    return parsed(
        field,
        "one of " + String.join(", ", words),
        text -> {
          int at = words.indexOf(text);
          if (at < 0) {
            throw new IllegalArgumentException("unknown word");
          }
          return family.getEnumConstants()[at];
        });
  }

  /** How a constant is written in a document: {@code STAY_LIFTED} is {@code stay-lifted}. */
  public static String wordOf(Enum<?> constant) {
    return Codes.of(constant);
  }

  /** The mappings of a list; none where the field is not there. */
  public List<YamlFields> mappings(String field) {
    return elements(field).stream().flatMap(node -> of(node, problems).stream()).toList();
  }

  /** The texts of a list, each of which must mean something; none where it is not there. */
  public <T> List<T> texts(String field, String shape, Function<String, T> parser) {
    List<T> read = new ArrayList<>();
    for (YamlNode node : elements(field)) {
      if (node instanceof YamlNode.Text text) {
        try {
          read.add(parser.apply(text.value()));
        } catch (IllegalArgumentException e) {
          problems.add(new YamlProblem(node.place(), "must be " + shape));
        }
      } else {
        problems.add(new YamlProblem(node.place(), "must be a text"));
      }
    }
    return read;
  }

  private List<YamlNode> elements(String field) {
    if (!has(field)) {
      return List.of();
    }
    return value(field)
        .map(
            node -> {
              if (node instanceof YamlNode.Sequence list) {
                return list.elements();
              }
              problem(field, field + " must be a list: each line a hyphen and a value");
              return List.<YamlNode>of();
            })
        .orElse(List.of());
  }

  private Optional<YamlNode> value(String field) {
    YamlNode.Field found = mapping.fields().get(field);
    if (found == null) {
      problems.add(new YamlProblem(mapping.place(), field + " is missing"));
      return Optional.empty();
    }
    return Optional.of(found.value());
  }

  private Optional<String> text(String field, YamlNode node) {
    if (!(node instanceof YamlNode.Text text) || text.value().isBlank()) {
      problem(field, field + " must be a text");
      return Optional.empty();
    }
    if (text.value().length() > MOST_CHARACTERS) {
      problem(field, field + " is longer than " + MOST_CHARACTERS + " characters");
      return Optional.empty();
    }
    return Optional.of(text.value().strip());
  }
}
