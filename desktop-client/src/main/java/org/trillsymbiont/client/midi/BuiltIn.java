package org.trillsymbiont.client.midi;

import org.trillsymbiont.client.sound.Companion;
import org.trillsymbiont.client.sound.SoundEngine;

/// The window's own instrument, as far as others that play along have to do with it.
///
/// Thread: any.
public interface BuiltIn {

  /// The time on its clock, which runs like `System.nanoTime`.
  long nanos();

  /// How long before a step is heard others hear of its notes, at least.
  ///
  /// @param leadMillis how long before its begin the step is fixed
  long aheadNanos(int leadMillis);

  /// Lets another instrument hear of its notes.
  void addCompanion(Companion companion);

  /// Lets it hear of them no more.
  void removeCompanion(Companion companion);

  /// Whether its own sound is heard.
  void heard(boolean value);

  /// An engine.
  static BuiltIn of(SoundEngine engine) {
    return new BuiltIn() {
      @Override
      public long nanos() {
        return engine.nanos();
      }

      @Override
      public long aheadNanos(int leadMillis) {
        return engine.aheadNanos(leadMillis);
      }

      @Override
      public void addCompanion(Companion companion) {
        engine.addCompanion(companion);
      }

      @Override
      public void removeCompanion(Companion companion) {
        engine.removeCompanion(companion);
      }

      @Override
      public void heard(boolean value) {
        engine.builtIn(value);
      }
    };
  }
}
