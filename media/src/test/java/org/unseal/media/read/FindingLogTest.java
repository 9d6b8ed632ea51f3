package org.unseal.media.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.model.recording.Finding;
import org.unseal.model.recording.FrameSpan;

final class FindingLogTest {
  @Test
  void neighboursBecomeOneSpan() {
    FindingLog log = new FindingLog();
    for (int frame : new int[] {3, 4, 5, 9, 10}) {
      log.note("A", "Something.", frame);
    }
    log.note("B", "Else.", 4);
    assertThat(log.findings())
        .containsExactly(
            new Finding("A", new FrameSpan(3, 6), "Something."),
            new Finding("A", new FrameSpan(9, 11), "Something."),
            new Finding("B", new FrameSpan(4, 5), "Else."));
  }

  @Test
  void tooManyAreCountedAndNoneIsLost() {
    FindingLog log = new FindingLog();
    for (int i = 0; i < 100_000; i++) {
      log.note("A", "Something.", 2 * i);
    }
    List<Finding> findings = log.findings();
    assertThat(findings).hasSizeLessThan(300);
    assertThat(findings.getLast().frames()).isEqualTo(new FrameSpan(199_998, 199_999));
    Finding rest = findings.get(findings.size() - 2);
    assertThat(rest.frames()).isEqualTo(new FrameSpan(400, 199_997));
    assertThat(rest.message()).contains("99799 more places");
  }
}
