package org.unseal.engine.ground;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

/**
 * What a ground says in public.
 *
 * @param reason one line that links the fact to the harm
 * @param harm what would come of disclosing it
 * @param segregability why the rest could not be released without it
 * @param contact where somebody who disagrees turns to
 */
public record PublicWords(
    Optional<String> reason,
    Optional<String> harm,
    Optional<String> segregability,
    Optional<String> contact) {
  /** Nothing said. */
  public static final PublicWords NONE =
      new PublicWords(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final int LONGEST = 500;

  public PublicWords {
    reason.ifPresent(text -> line(text, "a reason"));
    harm.ifPresent(text -> line(text, "the harm"));
    segregability.ifPresent(text -> line(text, "what is said of the rest"));
    contact.ifPresent(text -> line(text, "a contact"));
  }

  /** All of it, to be searched for names. */
  String written() {
    return Stream.of(reason, harm, segregability, contact)
        .flatMap(Optional::stream)
        .collect(Collectors.joining("\n"));
  }

  void write(ObjectWriter body) {
    reason.ifPresent(text -> body.put("reason", text));
    harm.ifPresent(text -> body.put("harm", text));
    segregability.ifPresent(text -> body.put("segregability", text));
    contact.ifPresent(text -> body.put("contact", text));
  }

  static PublicWords read(ObjectReader body) throws MalformedJsonException {
    return new PublicWords(
        optional(body, "reason"),
        optional(body, "harm"),
        optional(body, "segregability"),
        optional(body, "contact"));
  }

  static Optional<String> optional(ObjectReader body, String field) throws MalformedJsonException {
    return body.has(field) ? Optional.of(body.text(field)) : Optional.empty();
  }

  /** One line without what a terminal or a spreadsheet would not show. */
  static void line(String text, String what) {
    if (text.isBlank()
        || text.length() > LONGEST
        || text.codePoints().anyMatch(PublicWords::unfit)) {
      throw new IllegalArgumentException(
          "%s is one line of at most %d characters".formatted(what, LONGEST));
    }
  }

  private static boolean unfit(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
