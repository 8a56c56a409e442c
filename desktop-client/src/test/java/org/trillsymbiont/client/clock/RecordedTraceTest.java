package org.trillsymbiont.client.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The clock on what was once heard from a real server, as if this machine's clock had run wrong.
final class RecordedTraceTest {
  private static final long SURE_AFTER_NANOS = 3_000_000_000L;
  private static final long NANOS_IN_MICRO = 1000;

  private long now;
  private double ppm;
  private final ServerClock clock = new ServerClock(() -> now);

  /// The lines without remarks, as numbers behind a word.
  private static List<String[]> lines() throws IOException {
    try (InputStream file = RecordedTraceTest.class.getResourceAsStream("loopback.csv")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(",", -1))
          .toList();
    }
  }

  private static long number(String[] line, int index) {
    return Long.parseLong(line[index]);
  }

  /// What this machine's clock would have shown.
  private long bent(long nanos) {
    return nanos - Math.round(nanos * ppm / 1e6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 50, -30})
  void wouldHaveBeenRightWithinWhatItSays(double drift) throws IOException {
    ppm = drift;
    List<String[]> lines = lines();
    long offset = number(lines.getFirst(), 1);
    for (String[] line : lines.subList(1, lines.size())) {
      long nanos = number(line, line.length - 1);
      now = bent(nanos);
      hear(line);
      long error = clock.micros() - Math.floorDiv(nanos + offset, NANOS_IN_MICRO);
      ServerClock.Quality quality = clock.quality();
      assertTrue(Math.abs(error) <= quality.plusMinusMicros() + 1, () -> error + " us, " + quality);
      assertTrue(nanos < SURE_AFTER_NANOS || Math.abs(error) < 200, () -> error + " us");
    }
    assertTrue(clock.quality().isSettled());
    assertEquals(drift, clock.quality().driftPpm(), 5);
  }

  private void hear(String[] line) {
    switch (line[0]) {
      case "ping" ->
          clock.take(new Exchange(bent(number(line, 1)), number(line, 2), number(line, 3), now));
      case "left" -> clock.refine(number(line, 1), now);
      default -> throw new AssertionError("what is " + line[0] + "?");
    }
  }
}
