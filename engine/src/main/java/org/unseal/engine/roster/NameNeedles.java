package org.unseal.engine.roster;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** What is looked for, made of the names of everybody whose name is withheld. Immutable. */
final class NameNeedles {
  /** A shorter part of a name alone is too often something else. */
  static final int SHORTEST_PART = 4;

  /** In what is no text, letters come together by chance; that many in a row hardly do. */
  static final int SHORTEST_IN_BYTES = 6;

  /** Characters between the words of one name, at most. */
  private static final int WIDEST_GAP = 24;

  private static final int MOST_WORDS = 8;

  private final Map<String, Set<String>> alone = new HashMap<>();
  private final Map<String, Set<String>> within = new HashMap<>();
  private final Map<String, List<Sequence>> sequences = new HashMap<>();

  /** Several words that follow each other. */
  private record Sequence(List<String> words, String subject) {}

  NameNeedles(Roster roster) {
    for (Subject subject : roster.everyone()) {
      if (!subject.named()) {
        for (String name : subject.names()) {
          add(subject, NameParts.of(name).words(), pieces(name));
          String spelled = spelledOut(name);
          add(subject, NameParts.of(spelled).words(), pieces(spelled));
        }
      }
    }
  }

  /** As it is written where a keyboard lacks these letters. */
  private static String spelledOut(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .replace("ä", "ae")
        .replace("ö", "oe")
        .replace("ü", "ue")
        .replace("Ä", "Ae")
        .replace("Ö", "Oe")
        .replace("Ü", "Ue")
        .replace("å", "aa")
        .replace("Å", "Aa")
        .replace("ø", "oe")
        .replace("Ø", "Oe");
  }

  /** What stands between spaces, without anything in it that is no letter: {@code obrien}. */
  private static List<String> pieces(String name) {
    List<String> pieces = new ArrayList<>();
    for (String piece : name.split("\\s+", -1)) {
      pieces.add(NameParts.letters(piece));
    }
    return pieces;
  }

  private void add(Subject subject, List<String> words, List<String> pieces) {
    if (words.isEmpty()) {
      return;
    }
    String id = subject.id();
    Set<String> parts = new LinkedHashSet<>(words);
    parts.addAll(pieces);
    for (String part : parts) {
      boolean everyday =
          subject.ordinary().stream().anyMatch(word -> NameParts.letters(word).equals(part));
      if (!everyday && (part.length() >= SHORTEST_PART || ideographs(part))) {
        word(part, id);
      }
    }
    if (words.size() == 1) {
      word(words.getFirst(), id);
      return;
    }
    String first = words.getFirst();
    String last = words.getLast();
    List<String> turned = new ArrayList<>(words.subList(words.size() - 1, words.size()));
    turned.addAll(words.subList(0, words.size() - 1));
    List<List<String>> runs = List.of(words, turned, List.of(first, last), List.of(last, first));
    for (List<String> run : new LinkedHashSet<>(runs)) {
      List<String> bounded = run.subList(0, Math.min(MOST_WORDS, run.size()));
      sequences
          .computeIfAbsent(bounded.getLast(), _ -> new ArrayList<>())
          .add(new Sequence(List.copyOf(bounded), id));
      String together = String.join("", bounded);
      if (together.length() >= SHORTEST_PART) {
        word(together, id);
      }
    }
    if (alone.getOrDefault(last, Set.of()).contains(id)) {
      word(first.charAt(0) + last, id);
    }
  }

  private void word(String word, String subject) {
    (ideographs(word) ? within : alone)
        .computeIfAbsent(word, _ -> new LinkedHashSet<>())
        .add(subject);
  }

  /** Whether it is written without spaces around it. */
  private static boolean ideographs(String word) {
    return word.codePoints()
        .anyMatch(
            point ->
                Character.isIdeographic(point)
                    || switch (Character.UnicodeScript.of(point)) {
                      case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
                      default -> false;
                    });
  }

  boolean none() {
    return alone.isEmpty() && within.isEmpty() && sequences.isEmpty();
  }

  /**
   * Looks for all of them.
   *
   * @param shortest names with fewer letters are left out
   * @param found gets whose name it is, and the byte where it begins
   */
  void in(SeenText text, int shortest, BiConsumer<String, Integer> found) {
    Deque<SeenText.Word> before = new ArrayDeque<>();
    text.words(
        (word, gap) -> {
          if (gap > WIDEST_GAP) {
            before.clear();
          }
          before.addLast(word);
          if (before.size() > MOST_WORDS) {
            before.removeFirst();
          }
          int least = word.coded() ? Math.max(shortest, SHORTEST_IN_BYTES) : shortest;
          look(word, before, least, found);
        });
  }

  private void look(
      SeenText.Word word,
      Deque<SeenText.Word> before,
      int shortest,
      BiConsumer<String, Integer> found) {
    String letters = word.letters();
    for (String form : forms(letters)) {
      if (form.length() >= shortest) {
        alone.getOrDefault(form, Set.of()).forEach(id -> found.accept(id, word.from()));
      }
      List<Sequence> ending = sequences.getOrDefault(form, List.of());
      if (!ending.isEmpty()) {
        sequences(ending, List.copyOf(before), shortest, found);
      }
    }
    within.forEach(
        (part, ids) -> {
          if (letters.contains(part)) {
            ids.forEach(id -> found.accept(id, word.from()));
          }
        });
  }

  private static void sequences(
      List<Sequence> ending,
      List<SeenText.Word> before,
      int shortest,
      BiConsumer<String, Integer> found) {
    for (Sequence sequence : ending) {
      int from = before.size() - sequence.words().size();
      if (from >= 0
          && sequence.words().stream().mapToInt(String::length).sum() >= shortest
          && matches(sequence.words(), before.subList(from, before.size()))) {
        found.accept(sequence.subject(), before.get(from).from());
      }
    }
  }

  private static boolean matches(List<String> wanted, List<SeenText.Word> words) {
    for (int i = 0; i < wanted.size() - 1; i++) {
      if (!words.get(i).letters().equals(wanted.get(i))) {
        return false;
      }
    }
    return true; // the last word is how it was found
  }

  /** A word, and what it is the genitive or plural of. */
  private static List<String> forms(String word) {
    if (word.length() < 3 || !word.endsWith("s")) {
      return List.of(word);
    }
    String without = word.substring(0, word.length() - 1);
    return without.endsWith("e")
        ? List.of(word, without, without.substring(0, without.length() - 1))
        : List.of(word, without);
  }
}
