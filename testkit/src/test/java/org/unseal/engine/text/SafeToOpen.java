package org.unseal.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.unseal.proof.json.JsonReader;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Holds a file to what its reader obeys: a spreadsheet, a browser, a player, a terminal. What has a
 * structure is compared with the same file made of harmless words: nothing may be there that isn't
 * there.
 */
public final class SafeToOpen {
  private static final Pattern FORMULA = Pattern.compile("^\"*[=+\\-@\uFF0B\uFF0D\uFF1D\uFF20]");
  private static final Pattern BLANK = Pattern.compile("^[\t\r\n]");
  private static final Pattern NUMBER = Pattern.compile("^-?[0-9.:]*$");
  private static final Pattern TIMES =
      Pattern.compile("[0-9:]{5,}[.,][0-9]{3} --> [0-9:]{5,}[.,][0-9]{3}");

  private SafeToOpen() {}

  /**
   * By the ending of a file's name.
   *
   * @param plain the same file, made of harmless words
   */
  public static void check(String name, byte[] file, byte[] plain) {
    String text = utf8(file);
    String harmless = utf8(plain);
    switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "csv" -> table(text, harmless);
      case "svg", "atom" -> assertThat(harmless(xml(harmless), xml(text))).isEmpty();
      case "html" -> page(text, harmless);
      case "vtt", "srt" -> cues(text, harmless);
      case "json", "otio" -> json(file);
      case "txt" -> shown(text);
      default -> throw new AssertionError("nobody knows how to check " + name);
    }
  }

  private static String utf8(byte[] file) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError("no UTF-8", e);
    }
  }

  /** A text that a terminal or an editor shows. */
  public static void shown(String text) {
    List<String> unfit =
        text.codePoints()
            .filter(point -> point != '\n' && point != '\r' && does(point))
            .distinct()
            .mapToObj("U+%04X"::formatted)
            .toList();
    assertThat(unfit).as("characters that do something").isEmpty();
  }

  /** Said here once more, so that a mistake in the code is none of the test's. */
  private static boolean does(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> point != 0x200C && point != 0x200D; // they join letters
      default -> false;
    };
  }

  private static void table(String text, String plain) {
    shown(text.replace("\t", ""));
    List<List<String>> rows = Separated.rows(text, ',');
    List<List<String>> usual = Separated.rows(plain, ',');
    assertThat(rows).as("rows").hasSameSizeAs(usual);
    assertThat(rows).allMatch(row -> row.size() == usual.getFirst().size(), "of one width");
    assertThat(rows).noneMatch(row -> row.stream().anyMatch(BLANK.asPredicate()));
    // Some spreadsheets divide at semicolons or tabulators, wherever the commas are.
    for (char divider : new char[] {',', ';', '\t'}) {
      for (List<String> row : Separated.rows(text, divider)) {
        assertThat(row)
            .as("divided at '%s'", divider)
            .noneMatch(cell -> FORMULA.matcher(cell).find() && !NUMBER.matcher(cell).matches());
      }
    }
  }

  private static void json(byte[] file) {
    try {
      JsonReader.read(file);
    } catch (Exception e) {
      throw new AssertionError("no JSON", e);
    }
    assertThat(utf8(file).chars()).noneMatch(c -> c < ' ' && c != '\n');
  }

  /** What a document has, by element and attribute; text is not looked at. */
  private static Set<String> xml(String text) {
    shown(text.replace("\t", ""));
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      // Even &lt; counts against it, of which a text of ours may have very many.
      factory.setAttribute("jdk.xml.entityExpansionLimit", "0");
      factory.setAttribute("jdk.xml.totalEntitySizeLimit", "0");
      factory.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", "0");
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Set<String> found = new TreeSet<>();
      collect(
          factory
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
              .getDocumentElement(),
          found);
      return found;
    } catch (Exception e) {
      throw new AssertionError("no XML", e);
    }
  }

  private static void collect(Element element, Set<String> found) {
    found.add(element.getNodeName());
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      found.add(element.getNodeName() + " " + attributes.item(i).getNodeName());
    }
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      switch (node.getNodeType()) {
        case Node.ELEMENT_NODE -> collect((Element) node, found);
        case Node.TEXT_NODE -> {}
        default -> found.add("a node of type " + node.getNodeType());
      }
    }
  }

  /** What is there and was not in the harmless file. */
  private static Set<String> harmless(Set<String> plain, Set<String> found) {
    Set<String> more = new TreeSet<>(found);
    more.removeAll(plain);
    return more;
  }

  private static void page(String text, String plain) {
    shown(text.replace("\t", ""));
    Tokens tokens = Tokens.of(text);
    Tokens usual = Tokens.of(plain);
    assertThat(harmless(usual.structure(), tokens.structure())).as("tags, attributes").isEmpty();
    assertThat(tokens.scripts()).hasSameSizeAs(usual.scripts());
    for (int i = 0; i < tokens.scripts().size(); i++) {
      if (!tokens.scripts().get(i).equals(usual.scripts().get(i))) {
        assertThat(tokens.scripts().get(i)).as("data that a script reads").doesNotContain("<");
      }
    }
    assertThat(tokens.styles()).isEqualTo(usual.styles());
    assertThat(tokens.comments()).isEqualTo(usual.comments());
    assertThat(tokens.addresses()).as("links and pictures").isEqualTo(usual.addresses());
    assertThat(tokens.policies()).isEqualTo(usual.policies());
  }

  private static void cues(String text, String plain) {
    shown(text);
    List<List<String>> blocks = blocks(text);
    assertThat(blocks).as("blocks between empty lines").hasSameSizeAs(blocks(plain));
    for (List<String> block : blocks) {
      if (block.getFirst().startsWith("WEBVTT")) {
        assertThat(block).containsExactly("WEBVTT");
        continue;
      }
      if (block.getFirst().equals("NOTE")) {
        assertThat(block).noneMatch(line -> line.contains("-->"));
        continue;
      }
      int times = TIMES.matcher(block.getFirst()).matches() ? 0 : 1;
      assertThat(block.get(times)).matches(TIMES);
      assertThat(block.subList(times + 1, block.size()))
          .isNotEmpty()
          .noneMatch(line -> line.contains("-->"));
      if (text.startsWith("WEBVTT")) {
        assertThat(block.subList(times + 1, block.size()))
            .noneMatch(line -> line.replaceFirst("^<v [\\p{L}\\p{N} ._/()#-]*>", "").contains("<"));
      }
    }
  }

  private static List<List<String>> blocks(String text) {
    List<List<String>> blocks = new ArrayList<>();
    for (String block : text.strip().split("\n{2,}", -1)) {
      blocks.add(List.of(block.split("\n", -1)));
    }
    return blocks;
  }
}
