package org.trillsymbiont.client.sound;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
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
  /// From one click to the next, in microseconds of the room's clock; there is one at 0.
  public static final long CLICK_MICROS = 500_000;

  private static final Logger LOG = LoggerFactory.getLogger(SoundEngine.class);

  /// From the time at which a finger does something to the time it leaves the engine.
  private static final long TOUCH_LEAD_NANOS = 25_000_000;

  private static final long NANOS_IN_MILLI = 1_000_000;
  private static final int MOST_OFFSET_MILLIS = 500;

  private final Sink sink;
  private final MasterBus bus;
  private final Renderer renderer;
  private final Synth synth;
  private final Voices voices;
  private final Presets presets;
  private final StepCursor cursor;
  private final Clicks clicks;
  private final List<NoteListener> listeners = new CopyOnWriteArrayList<>();
  private volatile MusicGrid shown = MusicGrid.INITIAL;
  private volatile Latency latency;

  private SoundEngine(Sink sink) throws MidiUnavailableException {
    this.sink = sink;
    FrameClock clock = sink.clock();
    latency = new Latency(sink.bufferNanos(), 0);
    clicks = new Clicks(clock, () -> latency);
    bus = new MasterBus(AppState.INITIAL.masterVolume());
    renderer = new Renderer(bus, sink, clock, clicks);
    synth = Synth.open(renderer);
    voices = new Voices(new Messages(synth.receiver()), bus, clock, this::sounded);
    presets = new Presets(synth, AppState.INITIAL);
    cursor = new StepCursor(clock, () -> latency, new Instrument());
    renderer.beforeBlock(this::beforeBlock);
    synth.start();
  }

  private void beforeBlock(long framesIn) {
    cursor.beforeBlock(framesIn);
    voices.beforeBlock(framesIn);
  }

  /// What the cursor plays. Thread: audio.
  private final class Instrument implements StepCursor.Stage {
    @Override
    public void strike(List<NoteSpec> notes, long heardNanos, long leaveNanos) {
      voices.post(new Request.Strike(notes, heardNanos, leaveNanos));
    }

    @Override
    public void voices(MusicGrid grid) {
      presets.showInSteps(grid);
    }
  }

  /// Opens the sound; takes some tenths of a second. When there is no device, or it is busy, or it
  /// cannot play our format, the engine keeps time in silence and its [#status] says why.
  ///
  /// @throws IllegalStateException when this Java has no software synthesizer
  public static SoundEngine open(Output output) {
    Sink sink =
        switch (output) {
          case Output.SystemDefault() -> device();
          case Output.Silent(LongSupplier nanoTime, LongSupplier cardTime) ->
              new PacedSink(
                  "The sound is off on this computer; the session goes on.", nanoTime, cardTime);
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
      return new PacedSink(
          Objects.requireNonNullElse(e.getMessage(), "No sound."), System::nanoTime);
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

  /// Plays a score by its clock from now on: each step is heard when it begins, in place of
  /// whatever was performed before. A step that began before now is not played.
  public void perform(Performance performance) {
    clicks.follow(performance.time());
    cursor.perform(performance);
  }

  /// How many steps were left out because they came too late.
  public long droppedSteps() {
    return cursor.dropped();
  }

  /// How long sound waits in the device before it is heard, as far as the device tells. It does not
  /// change, and it is made up for.
  public long latencyNanos() {
    return sink.bufferNanos();
  }

  /// Makes up for what the device does not tell of its latency.
  ///
  /// @param millis how late the sound is heard without this, -500..500; below 0 when it is early; 0
  ///   at first
  public void offsetMillis(int millis) {
    if (Math.abs(millis) > MOST_OFFSET_MILLIS) {
      throw new IllegalArgumentException("an offset is within -500..500 ms, not " + millis);
    }
    latency = new Latency(sink.bufferNanos(), millis * NANOS_IN_MILLI);
  }

  /// How long after its begin a step is heard, 0 or more; 0 unless the device's latency is longer
  /// than what can be made up for.
  ///
  /// @param leadMillis how long before its begin the step is fixed
  public long lateNanos(int leadMillis) {
    return latency.late(leadMillis);
  }

  /// Lets a click be heard every [#CLICK_MICROS] of the room's clock, or no more.
  public void clicks(boolean on) {
    clicks.on(on);
  }

  /// Takes the newest state: its master volume at once, and its voices for notes that are touched
  /// from now on.
  public void show(AppState state) {
    bus.volume(state.masterVolume());
    if (!state.musicGrid().equals(shown)) {
      shown = state.musicGrid();
      presets.show(state);
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

  /// Ends everything that sounds or is about to, and the performance: a fade of 30 ms, then
  /// nothing.
  public void silence() {
    cursor.perform(null);
    clicks.follow(null);
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

  public void removeNoteListener(NoteListener listener) {
    listeners.remove(listener);
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
