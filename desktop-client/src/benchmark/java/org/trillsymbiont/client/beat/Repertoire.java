package org.trillsymbiont.client.beat;

/// What somebody plays at random.
enum Repertoire {
  /// Everything that the instrument has, several times a second.
  EVERYTHING(250_000_000),

  /// Squares and their voices now and then, while the sequencer runs on.
  SQUARES(1_000_000_000);

  private final long mostPauseNanos;

  Repertoire(long mostPauseNanos) {
    this.mostPauseNanos = mostPauseNanos;
  }

  /// The longest time from one act to the next.
  long mostPauseNanos() {
    return mostPauseNanos;
  }
}
