package org.trillsymbiont.client.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {

  /// Always draws the largest number below the bound.
  private static final class Largest implements RandomGenerator {
    @Override
    public long nextLong() {
      return Long.MAX_VALUE;
    }

    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  }

  @Test
  void theCeilingDoublesFrom250MillisecondsTo10Seconds() {
    Backoff backoff = new Backoff(new Largest());
    List<Long> millis = new ArrayList<>();
    for (int attempt = 0; attempt < 8; attempt++) {
      millis.add(backoff.next().toMillis());
    }

    assertEquals(List.of(250L, 500L, 1000L, 2000L, 4000L, 8000L, 10000L, 10000L), millis);
  }

  @Test
  void startsAgainAfterASuccess() {
    Backoff backoff = new Backoff(new Largest());
    backoff.next();
    backoff.next();
    backoff.reset();

    assertEquals(Duration.ofMillis(250), backoff.next());
  }

  @Test
  void theJitterIsFull() {
    Random random = new Random(1);
    double total = 0;
    for (int client = 0; client < 1000; client++) {
      Duration wait = new Backoff(random).next();
      assertTrue(wait.compareTo(Backoff.FIRST) <= 0 && !wait.isNegative());
      total += wait.toMillis();
    }

    assertEquals(125, total / 1000, 10, "mean of waits spread evenly over 0..250 ms");
  }
}
