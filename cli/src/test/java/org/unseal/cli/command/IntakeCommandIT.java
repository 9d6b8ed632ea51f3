package org.unseal.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unseal.cli.TypedCommands;
import org.unseal.engine.port.QrEncoder;

/** From files to a release that proves that nothing vanished, with real media and processes. */
final class IntakeCommandIT {
  private static final String SECRET = "correct horse";

  @TempDir private Path folder;
  private TypedCommands typed = new TypedCommands(Path.of(""), Map.of());
  private String fingerprint = "";

  private String harbour() {
    return folder.resolve("harbour").toString();
  }

  private String printed() {
    return typed.out() + typed.err();
  }

  @BeforeEach
  void open() {
    typed = new TypedCommands(folder, Map.of("UNSEAL_PASSPHRASE", SECRET));
    fingerprint = typed.key("dana", SECRET).fingerprint().hex();
    assertThat(
            typed.run(
                "init",
                harbour(),
                "--title",
                "Harbour School",
                "--agency",
                "Alder County",
                "--zone",
                "America/New_York",
                "--as",
                "dana"))
        .as(printed())
        .isZero();
  }

  private Path receipt() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("harbour/receipts"))) {
      return all.filter(path -> path.endsWith("receipt.json")).sorted().findFirst().orElseThrow();
    }
  }

  @Test
  void releaseOfATakenInRecordingProvesThatNothingVanishedSinceTheReceipt() throws IOException {
    Path export = Files.createDirectory(folder.resolve("export"));
    DrawnClip.write(export.resolve("jane doe 20260309_141730.mp4"), 60);
    Files.write(export.resolve("broken.mp4"), new byte[5000]);
    assertThat(
            typed.run(
                "intake",
                harbour(),
                export.toString(),
                "--source",
                "cam-yard",
                "--as",
                "dana",
                "--quiet"))
        .as(printed())
        .isEqualTo(1);
    assertThat(printed())
        .contains("1 ready")
        .contains("NOT_A_RECORDING")
        .contains("custody head")
        .doesNotContain("jane");
    Path kept = receipt();
    assertThat(typed.run("intake", harbour(), "--pictures", "--as", "dana", "--quiet"))
        .as(printed())
        .isZero();
    assertThat(
            typed.run(
                "source",
                harbour(),
                "cam-yard",
                "--asked",
                "2026-03-09T14:17/2026-03-09T14:18",
                "--as",
                "dana"))
        .isZero();
    assertThat(typed.run("status", harbour(), "--sheet")).as(printed()).isZero();
    assertThat(printed())
        .contains("nothing before the first recording")
        .contains("nothing after the last recording")
        .doesNotContain("jane");
    assertThat(Files.readString(folder.resolve("harbour/derived/contact-sheet.html")))
        .contains("data:image/jpeg;base64,")
        .contains("jane doe")
        .contains("2026-03-09 14:17:3");
    assertThat(typed.run("status", harbour(), "--json")).isZero();
    assertThat(printed()).contains("HOLE_BEFORE").doesNotContain("jane");
    assertThat(typed.run("custody", "check", harbour())).as(printed()).isZero();
    Path release = folder.resolve("release");
    assertThat(
            typed.run(
                "redact",
                "i2",
                "--case",
                harbour(),
                "--release",
                release.toString(),
                "--policy",
                "moving",
                "--no-audit",
                "--accept-unreviewed",
                "a test",
                "--sign-with",
                "dana",
                "--quiet"))
        .as(printed())
        .isZero();
    assertThat(
            typed.run(
                "verify",
                release.toString(),
                "--trust",
                fingerprint,
                "--receipt",
                kept.toString(),
                "--quiet"))
        .as(printed())
        .isZero();
    assertThat(printed()).contains("of the receipt of").contains("are in the catalogue");
    assertThat(typed.run("redact", "i1", "--case", harbour(), "--release", folder + "/r2"))
        .as("a file that is kept as bytes has no release")
        .isEqualTo(3);
  }

  @Test
  void logIsReadRowByRowAndBadRowsAreOneFinding() throws IOException {
    Path panel =
        Files.writeString(
            folder.resolve("panel.csv"),
            """
            Date,Time,Zone,Event
            2026-03-09,14:20:31,7,"Smoke, B7"
            2026-03-09,soon,7,x
            bad
            2026-03-09,14:20:35,7,Alarm
            """);
    assertThat(
            typed.run(
                "intake",
                harbour(),
                panel.toString(),
                "--source",
                "alarm",
                "--kind",
                "log",
                "--columns",
                "time=Date+Time,text=Zone+Event",
                "--zone",
                "America/New_York",
                "--entry-delay",
                "0..5s",
                "--as",
                "dana",
                "--quiet"))
        .as(printed())
        .isEqualTo(1);
    assertThat(typed.run("custody", "export", harbour(), "-o", folder + "/log.jsonl"))
        .as(printed())
        .isZero();
    String log = Files.readString(folder.resolve("log.jsonl"));
    assertThat(log)
        .contains("\"entryDelayMax\":5000000")
        .contains("\"stampEarliest\":1773066031000000")
        .contains("\"stampLatest\":1773066032000000")
        .contains("\"rows\":[2,3]");
    assertThat(
            typed.run("intake", harbour(), panel.toString(), "--source", "alarm", "--kind", "log"))
        .as("a log without its columns")
        .isEqualTo(2);
  }

  /** The other program that reads it is ZXing. */
  @Test
  void codeOnTheReceiptCanBeRead() throws Exception {
    String text = "UNSEAL-RECEIPT/1 " + "0123456789abcdef".repeat(8);
    QrEncoder.Code code = new QrCodes().encode(text);
    int scale = 4;
    int border = 4;
    int side = (code.size() + 2 * border) * scale;
    byte[] grey = new byte[side * side];
    Arrays.fill(grey, (byte) 255);
    for (int y = 0; y < code.size() * scale; y++) {
      for (int x = 0; x < code.size() * scale; x++) {
        if (code.dark(x / scale, y / scale)) {
          grey[(y + border * scale) * side + x + border * scale] = 0;
        }
      }
    }
    LuminanceSource picture =
        new LuminanceSource(side, side) {
          @Override
          public byte[] getRow(int y, byte[] row) {
            byte[] into = row == null || row.length < side ? new byte[side] : row;
            System.arraycopy(grey, y * side, into, 0, side);
            return into;
          }

          @Override
          public byte[] getMatrix() {
            return grey.clone();
          }
        };
    assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(picture))).getText())
        .isEqualTo(text);
  }
}
