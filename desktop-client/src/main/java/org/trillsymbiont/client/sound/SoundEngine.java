package org.trillsymbiont.client.sound;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.sampled.LineUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.sound.Voices.Request;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.theory.Chord;

/// The instrument's sound. Any number of engines can be open at a time.
///
/// Thread: any; no method but [#open], [#close] and [#awaitVoices] waits for anything.
public final class SoundEngine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SoundEngine.class);

  /// From the time a step is asked for to the time it leaves the engine: so late may a caller be.
  private static final long LEAD_NANOS = 60_000_000;

  /// The same for what a finger does, which is asked for as it happens.
  private static final long TOUCH_LEAD_NANOS = 25_000_000;

  private final Sink sink;
  private final MasterBus bus;
  private final Renderer renderer;
  private final Synth synth;
  private final Voices voices;
  private final Presets presets;
  private final List<NoteListener> listeners = new CopyOnWriteArrayList<>();
  private volatile MusicGrid shown = MusicGrid.INITIAL;

  private SoundEngine(Sink sink) throws MidiUnavailableException {
    this.sink = sink;
    FrameClock clock = sink.clock();
    bus = new MasterBus(AppState.INITIAL.masterVolume());
    renderer = new Renderer(bus, sink, clock);
    synth = Synth.open(renderer);
    voices = new Voices(new Messages(synth.receiver()), bus, clock, this::sounded);
    presets = new Presets(synth, AppState.INITIAL);
    renderer.voices(voices);
    synth.start();
  }

  /// Opens the sound; takes some tenths of a second. When there is no device, or it is busy, or it
  /// cannot play our format, the engine keeps time in silence and its [#status] says why.
  ///
  /// @throws IllegalStateException when this Java has no software synthesizer
  public static SoundEngine open(Output output) {
    Sink sink =
        switch (output) {
          case Output.SystemDefault() -> device();
          case Output.Silent() ->
              new PacedSink("The sound is off on this computer; the session goes on.");
          case Output.Virtual(VirtualTime time) -> time;
        };
    try {
      return new SoundEngine(sink);
    } catch (MidiUnavailableException e) {
      sink.close();
      throw new IllegalStateException("The sound cannot be opened: " + e.getMessage(), e);
    }
  }

  private static Sink device() {
    try {
      return DeviceSink.open();
    } catch (LineUnavailableException e) {
      LOG.info("{} ({})", e.getMessage(), String.valueOf(e.getCause()));
      return new PacedSink(Objects.requireNonNullElse(e.getMessage(), "No sound."));
    }
  }

  /// Whether the sound can be heard, at this moment.
  public SoundStatus status() {
    return sink.status();
  }

  /// The time on this engine's clock: `System.nanoTime`, or the virtual time.
  public long nanos() {
    return sink.nanos();
  }

  /// From the time that is asked for in [#playColumn] to the time it is heard. It does not change.
  public long latencyNanos() {
    return LEAD_NANOS + sink.bufferNanos();
  }

  /// Takes the newest state: its master volume at once, and its voices for notes to come.
  public void show(AppState state) {
    bus.volume(state.masterVolume());
    if (!state.musicGrid().equals(shown)) {
      shown = state.musicGrid();
      presets.show(state);
    }
  }

  /// Sounds a column's active squares, [#latencyNanos] after a time. A call within 40 ms after that
  /// time is still exact; one that comes later sounds as soon as it can.
  ///
  /// @param column 0..7
  /// @param atNanos on the clock of [#nanos]
  public void playColumn(AppState state, int column, long atNanos) {
    List<NoteSpec> notes =
        state.musicGrid().activeInColumn(column).stream()
            .map(square -> NoteSpec.struck(state, square.squareIndex()))
            .toList();
    if (!notes.isEmpty()) {
      voices.post(new Request.Strike(notes, atNanos, atNanos + LEAD_NANOS));
    }
  }

  /// Sounds one square, active or not, at once.
  ///
  /// @param square 0..63
  public void audition(AppState state, int square) {
    strikeNow(List.of(NoteSpec.struck(state, square)));
  }

  /// Sounds a chord's tones at once, with a soft voice of their own.
  public void auditionChord(Chord chord) {
    auditionChord(chord.midi());
  }

  /// Sounds tones at once, with a soft voice of their own.
  ///
  /// @param midi MIDI numbers, 0..127
  public void auditionChord(List<Integer> midi) {
    if (!midi.isEmpty()) {
      strikeNow(midi.stream().map(NoteSpec::chordTone).toList());
    }
  }

  private void strikeNow(List<NoteSpec> notes) {
    long now = nanos();
    voices.post(new Request.Strike(notes, now, now + TOUCH_LEAD_NANOS));
  }

  /// Sounds a square from now until it is released. A square that is held already goes on.
  ///
  /// @param square 0..63
  public void hold(AppState state, int square) {
    NoteSpec note = NoteSpec.held(state, square);
    MusicGridSquare held = state.musicGrid().square(square);
    long now = nanos();
    Request strike = new Request.Strike(List.of(note), now, now + TOUCH_LEAD_NANOS);
    presets.whenHeld(square, held.voice(), () -> voices.post(strike));
  }

  /// Lets a held square fade out, which takes a third of a second. Nothing happens when it is not
  /// held.
  ///
  /// @param square 0..63
  public void release(int square) {
    Request release = new Request.Release(square, nanos() + TOUCH_LEAD_NANOS);
    presets.then(() -> voices.post(release));
  }

  /// Ends everything that sounds or is about to: a fade of 30 ms, then nothing.
  public void silence() {
    voices.post(new Request.Silence());
  }

  /// Waits until the voices shown last are those that will sound. Real time needs no such care, for
  /// they are loaded within the lead; virtual time does. Not for the FX thread.
  ///
  /// @throws InterruptedException when the waiting thread is interrupted
  public void awaitVoices() throws InterruptedException {
    if (!presets.await()) {
      throw new IllegalStateException("the voices were not loaded within ten seconds");
    }
  }

  /// Lets somebody hear of every note from now on.
  public void addNoteListener(NoteListener listener) {
    listeners.add(listener);
  }

  /// Lets somebody hear the finished sound from now on.
  public void addTap(Tap tap) {
    renderer.addTap(tap);
  }

  public void removeTap(Tap tap) {
    renderer.removeTap(tap);
  }

  private void sounded(SoundedNote note) {
    for (NoteListener listener : listeners) {
      listener.sounded(note);
    }
  }

  /// Ends the sound and its threads, and gives the device back. May be called twice.
  @Override
  public void close() {
    sink.close();
    presets.close();
    synth.close();
  }
}
