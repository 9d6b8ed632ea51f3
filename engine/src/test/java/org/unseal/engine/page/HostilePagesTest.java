package org.unseal.engine.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unseal.proof.digest.Octets;

/**
 * Pages of a release in which every text is hostile, left for the tests in real browsers to open.
 */
class HostilePagesTest {
  private static final Path LEFT = Path.of("target", "hostile-pages");

  private static final List<String> MARKS =
      List.of(
          " \"><img src=x onerror=alert(1)><svg onload=alert(2)> 'onmouseover='alert(3)",
          " </script><script>alert(4)</script><!--<script>",
          " {0} ${alert(5)} javascript:alert(6) &lt;b&gt; \\u003cscript\\u003e",
          " "
              + "W".repeat(200)
              + "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 e\u0301");

  @Test
  void hostileTextStandsInThePagesAsText() throws IOException {
    PageScript script =
        new PageScript(
            Octets.of("'use strict';".getBytes(UTF_8)), Octets.of("main{}".getBytes(UTF_8)));
    PageMaker maker = new PageMaker(Languages.standard(), Optional.of(script));
    for (int i = 0; i < MARKS.size(); i++) {
      Path folder = LEFT.resolve(Integer.toString(i));
      for (Map.Entry<String, Octets> file :
          maker.files(new SamplePage(MARKS.get(i)).page()).entrySet()) {
        Path to = folder.resolve(file.getKey());
        Files.createDirectories(to.getParent());
        Files.write(to, file.getValue().toArray());
      }
      assertThat(Files.readString(folder.resolve("index.html")))
          .doesNotContain("<img src=x", "<script>alert", "<svg onload");
    }
  }
}
