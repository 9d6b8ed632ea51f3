package org.unseal.cli.demo;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.unseal.cli.demo.DemoOffice.Who;

/** Publishes the case, and checks what was published as a stranger would. */
final class PublicDesk {
  private final Typist typist;
  private final DemoOffice office;

  PublicDesk(Typist typist, DemoOffice office) {
    this.typist = requireNonNull(typist, "typist");
    this.office = requireNonNull(office, "office");
  }

  /** The version of 15 May. */
  void first() {
    typist.part(
        "Version 1 is published",
        "A folder that anyone can check without this program's word for it.");
    office.acts(
        Who.DANA,
        "publish",
        office.folder(),
        "--developing",
        "15 May 2025; an appeal is open",
        "--quiet");
    verify("v1");
  }

  /** The version of 10 June. */
  void second() {
    typist.part(
        "Version 2 corrects the first",
        "What changed is said with why, and what was public before and is covered now is not passed"
            + " over in silence.");
    office.acts(
        Who.DANA,
        "publish",
        office.folder(),
        "--change",
        "material c4: number plates are covered because the appeal was decided so",
        "--change",
        "material: the transcript of call 5 reads seven, not eleven because it was heard again",
        "--change",
        "safety c3: one mask is wider because a part of a student's face could be seen",
        "--quiet");
    verify("v2");
  }

  private void verify(String version) {
    typist.type(
        List.of(0),
        "verify",
        office.folders().releases().resolve(version).toString(),
        "--trust",
        office.fingerprint(Who.DANA),
        "--quiet");
  }
}
