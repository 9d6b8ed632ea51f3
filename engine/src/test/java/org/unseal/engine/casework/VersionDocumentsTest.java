package org.unseal.engine.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unseal.engine.document.CaseDocument;
import org.unseal.engine.document.DocumentRole;
import org.unseal.engine.document.Page;
import org.unseal.engine.publish.PublicationContent;
import org.unseal.proof.digest.Digest;
import org.unseal.proof.digest.Octets;
import org.unseal.proof.publication.PublishedFile;

/** A version has pictures and texts of its documents and says so. */
final class VersionDocumentsTest {
  private static final Digest SOME = Digest.of(Digest.sha256().digest());

  @Test
  void everyPageIsAPictureAndAText() {
    Octets picture = Octets.of(new byte[] {1});
    VersionDocuments documents =
        new VersionDocuments(
            List.of(
                new VersionDocuments.Told(
                    new CaseDocument("i5", "Order of 9 March", DocumentRole.ORDER, SOME, 2, SOME),
                    List.of(new Page(picture, "one\n", 0), new Page(picture, "two\n", 3)))));

    assertThat(documents.files())
        .extracting(PublicationContent.Extra::name)
        .containsExactly(
            "documents/i5/page-1.png",
            "documents/i5/page-1.txt",
            "documents/i5/page-2.png",
            "documents/i5/page-2.txt",
            "documents/documents.json");
    assertThat(documents.files())
        .extracting(PublicationContent.Extra::what)
        .containsOnly(PublishedFile.Role.DOCUMENT);
    assertThat(new String(documents.files().getLast().bytes().toArray(), StandardCharsets.UTF_8))
        .contains("Order of 9 March")
        .doesNotContain(SOME.hex()); // who has the file can't tell by it that this is the one
    assertThat(documents.page())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.title())
                  .isEqualTo(documents.documents().getFirst().document().title());
              assertThat(one.pages())
                  .isEqualTo(
                      documents.files().stream()
                          .map(PublicationContent.Extra::name)
                          .filter(name -> name.endsWith(".png"))
                          .toList());
            });
  }

  @Test
  void versionWithoutDocumentsHasNoFileOfThem() {
    assertThat(new VersionDocuments(List.of()).files()).isEmpty();
  }
}
