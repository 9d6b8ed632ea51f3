package org.unseal.engine.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.unseal.engine.text.SafeText;
import org.unseal.proof.release.ReleaseFile;

/**
 * HTML that is put together tag by tag. Every text and every value goes through the same escaping,
 * and what was opened must be closed, so that no text from outside can end or begin anything. One
 * thread.
 */
final class Markup {
  private static final Set<String> LINES =
      Set.of("section", "figure", "table", "tr", "li", "p", "h1", "h2", "h3", "h4", "div", "svg");
  private static final Set<String> EMPTY =
      Set.of("meta", "link", "br", "source", "track", "img", "rect", "path", "circle", "line");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element. */
  Markup open(String tag, String... attributes) {
    begin(tag, attributes);
    open.push(tag);
    return this;
  }

  private void begin(String tag, String... attributes) {
    if (!tag.matches("[a-z][a-zA-Z0-9]*") || attributes.length % 2 != 0) {
      throw new IllegalArgumentException("no tag: " + tag);
    }
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      String name = attributes[i];
      if (!name.matches("[a-zA-Z][a-zA-Z:-]*") || name.equals("style") || name.startsWith("on")) {
        throw new IllegalArgumentException("no attribute of this page: " + name);
      }
      out.append(' ').append(name).append("=\"");
      out.append(SafeText.markup(attributes[i + 1])).append('"');
    }
    out.append('>');
  }

  /** Closes the element that was opened last, which must be this. */
  Markup close(String tag) {
    if (open.isEmpty() || !open.pop().equals(tag)) {
      throw new IllegalStateException(tag + " is not what is open");
    }
    out.append("</").append(tag).append('>');
    if (LINES.contains(tag)) {
      out.append('\n');
    }
    return this;
  }

  /** Any text. */
  Markup text(String text) {
    out.append(SafeText.markup(text));
    return this;
  }

  /** An element with nothing but a text in it. */
  Markup leaf(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** An element that never has anything in it. */
  Markup empty(String tag, String... attributes) {
    if (!EMPTY.contains(tag)) {
      throw new IllegalArgumentException(tag + " can have something in it");
    }
    begin(tag, attributes);
    if (open.contains("svg")) {
      out.setLength(out.length() - 1);
      out.append("/>");
    }
    return this;
  }

  /** A link to a file of the version; the text alone where a name could lead elsewhere. */
  Markup file(String name, String text, String... attributes) {
    if (!ReleaseFile.safe(name)) {
      return text(text);
    }
    String[] all = new String[attributes.length + 2];
    all[0] = "href";
    all[1] = name;
    System.arraycopy(attributes, 0, all, 2, attributes.length);
    return leaf("a", text, all);
  }

  /**
   * A block of JSON for a script. A browser looks for the end of the block before it looks at JSON,
   * so that no {@code <} may stand in it.
   */
  Markup json(String id, String json) {
    begin("script", "type", "application/json", "id", id);
    out.append(
        json.replace("<", "\\u003c")
            .replace(">", "\\u003e")
            .replace("&", "\\u0026")
            .replace("\u2028", "\\u2028")
            .replace("\u2029", "\\u2029"));
    out.append("</script>\n");
    return this;
  }

  /** All of it, once everything is closed. */
  String end() {
    if (!open.isEmpty()) {
      throw new IllegalStateException(open.peek() + " is still open");
    }
    return out.toString();
  }
}
