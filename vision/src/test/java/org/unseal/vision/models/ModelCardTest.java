package org.unseal.vision.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unseal.model.failure.ErrorCode;
import org.unseal.model.failure.UnsealException;
import org.unseal.model.picture.PictureSize;

class ModelCardTest {
  static final String CARD =
      """
      schema=unseal-model-card
      version=1
      name=mine
      family=ultraface
      input.colours=RGB
      input.mean=127
      input.divisor=128
      input.size=320x240
      threshold.moving=400
      threshold.still=250
      licence=MIT
      sha256=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff
      bytes=12
      """;

  @Test
  void aCardSaysHowToFeedTheModel() {
    ModelCard card = ModelCard.parse(CARD, "card");
    assertThat(card.name()).isEqualTo("mine");
    assertThat(card.family()).isEqualTo(DetectorFamily.ULTRAFACE);
    assertThat(card.input().mean()).isEqualTo(127f);
    assertThat(card.input().fixedSize()).hasValue(new PictureSize(320, 240));
    assertThat(card.stillPermille()).isEqualTo(250);
    assertThat(card.source()).isEqualTo(new ModelSource.OwnFile());
  }

  @Test
  void theBuiltInCardsAreReadableAndSayWhatTheyWereTrainedOn() {
    assertThat(BuiltInCards.all())
        .extracting(ModelCard::name)
        .containsExactly("centerface", "yunet", "ultraface");
    assertThat(BuiltInCards.all())
        .allSatisfy(card -> assertThat(card.notes()).contains("WIDER FACE").contains("MIT"));
  }

  @ParameterizedTest
  @CsvSource({
    "schema=unseal-model-card, schema=other",
    "version=1, version=2",
    "name=mine, name=../mine",
    "name=mine, name=",
    "family=ultraface, family=retinaface",
    "input.colours=RGB, input.colours=GREY",
    "input.divisor=128, input.divisor=0",
    "input.divisor=128, input.divisor=many",
    "input.size=320x240, input.size=0x0",
    "threshold.moving=400, threshold.moving=0.4",
    "threshold.still=250, threshold.still=5",
    "licence=MIT, licence=",
    "bytes=12, bytes=999999999",
    "sha256=0011, sha256=XX11"
  })
  void aCardWithAWrongFieldIsRejected(String right, String wrong) {
    assertThat(CARD).contains(right);
    assertThatThrownBy(() -> ModelCard.parse(CARD.replace(right, wrong), "the card"))
        .isInstanceOfSatisfying(
            UnsealException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_REJECTED))
        .hasMessageStartingWith("the card is not a model card: ");
  }
}
