package org.unseal.cli.demo;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.unseal.campus.truth.CaseTruth;
import org.unseal.cli.demo.DemoOffice.Who;
import org.unseal.engine.digest.Digests;
import org.unseal.engine.files.OutputFile;
import org.unseal.engine.port.Progress;
import org.unseal.engine.scope.KeptScope;
import org.unseal.model.scope.Clip;

/** What courts and sides said, who is who, and what of it all is published. */
final class StoryDesk {
  private static final String ORDER_PDF = "order-2025-05-12.pdf";

  private final Typist typist;
  private final DemoOffice office;
  private final Path papers;
  private final CaseTruth truth;

  /**
   * With its papers in a new folder.
   *
   * @param papers of the courts
   */
  StoryDesk(Typist typist, DemoOffice office, Path papers, CaseTruth truth) {
    this.typist = requireNonNull(typist, "typist");
    this.office = requireNonNull(office, "office");
    this.papers = requireNonNull(papers, "papers");
    this.truth = requireNonNull(truth, "truth");
  }

  /** The first three rulings, and what follows to the frame. */
  void order() {
    typist.part(
        "The order, and what follows from it",
        "A series of rulings says what is released. What no ruling speaks of is withheld, and every"
            + " second of every recording is accounted for. The order itself is published as pictures of its"
            + " pages with their text.");
    Path pdf = papers.resolve(ORDER_PDF);
    write(pdf, Papers.orderAsFiled());
    office.acts(
        Who.DANA,
        "intake",
        office.folder(),
        pdf.toString(),
        "--source",
        "court",
        "--kind",
        "document",
        "--quiet");
    office.acts(
        Who.DANA,
        "document",
        office.folder(),
        office.item(ORDER_PDF),
        "--title",
        "Order of 12 May 2025",
        "--role",
        "order",
        "--quiet");
    Path yaml = papers.resolve("rulings.yaml");
    write(yaml, rulings().first());
    typist.type("order", "check", yaml.toString(), "--on", "2025-05-14");
    roster();
    office.acts(Who.DANA, "order", "add", office.folder(), yaml.toString());
    scope("2025-05-15");
    grounds();
  }

  /** Why the rest stays withheld: chosen once, and it fills every row of the logs. */
  private void grounds() {
    ground("--default", "", "reveals which way the cameras look");
    ground("--source", "cam-hall", "shows students inside, where nothing is ordered");
    ground("--category", "student", "identifies students");
  }

  private void ground(String place, String which, String reason) {
    List<String> typed = new ArrayList<>(List.of("ground", "set", office.folder(), place));
    if (!which.isEmpty()) {
      typed.add(which);
    }
    typed.addAll(
        List.of(
            "--code", which.equals("student") ? "o1/yard" : "FL-119.071-3-A", "--reason", reason));
    office.acts(Who.DANA, typed.toArray(String[]::new));
  }

  /** The affirmance, which adds that plates be covered. */
  void affirmed() {
    Path yaml = papers.resolve("rulings-june.yaml");
    write(yaml, rulings().second());
    office.acts(Who.DANA, "order", "add", office.folder(), yaml.toString());
    scope("2025-06-10");
  }

  private void scope(String day) {
    office.acts(Who.DANA, "scope", office.folder(), "--on", day, "--fix");
  }

  private Papers rulings() {
    try {
      return new Papers(truth, Digests.ofFile(papers.resolve(ORDER_PDF), Progress.SILENT));
    } catch (IOException e) {
      throw OutputFile.writing(papers, e);
    }
  }

  /** Who they are is said by people, and where. */
  private void roster() {
    person("calder", "Ray Calder", "officer");
    person("amsel", "Keith Amsel", "staff");
    attributed(
        "calder", "Marrow County Sheriff's Office", "statement of 15 May 2025", "2025-05-15");
    attributed("amsel", "Larkspur Courier", "8 May 2025, page 1", "2025-05-08");
  }

  private void person(String label, String name, String category) {
    office.acts(
        Who.DANA,
        "roster",
        "add",
        office.folder(),
        label,
        "--name",
        name,
        "--category",
        category,
        "--public");
  }

  private void attributed(String label, String by, String where, String day) {
    office.acts(
        Who.DANA,
        "roster",
        "attribute",
        office.folder(),
        label,
        "--by",
        by,
        "--where",
        where,
        "--date",
        day);
  }

  /** What every side says, shown alike. */
  void statements() {
    typist.part(
        "Every side's statement", "They are records with source and date, and are shown alike.");
    said(
        "office",
        "Marrow County Sheriff's Office",
        "2025-05-15",
        "statement of that day",
        "The recordings are released as the court ordered.");
    said(
        "district",
        "Larkspur School District",
        "2025-05-13",
        "letter to the court",
        "The district asks that no student can be recognised.");
    said(
        "plaintiff",
        "Larkspur Courier",
        "2025-05-12",
        "edition of 13 May 2025, page 1",
        "The public may see what was done that afternoon.");
    said(
        "officer",
        "counsel of Deputy Calder",
        "2025-05-14",
        "letter to the office",
        "The deputy did what he was told as soon as he was told.");
  }

  /** What happened, each as it is known: seen, recorded, said, or looked for and not there. */
  void events(KeptScope scope) {
    typist.part(
        "What happened",
        "An event is observed in released frames, recorded by something, or stated by somebody; why it"
            + " happened is nobody's but whoever says so.");
    Clip stands = scope.clip("c3");
    int from = stands.frames().start() + 20;
    told(
        "--kind",
        "recorded",
        "--on",
        "alarm#4",
        "--text",
        "The panel reports smoke in Building 7.");
    told(
        "--kind",
        "observed",
        "--clip",
        stands.id(),
        "--frames",
        from + ".." + (from + 12),
        "--person",
        "calder",
        "--text",
        "The deputy stands at the wall of Building 7, beside the lamp pole.");
    told(
        "--kind",
        "stated",
        "--by",
        "Larkspur School District",
        "--when",
        "13 May 2025",
        "--where",
        "letter to the court",
        "--cause-of",
        "e1",
        "--text",
        "Smoke from the transformer set off the alarm.");
    told(
        "--kind",
        "not-shown",
        "--looked-by",
        "lee",
        "--at",
        "c1",
        "--how",
        "the whole clip, twice, at half speed",
        "--text",
        "anybody who is hurt");
    typist.type("event", "list", office.folder());
  }

  private void told(String... what) {
    List<String> typed = new ArrayList<>(List.of("event", "add", office.folder()));
    typed.addAll(List.of(what));
    office.acts(Who.DANA, typed.toArray(String[]::new));
  }

  /** What the order asks for beside the pictures. */
  void dutiesDone() {
    for (String duty : List.of("o1/yard/n1", "o1/yard/c1")) {
      office.acts(
          Who.DANA,
          "order",
          "met",
          office.folder(),
          duty,
          "--how",
          "letters to all parents, 13 May 2025",
          "--date",
          "2025-05-13");
    }
    typist.type("order", "answer", office.folder(), "--day", "2025-05-15");
  }

  private void said(String side, String by, String day, String source, String text) {
    office.acts(
        Who.DANA,
        "statement",
        "add",
        office.folder(),
        "--side",
        side,
        "--by",
        by,
        "--date",
        day,
        "--source",
        source,
        "--text",
        text);
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(requireNonNull(file.getParent()));
      Files.write(file, bytes);
    } catch (IOException e) {
      throw OutputFile.writing(file, e);
    }
  }

  private static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
