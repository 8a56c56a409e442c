package org.trillsymbiont.client;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.sound.SoundEngine;

/// The app's one sound engine, which is opened when the first picture is there, or when somebody
/// needs it before. To open it keeps a processor busy for some tenths of a second, and the first
/// picture would come as much later.
///
/// Thread: any.
final class LateEngine implements Supplier<SoundEngine>, AutoCloseable {
  private final Supplier<SoundEngine> open;
  private @Nullable SoundEngine engine;
  private boolean isClosed;

  /// @param open opens the engine; called once, by whoever needs it first
  LateEngine(Supplier<SoundEngine> open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /// Opens it in the background, unless it is open.
  void begin() {
    Thread.ofPlatform().daemon().name("trill-sound-open").start(this::openUnlessClosed);
  }

  private synchronized void openUnlessClosed() {
    if (!isClosed) {
      var _ = get();
    }
  }

  /// The engine; waits until it is open.
  ///
  /// @throws IllegalStateException when it can't be opened, or was closed
  @Override
  public synchronized SoundEngine get() {
    if (isClosed) {
      throw new IllegalStateException("The sound was closed");
    }
    if (engine == null) {
      engine = open.get();
    }
    return engine;
  }

  /// Closes the engine; what was not open stays so.
  @Override
  public synchronized void close() {
    isClosed = true;
    if (engine != null) {
      engine.close();
    }
  }
}
