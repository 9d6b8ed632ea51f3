package org.unseal.engine.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.engine.page.Elements.Element;
import org.unseal.model.failure.UnsealException;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.json.JsonReader;

/** The files of a page, and what whoever opens them may rely on. */
class PageMakerTest {
  private static final PageScript SCRIPT =
      new PageScript(octets("'use strict';"), octets("main{}"));
  private static final PageMaker MAKER = new PageMaker(Languages.standard(), Optional.of(SCRIPT));

  private static Octets octets(String text) {
    return Octets.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(SortedMap<String, Octets> files, String name) {
    return new String(
        java.util.Objects.requireNonNull(files.get(name), name).toArray(), StandardCharsets.UTF_8);
  }

  private static SortedMap<String, Octets> plain() {
    return MAKER.files(SamplePage.plain());
  }

  private static String page(String name) {
    return text(plain(), name);
  }

  @Test
  void pageIsInEveryLanguageAndWithItsScriptOnlyWhereThatWasBuilt() {
    assertThat(plain().keySet())
        .containsExactly(
            "index.es.html",
            "index.html",
            "page/c1.descriptions.en.vtt",
            "page/c1.descriptions.es.vtt",
            "page/c2.descriptions.en.vtt",
            "page/c2.descriptions.es.vtt",
            "page/page.css",
            "page/page.js",
            "page/player.css",
            "page/poster.png",
            "page/poster.svg",
            "print.es.html",
            "print.html");
    PageMaker without = new PageMaker(Languages.standard(), Optional.empty());
    assertThat(without.scripted()).isFalse();
    SortedMap<String, Octets> bare = without.files(SamplePage.plain());
    assertThat(bare.keySet()).doesNotContain("page/page.js", "page/player.css");
    assertThat(text(bare, "index.html")).doesNotContain("page.js", "player.css");
    assertThat(page("index.html")).contains("<script src=\"page/page.js\" defer=\"defer\">");
  }

  @Test
  void sameVersionGivesTheSameBytes() {
    assertThat(plain()).isEqualTo(plain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "<!--",
        "]]>&lt;svg/onload=alert(1)&gt;",
        "javascript:alert(1)",
        "{0} {1} &amp; \\u003cb\\u003e"
      })
  void hostileTextIsNeverAnElement(String mark) {
    SortedMap<String, Octets> plain = plain();
    SortedMap<String, Octets> hostile = MAKER.files(new SamplePage(mark).page());
    assertThat(hostile.keySet()).isEqualTo(plain.keySet());
    for (String name : plain.keySet()) {
      if (name.endsWith(".html")) {
        Elements elements = Elements.of(text(hostile, name));
        assertThat(elements.shape()).isEqualTo(Elements.of(text(plain, name)).shape());
        assertThat(elements.list())
            .allSatisfy(
                element -> {
                  assertThat(element.attribute("href")).doesNotContain("alert");
                  assertThat(element.attribute("src")).doesNotContain("alert");
                  assertThat(element.attributes()).doesNotContainKey("style");
                });
      } else if (name.endsWith(".vtt")) {
        assertThat(text(hostile, name).lines().filter(line -> line.contains("-->")))
            .hasSameSizeAs(text(plain, name).lines().filter(line -> line.contains("-->")).toList())
            .allMatch(line -> line.matches("[0-9:.]{12} --> [0-9:.]{12}"));
        assertThat(text(hostile, name)).doesNotContain("<");
      } else {
        assertThat(hostile.get(name)).isEqualTo(plain.get(name));
      }
    }
  }

  @Test
  void modelInThePageIsTheModelAndEndsNoElement() throws Exception {
    PublicPage page = new SamplePage("</script><!--<script>\"\\").page();
    String html = text(MAKER.files(page), "index.html");
    Matcher block =
        Pattern.compile("<script type=\"application/json\" id=\"unseal-page\">([^<]*)</script>")
            .matcher(html);
    assertThat(block.find()).isTrue();
    Languages languages = Languages.standard();
    assertThat(JsonReader.read(block.group(1).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new PageModel(page, languages, languages.all().getFirst()).json());
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.html", "index.es.html", "print.html", "print.es.html"})
  void pageIsBuiltSoThatEverybodyFindsTheirWay(String name) {
    Elements page = Elements.of(page(name));
    List<Element> list = page.list();
    assertThat(list.getFirst().attribute("lang")).isEqualTo(name.contains(".es.") ? "es" : "en");
    assertThat(list.getFirst().attribute("dir")).isEqualTo("ltr");
    for (String landmark : List.of("header", "main", "footer", "h1")) {
      assertThat(page.of(Set.of(landmark))).as(landmark).hasSize(1);
    }
    int level = 0;
    for (Element heading : page.of(Set.of("h1", "h2", "h3", "h4", "h5", "h6"))) {
      int next = heading.tag().charAt(1) - '0';
      assertThat(next).isLessThanOrEqualTo(level + 1);
      level = next;
    }
    Set<String> ids = new HashSet<>();
    for (Element element : list) {
      if (element.attributes().containsKey("id")) {
        assertThat(ids.add(element.attribute("id"))).as(element.attribute("id")).isTrue();
      }
    }
    for (Element element : list) {
      if (element.attribute("href").startsWith("#")) {
        assertThat(ids).contains(element.attribute("href").substring(1));
      }
      for (String pointer : List.of("aria-labelledby", "aria-describedby")) {
        if (element.attributes().containsKey(pointer)) {
          assertThat(ids).contains(element.attribute(pointer));
        }
      }
      if (element.tag().equals("svg")) {
        assertThat(element.attribute("aria-label")).isNotBlank();
      }
    }
    Element skip = list.stream().filter(one -> one.tag().equals("a")).findFirst().orElseThrow();
    assertThat(skip.attribute("href")).isEqualTo("#main");
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.html", "index.es.html", "print.html", "print.es.html"})
  void whoeverPassesThePageOnSeesWhatItIsAndNoAddressOutsideOfIt(String name) {
    List<Element> told =
        Elements.of(page(name)).list().stream()
            .filter(one -> one.attribute("property").startsWith("og:"))
            .toList();
    assertThat(told)
        .extracting(one -> one.attribute("property"))
        .containsExactly(
            "og:type",
            "og:title",
            "og:description",
            "og:locale",
            "og:image",
            "og:image:type",
            "og:image:alt");
    for (Element one : told) {
      assertThat(one.attribute("content")).isNotBlank().doesNotContain("//");
      if (one.attribute("property").equals("og:image")) {
        assertThat(plain()).containsKey(one.attribute("content"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org", "https://example.org/a/b", "https://example.org/"})
  void withAnAddressALinkIsShownByWholeAddresses(String typed) {
    PublicAddress root = PublicAddress.typed("--address", typed);
    PublicPage page = SamplePage.found(root);
    String version = page.publication().version().toString();
    SortedMap<String, Octets> files = MAKER.files(page);
    String base = typed + (typed.endsWith("/") ? "" : "/") + version + "/";
    for (String name : List.of("index.html", "index.es.html")) {
      List<Element> all =
          Elements.of(new String(requireNonNull(files.get(name)).toArray(), StandardCharsets.UTF_8))
              .list();
      assertThat(told(all, "og:url")).isEqualTo(base + name);
      assertThat(told(all, "og:image")).isEqualTo(base + "page/poster.png");
    }
    assertThat(
            new String(
                requireNonNull(files.get("page/poster.png")).toArray(),
                1,
                3,
                StandardCharsets.US_ASCII))
        .isEqualTo("PNG");
  }

  private static String told(List<Element> all, String property) {
    return all.stream()
        .filter(one -> one.attribute("property").equals(property))
        .findFirst()
        .orElseThrow()
        .attribute("content");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/",
        "https:/" + "/dana@example.org/",
        "https://example.org/?who=1",
        "https://example.org/#x",
        "https:///x",
        "https://example.org/\"><script>",
        "https://example.org/a b",
        "https://example.org/../x",
        "javascript:alert(1)",
        "//example.org/",
        "page/",
        ""
      })
  void addressThatIsNoneOrSaysMoreIsRefused(String typed) {
    assertThatThrownBy(() -> PublicAddress.typed("--address", typed))
        .isInstanceOf(UnsealException.class)
        .hasMessageContaining("--address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.html", "index.es.html", "print.html", "print.es.html"})
  void nothingIsInlineAndNothingIsFetchedFromElsewhere(String name) {
    Elements page = Elements.of(page(name));
    Element policy =
        page.list().stream()
            .filter(one -> one.attribute("http-equiv").equals("Content-Security-Policy"))
            .findFirst()
            .orElseThrow();
    assertThat(policy.attribute("content"))
        .isEqualTo(
            "default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;;"
                + " img-src &#39;self&#39; data: blob:; media-src &#39;self&#39; blob:;"
                + " connect-src &#39;self&#39;; base-uri &#39;none&#39;; form-action"
                + " &#39;none&#39;");
    for (Element element : page.list()) {
      assertThat(element.tag()).isNotIn("style", "iframe", "object", "embed", "form", "base");
      assertThat(element.attributes().keySet())
          .doesNotContain("style")
          .noneMatch(attribute -> attribute.startsWith("on"));
      for (String link : List.of("href", "src", "poster")) {
        assertThat(element.attribute(link)).doesNotContain("//", ":");
      }
      if (element.tag().equals("script")) {
        assertThat(element.attribute("type").equals("application/json"))
            .isNotEqualTo(element.attributes().containsKey("src"));
      }
      if (element.tag().equals("video") || element.tag().equals("audio")) {
        assertThat(element.attributes()).containsEntry("preload", "none").containsKey("controls");
        assertThat(element.attributes()).doesNotContainKey("autoplay");
      }
    }
    for (String style : List.of("page/page.css", "page/poster.svg")) {
      assertThat(page(style)).doesNotContain("url(", "@import", "<image", "href");
    }
  }

  @Test
  void warningStandsBeforeTheFirstThingThatCanBePlayed() {
    String html = page("index.html");
    assertThat(html.indexOf("Before you play anything"))
        .isPositive()
        .isLessThan(html.indexOf("<video"))
        .isLessThan(html.indexOf("<audio"));
    assertThat(html)
        .contains(
            "A building burns and people run.",
            "Nothing plays by itself. There are 20 s of video.",
            "10 s; no sound in the original. It shows: The deputy lifts his radio.",
            "10 s; the original has sound; it was removed.",
            "more than three in a second, which can cause seizures");
  }

  @Test
  void textAloneTellsTheWholeTimeline() {
    String html = page("index.html");
    String route =
        html.substring(
            html.indexOf("<section id=\"text\""), html.indexOf("<section id=\"player\""));
    assertThat(route).doesNotContain("<video", "<audio", "<script");
    for (String told :
        List.of(
            "The panel reports smoke.",
            "The deputy lifts his radio.",
            "The smoke came first.",
            "anybody who is hurt",
            "Dispatch: Four seventeen, smoke reported. On my way.",
            "[removed: FL-2]",
            "Clip c1 begins, 10 s long",
            "Deputy Ray Calder: to be seen 3 s, hidden by the scene 2 s, covered 1 s, out of the"
                + " picture 3 s, nobody said 1 s",
            "students: the head",
            "From 0:01 to 0:04 the recorder missed something.")) {
      assertThat(route).contains(told);
    }
    // in the order in which they can have begun
    List<Integer> places = new ArrayList<>();
    for (String told :
        List.of("Clip c1 begins", "Four seventeen", "The deputy lifts", "The panel reports")) {
      places.add(route.indexOf(told));
    }
    assertThat(places).isSorted();
  }

  @Test
  void everySideIsQuotedAlikeAndWhatIsNotShownIsSaidWithWhoLooked() {
    Elements page = Elements.of(page("index.html"));
    assertThat(
            page.list().stream()
                .filter(one -> one.attribute("id").startsWith("statement-"))
                .map(one -> one.tag() + one.attribute("class") + one.depth()))
        .hasSize(2)
        .containsOnly("figurestatement4");
    String html = page("index.html");
    assertThat(html.indexOf("We ask.")).isLessThan(html.indexOf("We release."));
    assertThat(html)
        .contains(
            "p2, a person of the office by their number in its log, looked at clip c1 from 0:00 to"
                + " 0:10: twice, slowly",
            "identified by the office",
            "<a href=\"documents/i9/page-1.png\">page 1</a> (<a"
                + " href=\"documents/i9/page-1.txt\">page 1 as text</a>), page 2",
            "(may not be named)",
            "A covered head is not anonymity",
            "Developing: more may be released.",
            "What changed since version 1",
            "the appeal was decided so",
            "cam-lot: <span>promised, never received",
            "50.0 %");
  }

  @Test
  void whatCanNotBeSaidIsSaidWithWhatWouldDecideIt() {
    assertThat(page("index.html"))
        .contains(
            "It begins between 1.2 s before and 0.9 s after the first picture of clip c1.",
            "which of the two came first cannot be said",
            "What would decide it: <span class=\"decider\">the reading of a1, if it were later:"
                + " then after",
            "What would decide it: <span class=\"decider\">no single reading that is stated; an event"
                + " seen or heard with both, read to less than 3.3 s altogether.",
            "this comes first (it begins between 1.0 s and 4.0 s before it).",
            "silence may have been removed, and nobody knows how much");
    assertThat(page("index.es.html"))
        .contains(
            "Empieza entre 1.2 s antes y 0.9 s después de la primera imagen del fragmento c1.",
            "no se puede decir cuál de los dos ocurrió antes")
        .contains("<span class=\"decider\" lang=\"en\" dir=\"auto\">");
  }

  @Test
  void lanesTellStatesByHeightAndClaimNoTimeThatIsNotCertain() {
    Elements page = Elements.of(page("index.html"));
    String html = page("index.html");
    Set<String> heights = new HashSet<>();
    for (String state : List.of("visible", "covered", "scene", "out", "unknown")) {
      Element block =
          page.list().stream()
              .filter(one -> one.attribute("class").equals("state-" + state))
              .findFirst()
              .orElseThrow();
      assertThat(heights.add(block.attribute("height"))).as(state).isTrue();
    }
    assertThat(html).contains("class=\"legend\" aria-label=\"What the blocks mean\"");
    // c1 is 10 s long and its beginning is known to 2 s: 8 s of it are certain
    assertThat(html).contains("clip c1 was running for certain");
    // c2 is 10 s long as well, and its beginning is known to 35 s
    assertThat(text(MAKER.files(SamplePage.uncertain()), "index.html"))
        .contains("clip c2 may reach so far")
        .doesNotContain("clip c2 was running for certain");
  }

  @Test
  void missingTimeGroundsAndSilencedSoundAreAtTheirPlace() {
    String html = page("index.html");
    String first =
        html.substring(
            html.indexOf("id=\"clip-c1-heading\""), html.indexOf("id=\"clip-c2-heading\""));
    assertThat(first)
        .contains("Before c1", "3 s of cam-yard are not shown: withheld on o1/hall.")
        .contains("Between c1 and c2", "no ruling speaks of it")
        .contains("o1/yard", "Circuit Court, 25-CA-1", "2 stretches", "no ground given")
        .contains("the lamp pole");
    assertThat(html).contains("From 0:01 to 0:04 the recorder has no picture.");
    assertThat(html).contains("1 s of it are silenced:", "0:04 to 0:05: FL-2");
  }

  @Test
  void everyFileIsListedWithItsLengthAndDigest() {
    String html = page("index.html");
    assertThat(html)
        .contains(
            "href=\"../v2.zip\"",
            SamplePage.digest("logs/withheld.csv".length()).hex(),
            "href=\"clips/c1/media/recording.mp4\"",
            SamplePage.digest(2).hex(),
            "href=\"calls/i3/transcript.vtt\"",
            "href=\"publication.json\"");
    assertThat(html).doesNotContain("href=\"clips/c1/../").contains("../away");
  }

  @Test
  void printedViewHasOrderScopeLogsClocksAndProof() {
    assertThat(page("print.html"))
        .contains("25-CA-1", "stay", SamplePage.digest(10).hex(), SamplePage.digest(11).hex())
        .contains("cam-yard", "50.0 %", "0 to 149 of 600", "2025-05-06 14:20:48")
        .contains("All of recording i4", "FL-1", "o1/yard", "students: the head")
        .contains("radio-1&#39;s clock shows 2 s to 4 s more")
        .contains(SamplePage.digest(30).hex(), "unseal-verify.jar v2 --trust FINGERPRINT")
        .doesNotContain("<script", "<video", "<audio");
  }

  @Test
  void pageWithHardlyAnythingIsStillAPage() {
    PublicPage bare =
        new PublicPage(
            SamplePage.plain().publication(),
            PageFacts.NONE,
            List.of(),
            SamplePage.plain().media());
    MAKER
        .files(bare)
        .forEach(
            (name, bytes) -> {
              if (name.endsWith(".html")) {
                Elements.of(new String(bytes.toArray(), StandardCharsets.UTF_8));
              }
            });
    assertThat(text(MAKER.files(bare), "index.html"))
        .contains("Nobody wrote down what the footage shows", "There is no transcript.");
  }
}
