package org.unseal.engine.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.engine.port.FootageRenderer.Mode;
import org.unseal.model.recording.FrameSpan;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.json.MalformedJsonException;

/** Holds renditions to the vector of their page, which another program wrote. */
final class StoredRenditionTest {
  private String vector = "";

  @BeforeEach
  void read() throws IOException {
    vector = Files.readString(Path.of("..", "docs", "formats", "vectors", "rendition.json"));
  }

  private static StoredRendition read(String document) throws MalformedJsonException {
    return StoredRendition.read(document.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void vectorIsReadAndWrittenAsItWas() throws MalformedJsonException {
    StoredRendition read = read(vector);
    assertThat(read.frames()).isEqualTo(new FrameSpan(70, 190));
    assertThat(read.mode()).isEqualTo(Mode.SMART);
    assertThat(read.rendition().frames()).isEqualTo(120);
    assertThat(read.rendition().passage().picturesPassed()).isEqualTo(30);
    assertThat(read.rendition().passage().parts().get(2).first()).isEqualTo(110);
    assertThat(read.rendition().findings()).hasSize(1);
    assertThat(new String(read.bytes(), StandardCharsets.UTF_8)).isEqualTo(vector);
    assertThat(read.digest())
        .isEqualTo(Digest.of(Digest.sha256().digest(vector.getBytes(StandardCharsets.UTF_8))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":1|\"version\":2",
        "\"unseal/rendition\"|\"unseal/release\"",
        "\"mode\":\"smart\"|\"mode\":\"quick\"",
        "\"frames\":[70,190],\"gops\"|\"frames\":[70,191],\"gops\"",
        "\"frames\":[70,190],\"gops\"|\"frames\":[190,70],\"gops\"",
        "\"count\":30|\"count\":31",
        "\"count\":30|\"count\":0",
        "\"count\":30|\"count\":2147483647",
        "\"tick\":[1,12800]|\"tick\":[0,12800]",
        "\"codedSize\":[320,240]|\"codedSize\":[320]",
        "\"passed\":true|\"passed\":true,\"spare\":1",
        "\"gops\":5|\"gops\":5,\"recording\":\"\"",
        "\"quality\":20|\"quality\":99",
      })
  void whatIsNoRenditionIsRefused(String was, String is) {
    assertThat(vector).contains(was);
    assertThatThrownBy(() -> read(vector.replace(was, is)))
        .isInstanceOf(MalformedJsonException.class);
  }
}
