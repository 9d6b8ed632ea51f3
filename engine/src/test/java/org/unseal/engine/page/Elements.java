package org.unseal.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The elements of a page as a browser finds them; fails where a page is not well formed. */
record Elements(List<Element> list) {
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\\s+[a-zA-Z:-]+=\"[^\"<]*\")*)\\s*(/?)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z:-]+)=\"([^\"]*)\"");
  private static final Set<String> EMPTY =
      Set.of("meta", "link", "br", "source", "track", "img", "rect", "path", "circle", "line");

  /** One that is opened, with its attributes still escaped. */
  record Element(String tag, Map<String, String> attributes, int depth) {
    String attribute(String name) {
      return attributes.getOrDefault(name, "");
    }
  }

  static Elements of(String html) {
    assertThat(html).startsWith("<!doctype html>\n<html ");
    String page = html.substring("<!doctype html>\n".length());
    List<Element> list = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(page);
    int at = 0;
    while (tag.find(at)) {
      assertThat(page.substring(at, tag.start())).doesNotContain("<").doesNotContain(">");
      if (!tag.group(1).isEmpty()) {
        assertThat(open.pop()).isEqualTo(tag.group(2));
      } else {
        Map<String, String> attributes = new TreeMap<>();
        Matcher attribute = ATTRIBUTE.matcher(tag.group(3));
        while (attribute.find()) {
          assertThat(attributes.put(attribute.group(1), attribute.group(2))).isNull();
        }
        list.add(new Element(tag.group(2), attributes, open.size()));
        if (!EMPTY.contains(tag.group(2))) {
          open.push(tag.group(2));
        }
      }
      at = tag.end();
    }
    assertThat(page.substring(at).strip()).isEmpty();
    assertThat(open).isEmpty();
    return new Elements(list);
  }

  /** Tags and the names of their attributes, in order. */
  List<String> shape() {
    return list.stream().map(one -> one.tag() + one.attributes().keySet()).toList();
  }

  List<Element> of(Set<String> tags) {
    return list.stream().filter(one -> tags.contains(one.tag())).toList();
  }
}
