package org.unseal.vision.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ArchivesTest {
  private static final byte[] CONTENT = "the model".getBytes(StandardCharsets.UTF_8);

  @Test
  void aMemberOfAZipIsRead() throws IOException {
    byte[] zip = ScriptedOutside.zip("folder/model.onnx", CONTENT);
    assertThat(Archives.member(zip, "folder/model.onnx", 100)).hasValue(CONTENT);
    assertThat(Archives.member(zip, "model.onnx", 100)).isEmpty();
  }

  @Test
  void aMemberOfAGzippedTarIsRead() throws IOException {
    byte[] tar = ScriptedOutside.tarGz("package/model.onnx", CONTENT);
    assertThat(Archives.member(tar, "package/model.onnx", 100)).hasValue(CONTENT);
    assertThat(Archives.member(tar, "package/none.onnx", 100)).isEmpty();
  }

  @Test
  void aMemberThatIsLongerThanAnnouncedIsRefused() throws IOException {
    byte[] zip = ScriptedOutside.zip("bomb", new byte[1 << 20]);
    byte[] tar = ScriptedOutside.tarGz("bomb", new byte[1 << 20]);
    assertThatThrownBy(() -> Archives.member(zip, "bomb", 1000)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Archives.member(tar, "bomb", 1000)).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsNoArchiveHasNoMembers() throws IOException {
    assertThat(Archives.member(CONTENT, "model.onnx", 100)).isEmpty();
    assertThat(Archives.member(new byte[0], "model.onnx", 100)).isEmpty();
  }
}
