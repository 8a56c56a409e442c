package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.server.watch.Fatal;

/// A process of its own that runs out of memory.
final class OutOfMemoryTest {

  /// Runs out of memory, and would go on if it could.
  public static final class Victim {
    private Victim() {}

    public static void main(String[] args) throws InterruptedException {
      OutOfMemory.endsTheProcess();
      Thread thread = new Thread(args[0].equals("caught") ? Victim::caught : Victim::fill);
      thread.start();
      thread.join();
      System.out.println("goes on");
      System.exit(0);
    }

    private static void caught() {
      try {
        fill();
      } catch (OutOfMemoryError e) {
        Fatal.check(e);
      }
    }

    private static void fill() {
      long[][] all = new long[1000][];
      for (int i = 0; i < all.length; i++) {
        all[i] = new long[1 << 20];
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"caught", "uncaught"})
  void endsWithItsOwnExitCode(String how) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                how)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(OutOfMemory.EXIT_CODE, process.exitValue(), said);
    assertTrue(said.contains("Out of memory"), said);
  }

  @Test
  void otherErrorsPass() {
    Fatal.check(new StackOverflowError());
    Fatal.check(new IllegalStateException());
  }
}
