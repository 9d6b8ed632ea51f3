package org.unseal.cli.inspect;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.unseal.engine.port.Inspector.InspectedFacts;
import org.unseal.engine.port.Inspector.SealTask;

/** A process in which a file does what is written in it. */
public final class MisbehavingWorker {
  private MisbehavingWorker() {}

  /** Answers as the program does, or does not. */
  public static void main(String[] arguments) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      SealTask task = (SealTask) Talk.asked(line);
      switch (Files.readString(task.file())) {
        case "die" -> Runtime.getRuntime().halt(134);
        case "hang" -> new CountDownLatch(1).await();
        case "busy" -> {
          for (long at = 1; ; at++) {
            System.out.println(Talk.progress(at));
          }
        }
        case "garble" -> System.out.println("{\"done\":true,\"tracks\":[{}]}");
        case "flood" -> {
          while (!System.out.checkError()) {
            System.out.print("x".repeat(8192));
          }
        }
        case "hungry" -> {
          List<byte[]> kept = new ArrayList<>();
          while (kept.size() < 100_000) {
            kept.add(new byte[1 << 20]);
          }
        }
        default -> System.out.println(Talk.done(InspectedFacts.NONE));
      }
    }
  }
}
