package org.trillsymbiont.client.beat;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What lies between the machines and the server.
enum Way {
  LOOPBACK("loopback", null, 200),
  LAN("LAN 2±1 ms", new Delays(1_000, 3_000, 0), 300),
  WAN("WAN 20±10 ms", new Delays(10_000, 30_000, 0), 1_000),
  LOSSY("WAN + 1 % loss", new Delays(10_000, 30_000, 0.01), 1_200);

  private final String title;
  private final @Nullable Delays delays;
  private final int goalMicros;

  Way(String title, @Nullable Delays delays, int goalMicros) {
    this.title = title;
    this.delays = delays;
    this.goalMicros = goalMicros;
  }

  /// By its name in lower case.
  static Way of(String name) {
    return valueOf(name.strip().toUpperCase(Locale.ROOT));
  }

  String title() {
    return title;
  }

  /// None: the machines are connected to the server itself.
  Optional<Delays> delays() {
    return Optional.ofNullable(delays);
  }

  /// What 99 of 100 steps are to stay below.
  int goalMicros() {
    return goalMicros;
  }
}
