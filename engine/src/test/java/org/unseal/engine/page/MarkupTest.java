package org.unseal.engine.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Markup that can't be broken from outside. */
class MarkupTest {
  @Test
  void whatIsOpenedMustBeClosedInOrder() {
    Markup html = new Markup().open("ul").open("li");
    assertThatThrownBy(() -> html.close("ul")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Markup().open("p").end())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Markup().close("p")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void attributesThatRunOrStyleSomethingAreNotWritten() {
    for (String name : new String[] {"style", "onclick", "onerror", "a b", ""}) {
      assertThatThrownBy(() -> new Markup().open("p", name, "x"))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Markup().open("p x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Markup().empty("p")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void linksLeadOnlyToFilesBelow() {
    assertThat(new Markup().file("logs/a.csv", "a & b").end())
        .isEqualTo("<a href=\"logs/a.csv\">a &amp; b</a>");
    for (String name :
        new String[] {"../a", "/etc/passwd", "javascript:alert(1)", "//example.org/a", "a b", ""}) {
      assertThat(new Markup().file(name, "a").end()).isEqualTo("a");
    }
  }

  @Test
  void textAndValuesAreEscaped() {
    assertThat(new Markup().leaf("p", "<b>&\"'\u202e", "title", "\"<>").end())
        .isEqualTo("<p title=\"&quot;&lt;&gt;\">&lt;b&gt;&amp;&quot;&#39;\ufffd</p>\n");
  }
}
