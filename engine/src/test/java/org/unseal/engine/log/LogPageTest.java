package org.unseal.engine.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.engine.plan.CoveredShare;
import org.unseal.engine.roster.Category;
import org.unseal.model.order.ClauseId;
import org.unseal.model.recording.FrameSpan;

final class LogPageTest {
  private static final LogTitle TITLE = new LogTitle("A case", "An office", "unseal");

  private static RedactionRow row(int number, String level) {
    FrameSpan frames = new FrameSpan(10 * number, 10 * number + 5);
    return new RedactionRow(
        "c1." + number,
        "c1",
        "i1",
        "cam-yard",
        RedactionRow.What.MOVER,
        Optional.of(number + ".1"),
        level,
        frames,
        frames,
        new WithheldRow.Media(1_000_000L * number, 1_000_000L * number + 500_000),
        Optional.of("14:20:0" + number),
        CoveredShare.WHOLE,
        Optional.of(Category.STUDENT),
        Optional.empty(),
        "#000000",
        List.of(new ClauseId("o1", "yard")),
        LogGround.NONE,
        List.of("p1"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static String page(List<RedactionRow> rows) {
    return new String(new RedactionLog(TITLE, rows, List.of()).html(), UTF_8);
  }

  @Test
  void whatEntriesShareIsSaidOnceAndEachHasItsRow() {
    String page = page(List.of(row(1, "head"), row(2, "figure"), row(3, "head")));

    assertThat(page).contains("3 entries.", "<h2>c1.1 and 1 more <span>mover</span></h2>\n<p>head");
    assertThat(page).contains("<h2>c1.2 <span>mover</span></h2>\n<p>figure");
    assertThat(page.indexOf("c1.1 and 1 more")).isLessThan(page.indexOf("<h2>c1.2 "));
    assertThat(page)
        .contains(
            "<tr><td>c1.1<td>1.1<td>10<td>15<td>5 frames<td>0:00:01.000<td>0:00:01.500<td>0:00:00.500"
                + "<td>100.00 %<td>100.00 %<td>14:20:01\n",
            "<tr><td>c1.3<td>3.1<td>30<td>35<td>5 frames<td>0:00:03.000");
    assertThat(page.split("<dd>cam-yard</dd>", -1)).hasSize(3);
    assertThat(page).doesNotContain("<tr><td>c1.2");
  }

  @Test
  void halfAnHourOfACrowdIsAPageThatABrowserOpens() {
    List<RedactionRow> rows = new ArrayList<>();
    for (int i = 0; i < 25_000; i++) {
      rows.add(row(i % 10, "head"));
    }

    assertThat(page(rows)).hasSizeLessThan(4_000_000).contains("c1.0 and 24,999 more");
  }
}
