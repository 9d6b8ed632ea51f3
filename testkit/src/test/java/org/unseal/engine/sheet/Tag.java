package org.unseal.engine.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unseal.model.picture.Box;

/** An opening tag of a page, with its attributes as a browser reads them. */
record Tag(String name, Map<String, String> attributes, int at) {
  private static final Pattern TAG =
      Pattern.compile("<([a-zA-Z][a-zA-Z0-9]*)((?:\\s+[a-zA-Z-]+(?:=\"[^\"]*\")?)*)\\s*/?>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)(?:=\"([^\"]*)\")?");

  /** All of them in order, but for what stands in scripts and styles. */
  static List<Tag> of(String page) {
    String markup =
        Pattern.compile("(<(script|style)[^>]*>).*?(</\\2>)", Pattern.DOTALL)
            .matcher(page)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group(1)
                            + " "
                                .repeat(
                                    found.group().length()
                                        - found.group(1).length()
                                        - found.group(3).length())
                            + found.group(3)));
    List<Tag> tags = new ArrayList<>();
    Matcher found = TAG.matcher(markup);
    while (found.find()) {
      Map<String, String> attributes = new LinkedHashMap<>();
      Matcher attribute = ATTRIBUTE.matcher(found.group(2));
      while (attribute.find()) {
        String value = attribute.group(2) == null ? "" : attribute.group(2);
        attributes.put(attribute.group(1), plain(value));
      }
      tags.add(new Tag(found.group(1), attributes, found.start()));
    }
    return tags;
  }

  String get(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  private static String plain(String value) {
    return value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  /** A rectangle's place. */
  Box box() {
    return Box.ofSize(number("x"), number("y"), number("width"), number("height"));
  }

  private int number(String attribute) {
    return Integer.parseInt(get(attribute));
  }
}
