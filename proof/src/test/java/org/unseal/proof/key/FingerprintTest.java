package org.unseal.proof.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unseal.proof.Vectors;

class FingerprintTest {
  private static final SignerKey KEY =
      SignerKey.ofHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  private static final String HEX =
      "21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9";
  private static final String WORDS =
      "bucket-zigzag-circle-tennis-nugget-eyebrow"
          + "-nutmeg-furnace-galaxy-gravel-whistle-eyebrow";

  @Test
  void itIsTheSha256OfTheKeyAndItsFirst96BitsAsWords() {
    assertThat(KEY.fingerprint().hex()).isEqualTo(HEX);
    assertThat(KEY.fingerprint().words()).isEqualTo(WORDS);
  }

  @Test
  void thereAreAsManyWordsAsValuesOfAByteAndAllAreEasyToTellApart() {
    List<String> words = WordList.all();
    assertThat(words).hasSize(256).doesNotHaveDuplicates().isSorted();
    assertThat(words).allMatch(word -> word.matches("[a-z]{4,8}"));
    assertThat(words).as("might be digits").noneMatch(word -> word.matches("[a-f]*"));
    for (String word : words) {
      assertThat(words.stream().filter(other -> distance(word, other) < 3))
          .as("fewer than three letters from " + word)
          .containsExactly(word);
    }
  }

  @Test
  void theFormatsPageHasTheSameWords() throws IOException {
    Matcher block = Pattern.compile("(?s)## The words\n.*?```\n(.*?)```").matcher(Vectors.page());
    assertThat(block.find()).isTrue();
    assertThat(List.of(block.group(1).strip().split("\\s+"))).isEqualTo(WordList.all());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEX,
        "21FE31DF A154A261 626BF854 046FD227 1B7BED4B 6ABE45AA 58877EF4 7F9721B9",
        "21:fe:31:df:a1:54:a2:61:62:6b:f8:54:04:6f:d2:27:"
            + "1b:7b:ed:4b:6a:be:45:aa:58:87:7e:f4:7f:97:21:b9",
        WORDS,
        "Bucket ZIGZAG, circle tennis;\n nugget eyebrow / nutmeg_furnace  galaxy.gravel"
            + " whistle--eyebrow."
      })
  void aPersonMayTypeItInManyWays(String typed) {
    assertThat(TypedFingerprint.parse(typed))
        .hasValueSatisfying(
            fingerprint -> {
              assertThat(fingerprint.isOf(KEY)).isTrue();
              assertThat(fingerprint.isOf(SigningKey.create().signer())).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "21fe31df",
        "21fe31dfa154a261626bf854", // the words' bits, as digits
        HEX + "0",
        "bucket-zigzag-circle",
        WORDS + "-eyebrow",
        "buckets-zigzag-circle-tennis-nugget-eyebrow-nutmeg-furnace-galaxy-gravel-whistle-eyebrow",
        "bucketzigzagcircletennisnuggeteyebrownutmegfurnacegalaxygravelwhistleeyebrow"
      })
  void lessOrOtherThanAFingerprintIsNone(String typed) {
    assertThat(TypedFingerprint.parse(typed)).isEmpty();
  }

  @Test
  void everyWordAndEveryDigitCounts() {
    assertThat(TypedFingerprint.parse(WORDS.replaceFirst("bucket", "acorn")))
        .hasValueSatisfying(typed -> assertThat(typed.isOf(KEY)).isFalse());
    assertThat(TypedFingerprint.parse(WORDS.replaceFirst("eyebrow$", "acorn")))
        .hasValueSatisfying(typed -> assertThat(typed.isOf(KEY)).isFalse());
    assertThat(TypedFingerprint.parse(HEX.replaceFirst("9$", "8").toUpperCase(Locale.ROOT)))
        .hasValueSatisfying(typed -> assertThat(typed.isOf(KEY)).isFalse());
  }

  /** Levenshtein's. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
