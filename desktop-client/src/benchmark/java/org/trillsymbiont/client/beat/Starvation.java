package org.trillsymbiont.client.beat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// When a machine got no processor time: on a shared computer that happens, and then it can't play
/// right.
///
/// Thread: any.
final class Starvation {
  /// Notes are given so long before they are heard.
  private static final long GIVEN_MICROS = 60_000;

  /// A usual buffer; more than that, and a card runs dry.
  private static final long BUFFER_MICROS = 50_000;

  /// Until the audio thread has found its pace again.
  private static final long RECOVERY_MICROS = 500_000;

  private final List<Span> spans = new CopyOnWriteArrayList<>();

  /// What was too late.
  enum Kind {
    /// An edit came to the client's state when the steps that it belongs to had been given: they
    /// are excused.
    NEWS,
    /// Sound was rendered when a real card would have run dry: a step that is missing is excused,
    /// and so is when one is heard, but not what it is.
    SOUND
  }

  /// Which steps are excused: those that begin within it.
  ///
  /// @param fromMicros by the room's clock
  record Span(Kind kind, long fromMicros, long toMicros) {
    boolean contains(long micros) {
      return micros >= fromMicros && micros <= toMicros;
    }
  }

  /// An edit has come to the client's state.
  ///
  /// @param atMicros when it was taken
  /// @param leadMicros so much later begin the first steps that it belongs to
  /// @param nowMicros when it came
  void edited(long atMicros, long leadMicros, long nowMicros) {
    long from = atMicros + leadMicros - GIVEN_MICROS;
    if (nowMicros > from) {
      spans.add(new Span(Kind.NEWS, from, nowMicros + GIVEN_MICROS));
    }
  }

  /// A block was rendered.
  ///
  /// @param lateMicros so much later than the card needed it
  void rendered(long lateMicros, long nowMicros) {
    if (lateMicros > BUFFER_MICROS) {
      spans.add(
          new Span(Kind.SOUND, nowMicros - lateMicros - GIVEN_MICROS, nowMicros + RECOVERY_MICROS));
    }
  }

  List<Span> spans() {
    return List.copyOf(spans);
  }
}
