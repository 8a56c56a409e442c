package org.trillsymbiont.client.beat;

import java.util.Locale;
import java.util.Optional;

/// What lies between the machines and the server.
enum Way {
  LOOPBACK("loopback", 0, 0, 0, 200),
  LAN("LAN 2±1 ms", 1_000, 3_000, 0, 300),
  WAN("WAN 20±10 ms", 10_000, 30_000, 0, 1_000),
  LOSSY("WAN + 1 % loss", 10_000, 30_000, 0.01, 1_200);

  private final String title;
  private final int leastMicros;
  private final int mostMicros;
  private final double loss;
  private final int goalMicros;

  Way(String title, int leastMicros, int mostMicros, double loss, int goalMicros) {
    this.title = title;
    this.leastMicros = leastMicros;
    this.mostMicros = mostMicros;
    this.loss = loss;
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
    return mostMicros == 0
        ? Optional.empty()
        : Optional.of(new Delays(leastMicros, mostMicros, loss));
  }

  /// What 99 of 100 steps are to stay below.
  int goalMicros() {
    return goalMicros;
  }
}
