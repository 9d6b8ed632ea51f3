package org.unseal.proof.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.proof.json.MalformedJsonException;

final class DocumentsTest {
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Release readRelease(String find, String replacement)
      throws MalformedJsonException {
    String honest = text(Documents.release().bytes());
    assertThat(honest).contains(find);
    return Release.read(bytes(honest.replace(find, replacement)));
  }

  @Test
  void documentsAreReadAsTheyWereWritten() throws MalformedJsonException {
    assertThat(Release.read(Documents.release().bytes())).isEqualTo(Documents.release());
    assertThat(PlanDocument.read(Documents.plan().bytes())).isEqualTo(Documents.plan());
    assertThat(SignedDecisions.read(Documents.decisions().bytes()))
        .isEqualTo(Documents.decisions());
  }

  @Test
  void fieldOfALaterVersionIsPassedOverAndCounted() throws MalformedJsonException {
    Release release = readRelease("\"created\":", "\"approvals\":[],\"created\":");
    assertThat(release.notUnderstood()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"is\":\"PASS\"|\"is\":\"PASS\",\"extra\":1",
        "\"is\":\"PASS\"|\"is\":\"PASSED\"",
        "\"count\":3|\"count\":4",
        "\"count\":3|\"count\":0",
        "\"count\":3|\"count\":4294967299",
        "\"count\":2|\"count\":3",
        "\"frames\":[1,3]|\"frames\":[1,4]",
        "\"frames\":[1,3]|\"frames\":[3,1]",
        "\"frames\":[1,3]|\"frames\":[1]",
        "\"after\":[0,7200,3600]|\"after\":[1,7200,3600]",
        "\"leaves\":4|\"leaves\":0",
        "\"leaves\":4|\"leaves\":9007199254740991",
        "\"leaf\":7|\"leaf\":-1",
        "\"den\":90000|\"den\":0",
        "\"den\":90000|\"den\":2147483648",
        "\"begins\":0|\"begins\":80001",
        "\"track\":\"v0\"|\"track\":\"v00\"",
        "\"track\":\"v0\"|\"track\":\"v256\"",
        "\"ssim\":981234|\"ssim\":1000001",
        "\"mode\":\"smart\"|\"mode\":\"full\"",
        "\"version\":1|\"version\":2",
        "nobody was there|nobody\\u001b[2J",
        "nobody was there|nobody\\u202ethere",
        "#000000|black"
      })
  void manifestWithAValueThatCannotBeIsRefused(String find, String replacement) {
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> readRelease(find, replacement));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "..", "../a", "a/../b", "/a", "a//b", "a/", "C:a", "a\\b", ".hidden", "a.", "a b",
        "ä", "a\0b"
      })
  void nameThatLeavesTheFolderOrDiffersBetweenSystemsIsNotSafe(String name) {
    assertThat(ReleaseFile.safe(name)).isFalse();
  }

  @Test
  void nameOfLettersDigitsAndDotsIsSafe() {
    assertThat(List.of("release.json", "media/recording.mp4", "a-b_c.1/D"))
        .allMatch(ReleaseFile::safe);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"frames\":6|\"frames\":7",
        "[2,4,6,8]|[2,4,2,8]",
        "[2,4,6,8]|[2,4,6,361]",
        "[2,4,6,8]|[-2,4,6,8]",
        "[2,4,6,8]|[2,4,6]",
        "LIGHT_CHANGED|GOOD_MOOD",
        "\"width\":640|\"width\":0"
      })
  void planWithAValueThatCannotBeIsRefused(String find, String replacement) {
    String honest = text(Documents.plan().bytes());
    assertThat(honest).contains(find);
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> PlanDocument.read(bytes(honest.replace(find, replacement))));
  }

  @Test
  void mutatedDocumentsAreReadOrRefusedAndNothingElse() {
    long seed = 7;
    Random random = new Random(seed);
    byte[] honest = Documents.release().bytes();
    int refused = 0;
    for (int round = 0; round < 3000; round++) {
      byte[] mutated = honest.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(128);
      }
      try {
        Release.read(mutated);
      } catch (MalformedJsonException e) {
        refused++;
      }
    }
    assertThat(refused).as("seed %d", seed).isGreaterThan(1000);
  }
}
