package org.unseal.media.libav;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComplaintsTest {
  @ParameterizedTest
  @CsvSource({
    "16,Missing reference picture default is %d,MISSING_REFERENCE",
    "16,Could not find ref with POC %d,MISSING_REFERENCE",
    "48,Frame num gap %d %d,MISSING_REFERENCE",
    "32,concealing %d DC %d AC %d MV errors in %c frame,ERROR",
    "16,error while decoding MB %d %d,ERROR",
    "8,anything fatal,ERROR",
    "24,a warning,NONE",
    "48,reference of no concern,NONE",
  })
  void messageIsWorthWhatItSaysOfPictures(int level, String format, Complaint worth) {
    assertThat(Complaints.worth(level, format)).isEqualTo(worth);
  }
}
