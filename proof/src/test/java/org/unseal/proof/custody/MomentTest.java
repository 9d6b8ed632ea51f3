package org.unseal.proof.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.proof.json.MalformedJsonException;
import org.unseal.proof.json.ObjectReader;
import org.unseal.proof.json.ObjectWriter;

class MomentTest {
  private static Moment read(String utc, String local) throws MalformedJsonException {
    return Moment.read(
        ObjectReader.of(
            new ObjectWriter()
                .put("utc", utc)
                .put("local", local)
                .put("zone", "America/New_York")
                .end(),
            "at"));
  }

  @Test
  void theHourThatComesTwiceIsToldApartByItsOffset() throws MalformedJsonException {
    ZoneId zone = ZoneId.of("America/New_York");
    Moment first = Moment.of(Instant.parse("2026-11-01T05:30:00.123456789Z"), zone);
    Moment second = Moment.of(Instant.parse("2026-11-01T06:30:00Z"), zone);

    assertThat(first.localText()).isEqualTo("2026-11-01T01:30:00.123456-04:00");
    assertThat(second.localText()).isEqualTo("2026-11-01T01:30:00.000000-05:00");
    assertThat(read(first.utcText(), first.localText())).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-09T10:02:11.000000-05:00",
        "2026-03-09T10:02:11-04:00",
        "2026-03-09T10:02:11.000000",
        "yesterday"
      })
  void anotherTimeThanThatInUtcIsRefused(String local) {
    assertThatThrownBy(() -> read("2026-03-09T14:02:11.000000Z", local))
        .isInstanceOf(MalformedJsonException.class);
  }
}
