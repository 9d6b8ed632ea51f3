package org.unseal.proof.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.proof.Vectors;
import org.unseal.proof.json.MalformedJsonException;

class PublishedKeyTest {
  @Test
  void theFileIsTheOneThatTheFormatsPageSays() throws IOException, MalformedJsonException {
    byte[] file = Vectors.read("public-key.json");
    PublishedKey key = PublishedKey.read(file);
    assertThat(key.bytes()).isEqualTo(file);
    assertThat(key.signer().hex()).startsWith("d75a9801");
  }

  @ParameterizedTest
  @CsvSource({"bucket,acorn", "21fe31,21fe32", "d75a98,d75a99", "words,word", "key,keys"})
  void aFileThatSaysTwoKeysIsRefused(String from, String to) throws IOException {
    String file = new String(Vectors.read("public-key.json"), UTF_8);
    String changed = file.replace(from, to);
    assertThat(changed).isNotEqualTo(file);
    assertThatThrownBy(() -> PublishedKey.read(changed.getBytes(UTF_8)))
        .isInstanceOf(MalformedJsonException.class);
  }
}
