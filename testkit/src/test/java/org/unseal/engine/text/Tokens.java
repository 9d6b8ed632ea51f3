package org.unseal.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A page as a browser's tokenizer takes it apart: tags with their attributes, comments, and what is
 * no markup in scripts, styles and titles.
 */
final class Tokens {
  private static final Set<String> RAW =
      Set.of("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes");

  private final String text;
  private final String lower;
  private final Set<String> structure = new TreeSet<>();
  private final List<String> scripts = new ArrayList<>();
  private final List<String> styles = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();
  private final List<String> policies = new ArrayList<>();
  private int at;

  private Tokens(String text) {
    this.text = text;
    this.lower = text.toLowerCase(Locale.ROOT);
  }

  static Tokens of(String page) {
    Tokens tokens = new Tokens(page);
    tokens.read();
    return tokens;
  }

  /** Each tag, and each attribute with its tag. */
  Set<String> structure() {
    return structure;
  }

  List<String> scripts() {
    return scripts;
  }

  List<String> styles() {
    return styles;
  }

  List<String> comments() {
    return comments;
  }

  /** Where links, pictures, forms and such lead, in order. */
  List<String> addresses() {
    return addresses;
  }

  List<String> policies() {
    return policies;
  }

  private void read() {
    while (true) {
      at = text.indexOf('<', at);
      if (at < 0 || at + 1 >= text.length()) {
        return;
      }
      char next = text.charAt(at + 1);
      if (next == '!' || next == '?') {
        comment();
      } else if (next == '/' && at + 2 < text.length() && letter(text.charAt(at + 2))) {
        at = end(text.indexOf('>', at));
      } else if (letter(next)) {
        tag();
      } else {
        at++;
      }
    }
  }

  private static boolean letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private int end(int found) {
    return found < 0 ? text.length() : found + 1;
  }

  private void comment() {
    int begin = at;
    at =
        text.startsWith("<!--", at)
            ? end(text.indexOf("-->", at + 4) < 0 ? -1 : text.indexOf("-->", at + 4) + 2)
            : end(text.indexOf('>', at));
    comments.add(text.substring(begin, at).toLowerCase(Locale.ROOT));
  }

  private void tag() {
    int begin = ++at;
    while (at < text.length() && " \t\n\f\r/>".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = lower.substring(begin, at);
    structure.add(name);
    while (at < text.length() && text.charAt(at) != '>') {
      if (" \t\n\f\r/".indexOf(text.charAt(at)) >= 0) {
        at++;
      } else {
        attribute(name);
      }
    }
    at = Math.min(text.length(), at + 1);
    if (RAW.contains(name)) {
      raw(name);
    }
  }

  private void attribute(String tag) {
    int begin = at++;
    while (at < text.length() && " \t\n\f\r/>=".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = lower.substring(begin, at);
    structure.add(tag + " " + name);
    spaces();
    String value = "";
    if (at < text.length() && text.charAt(at) == '=') {
      at++;
      spaces();
      value = value();
    }
    if (Set.of("href", "src", "srcset", "action", "formaction", "data", "poster").contains(name)) {
      addresses.add(value);
    }
    if (tag.equals("meta") && name.equals("content") && value.contains("-src")) {
      policies.add(value);
    }
  }

  private void spaces() {
    while (at < text.length() && " \t\n\f\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private String value() {
    if (at >= text.length()) {
      return "";
    }
    char quote = text.charAt(at);
    if (quote == '"' || quote == '\'') {
      int close = text.indexOf(quote, at + 1);
      String value = text.substring(at + 1, close < 0 ? text.length() : close);
      at = end(close);
      return value;
    }
    int begin = at;
    while (at < text.length() && " \t\n\f\r>".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(begin, at);
  }

  private void raw(String name) {
    int close = lower.indexOf("</" + name, at);
    String inside = text.substring(at, close < 0 ? text.length() : close);
    at = close < 0 ? text.length() : close;
    if (name.equals("script")) {
      scripts.add(inside);
    } else if (name.equals("style")) {
      styles.add(inside);
    }
  }
}
