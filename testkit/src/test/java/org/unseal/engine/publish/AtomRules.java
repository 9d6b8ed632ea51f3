package org.unseal.engine.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What RFC 4287 asks of a feed, as far as such a one can break it. */
final class AtomRules {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private AtomRules() {}

  /** Reads it strictly, and holds it to the rules; returns the entries' titles. */
  static List<String> check(byte[] feed) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(feed));
    Element root = document.getDocumentElement();
    assertThat(root.getNamespaceURI()).isEqualTo(ATOM);
    assertThat(root.getLocalName()).isEqualTo("feed");
    assertThat(children(root)).allMatch(child -> child.getNamespaceURI().equals(ATOM));
    common(root);
    assertThat(named(root, "author")).isNotEmpty(); // 4.1.1: or in every entry
    named(root, "author").forEach(author -> one(author, "name"));
    List<String> titles = new ArrayList<>();
    Set<String> ids = new TreeSet<>();
    ids.add(one(root, "id"));
    for (Element entry : named(root, "entry")) {
      common(entry);
      assertThat(ids.add(one(entry, "id"))).as("4.1.2: ids differ").isTrue();
      if (named(entry, "content").isEmpty()) {
        assertThat(named(entry, "link"))
            .as("4.1.2: without content an alternate link")
            .anyMatch(link -> link.getAttribute("rel").equals("alternate"));
      }
      assertThat(named(entry, "summary").size()).isLessThanOrEqualTo(1);
      assertThat(named(entry, "published").size()).isLessThanOrEqualTo(1);
      named(entry, "published").forEach(date -> OffsetDateTime.parse(date.getTextContent()));
      titles.add(one(entry, "title"));
    }
    return titles;
  }

  private static void common(Element of) {
    assertThat(URI.create(one(of, "id")).isAbsolute()).isTrue();
    assertThat(one(of, "title")).isNotBlank();
    OffsetDateTime.parse(one(of, "updated")); // 3.3, RFC 3339
    Set<String> alternates = new TreeSet<>();
    for (Element link : named(of, "link")) {
      assertThat(link.getAttribute("href")).isNotBlank();
      URI.create(link.getAttribute("href"));
      if (link.getAttribute("rel").equals("alternate")) {
        assertThat(alternates.add(link.getAttribute("type"))).isTrue();
      }
    }
  }

  private static List<Element> children(Element of) {
    List<Element> children = new ArrayList<>();
    for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      } else {
        assertThat(node.getTextContent()).as("no text between elements").isBlank();
      }
    }
    return children;
  }

  private static List<Element> named(Element of, String name) {
    return children(of).stream().filter(child -> child.getLocalName().equals(name)).toList();
  }

  private static String one(Element of, String name) {
    List<Element> found = named(of, name);
    assertThat(found).as("%s has one %s", of.getLocalName(), name).hasSize(1);
    return found.getFirst().getTextContent();
  }
}
