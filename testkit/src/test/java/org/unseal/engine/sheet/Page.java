package org.unseal.engine.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.unseal.engine.decisions.DecisionsDocument;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.json.Json;

/** A sheet's text, taken apart. */
record Page(String text) {
  private static final String TEMPLATE = "<script type=\"application/json\" id=\"template\">";

  record Picture(String label, BufferedImage image) {}

  List<Tag> tags() {
    return Tag.of(text);
  }

  int countPictures() {
    return (int)
        tags().stream().filter(tag -> tag.get("aria-label").matches("Part .* at .*")).count();
  }

  /** The pictures of a segment, in order. */
  List<Picture> pictures(String segment) throws IOException {
    List<Picture> pictures = new ArrayList<>();
    Matcher found =
        Pattern.compile(
                "aria-label=\"(Part "
                    + Pattern.quote(segment)
                    + " at [^\"]*)\".*?href=\"data:image/jpeg;base64,([^\"]*)\"")
            .matcher(text);
    while (found.find()) {
      byte[] jpeg = Base64.getDecoder().decode(found.group(2));
      pictures.add(new Picture(found.group(1), ImageIO.read(new ByteArrayInputStream(jpeg))));
    }
    return pictures;
  }

  /** The decisions that the script starts from. */
  DecisionsDocument template() {
    return DecisionsDocument.read(Json.read(between(TEMPLATE, "</script>"), "the template"));
  }

  String withoutScripts() {
    return Pattern.compile("<script.*?</script>", Pattern.DOTALL).matcher(text).replaceAll("");
  }

  String between(String start, String end) {
    assertThat(text).contains(start);
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  /** Digest of what stands between the two, as a content security policy gives it. */
  String digestBetween(String start, String end) {
    return Base64.getEncoder()
        .encodeToString(
            Digests.sha256().digest(between(start, end).getBytes(StandardCharsets.UTF_8)));
  }
}
