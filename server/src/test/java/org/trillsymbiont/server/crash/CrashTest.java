package org.trillsymbiont.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// R18: what was acknowledged survives `kill -9`. More rounds: `./mvnw -Pcrash`.
final class CrashTest {
  private static final int ROUNDS = 20;

  @TempDir private Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS) // The file of a process that was killed may stay taken for a while.
  void nothingAcknowledgedIsLost() throws Exception {
    long seed = System.nanoTime();
    Crashes.Report report = Crashes.run(folder, ROUNDS, seed);
    System.out.println("Seed " + seed + ": " + report);
    assertEquals(List.of(), report.wrong(), "seed " + seed);
    assertTrue(report.acknowledged() > 0, "seed " + seed);
  }
}
