package org.unseal.engine.publish;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unseal.engine.page.PageMaker;
import org.unseal.engine.sheet.Html;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.publication.Changes;
import org.unseal.proof.publication.PublicHead;
import org.unseal.proof.publication.Recall;

/**
 * The versions of a case as RFC 4287 has it: an entry each, the newest first. Its ids follow from
 * the case's and never change; all its links lead to what lies beside it.
 */
final class AtomFeed {
  private final PublicHead head;
  private final List<PublicRoot.Version> versions;
  private final Optional<Recall> recalls;

  AtomFeed(PublicHead head, List<PublicRoot.Version> versions, Optional<Recall> recalls) {
    this.head = head;
    this.versions = List.copyOf(versions);
    this.recalls = recalls;
  }

  String text() {
    StringBuilder feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    feed.append("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    element(feed, "  ", "id", id(""));
    element(feed, "  ", "title", head.name().title());
    element(feed, "  ", "subtitle", "Versions of what was published, and what was taken back");
    element(feed, "  ", "updated", head.created());
    feed.append("  <author>");
    feed.append("<name>").append(Html.escaped(head.name().agency())).append("</name></author>\n");
    feed.append("  <link rel=\"self\" type=\"application/atom+xml\" href=\"")
        .append(PublicRoot.FEED)
        .append("\"/>\n");
    versions.reversed().forEach(version -> entry(feed, version));
    return feed.append("</feed>\n").toString();
  }

  private void entry(StringBuilder feed, PublicRoot.Version version) {
    Optional<Recall.Version> recalled = recalls.flatMap(one -> one.version(version.manifest()));
    String number = "Version " + version.id().number();
    feed.append("  <entry>\n");
    element(feed, "    ", "id", id("/" + version.id()));
    element(feed, "    ", "title", number + (recalled.isPresent() ? ", taken back" : ""));
    element(feed, "    ", "published", version.publication().created());
    element(
        feed,
        "    ",
        "updated",
        recalled.map(Recall.Version::recalled).orElse(version.publication().created()));
    feed.append("    <link rel=\"alternate\" type=\"")
        .append(recalled.isPresent() ? "application/json" : "text/html")
        .append("\" href=\"")
        .append(recalled.isPresent() ? Recall.NAME : version.id() + "/" + PageMaker.FIRST)
        .append("\"/>\n");
    element(feed, "    ", "summary", summary(version, recalled));
    feed.append("  </entry>\n");
  }

  private static String summary(PublicRoot.Version version, Optional<Recall.Version> recalled) {
    if (recalled.isPresent()) {
      return "Taken back: %s. Delete what you have of it; %s lists the files."
          .formatted(recalled.get().reason(), PublicRoot.WITHDRAWN);
    }
    StringBuilder text = new StringBuilder();
    text.append(version.publication().clips().size()).append(" clips");
    for (Changes.Change change :
        version.publication().changes().map(Changes::list).orElse(List.of())) {
      text.append("; ").append(change.severity().word()).append(": ").append(change.text());
    }
    return text.toString();
  }

  private static void element(StringBuilder feed, String before, String name, String text) {
    feed.append(before).append('<').append(name).append('>');
    feed.append(Html.escaped(text));
    feed.append("</").append(name).append(">\n");
  }

  /** A name-based UUID (version 8 of RFC 9562) of the case and a version of it. */
  private String id(String of) {
    byte[] name = ("unseal case " + head.name().id() + of).getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.wrap(Digest.sha256().digest(name));
    long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
    long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return "urn:uuid:" + new UUID(high, low);
  }
}
