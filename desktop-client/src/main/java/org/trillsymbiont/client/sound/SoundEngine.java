package org.trillsymbiont.client.sound;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import javax.sound.midi.MidiUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.sound.Voices.Request;
import org.trillsymbiont.client.sound.device.DeviceChoice;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.AppState;

/// The instrument's sound. Any number of engines can be open at a time.
///
/// Thread: any; no method but [#open] and [#close] waits for anything.
public final class SoundEngine implements AutoCloseable {
  /// From one click to the next, in microseconds of the room's clock; there is one at 0.
  public static final long CLICK_MICROS = 500_000;

  /// From the time at which a finger does something to the time it leaves the engine.
  private static final long TOUCH_LEAD_NANOS = 28_000_000;

  private static final Texts TEXTS = Texts.of(SoundEngine.class);
  private static final Logger LOG = LoggerFactory.getLogger(SoundEngine.class);
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  /// A companion hears of a note 25 to 32 ms before the note leaves the engine; a part of that is
  /// left for the audio thread to be late.
  private static final long COMPANION_LEAD_NANOS = 20_000_000;

  private static final long NANOS_IN_MILLI = 1_000_000;
  private static final int MOST_OFFSET_MILLIS = 500;

  private final Sink sink;
  private final MasterBus bus;
  private final Renderer renderer;
  private final Synth synth;
  private final Voices voices;
  private final StepCursor cursor;
  private final Clicks clicks;
  private final Bell bell = new Bell();
  private final List<NoteListener> listeners = new CopyOnWriteArrayList<>();
  private volatile long offsetNanos;
  private volatile Monitor monitor = Monitor.OPEN;

  private SoundEngine(Sink sink) throws MidiUnavailableException {
    this.sink = sink;
    FrameClock clock = sink.clock();
    clicks = new Clicks(clock, this::latency);
    bus = new MasterBus(AppState.INITIAL.masterVolume());
    renderer = new Renderer(bus, sink, clock, clicks, bell);
    synth = Synth.open(renderer);
    voices = new Voices(new Messages(synth.receiver()), bus, clock, this::sounded);
    cursor = new StepCursor(clock, this::latency, this::strike);
    renderer.follow(new CursorThenVoices());
    synth.start();
  }

  private final class CursorThenVoices implements Renderer.Prompter {
    @Override
    public void beforeBlock(long framesIn) {
      cursor.beforeBlock(framesIn);
      voices.beforeBlock(framesIn);
    }

    @Override
    public int idleBlocks(long framesIn, int most) {
      return voices.isQuiet() ? cursor.idleBlocks(framesIn, most) : 0;
    }

    @Override
    public void rested(long frames) {
      voices.rested(frames);
    }
  }

  /// Plays the cursor's notes that are to be heard here. Thread: audio.
  private void strike(List<NoteSpec> notes, long heardNanos, long leaveNanos) {
    List<NoteSpec> here = notes.stream().filter(note -> isHeardHere(note)).toList();
    if (!here.isEmpty()) {
      voices.post(new Request.Strike(here, heardNanos, leaveNanos));
    }
  }

  private boolean isHeardHere(NoteSpec note) {
    return !(note.source() instanceof SoundedNote.Source.Step step)
        || monitor.sounds(step.square());
  }

  private Latency latency() {
    return new Latency(sink.bufferNanos(), offsetNanos);
  }

  /// Opens the sound; takes some tenths of a second. When there is no device, or it is busy, or it
  /// cannot play our format, the engine keeps time in silence and its [#status] says why.
  ///
  /// @throws IllegalStateException when this Java has no software synthesizer
  public static SoundEngine open(Output output) {
    Sink sink =
        switch (output) {
          case Output.Device(var choice, var memory) -> new DeviceSink(choice, memory);
          case Output.Silent(LongSupplier nanoTime, LongSupplier cardTime) ->
              new PacedSink(TEXTS.get("off"), nanoTime, cardTime);
          case Output.Virtual(VirtualTime time) -> time;
        };
    try {
      return new SoundEngine(sink);
    } catch (MidiUnavailableException e) {
      sink.close();
      throw new IllegalStateException("The sound cannot be opened: " + e.getMessage(), e);
    }
  }

  /// Whether the sound can be heard, at this moment.
  public SoundStatus status() {
    return sink.status();
  }

  /// Goes over to another sound device, buffer or sample rate, while everything goes on. Nothing
  /// happens unless this engine's output is a device.
  public void use(DeviceChoice choice) {
    if (sink instanceof DeviceSink device) {
      device.use(choice);
    }
  }

  /// Counts drop-outs from 0 again.
  public void resetDropOuts() {
    if (sink instanceof DeviceSink device) {
      device.resetDropOuts();
    }
  }

  /// Sets what this computer's user hears of it. Rows that are not heard are not struck here at
  /// all, so listeners and recordings do not hear of them either; what a finger touches always
  /// sounds.
  public void monitor(Monitor value) {
    monitor = value;
    renderer.monitorGain(value.gain());
    bell.ring();
  }

  /// How loud the sound is at this moment.
  public Levels levels() {
    return renderer.levels();
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
    bell.ring();
  }

  /// How many steps were left out because they came too late.
  public long droppedSteps() {
    return cursor.dropped();
  }

  /// How long sound waits in the device before it is heard, as far as the device tells. It changes
  /// with the device, and it is made up for.
  public long latencyNanos() {
    return sink.bufferNanos();
  }

  /// How long before a step is heard a [Companion] hears of its notes, at least.
  ///
  /// @param leadMillis how long before its begin the step is fixed
  public long aheadNanos(int leadMillis) {
    return Math.max(0, latency().ahead(leadMillis) + COMPANION_LEAD_NANOS);
  }

  /// Makes up for what the device does not tell of its latency.
  ///
  /// @param millis how late the sound is heard without this, -500..500; below 0 when it is early; 0
  ///   at first
  public void offsetMillis(int millis) {
    if (Math.abs(millis) > MOST_OFFSET_MILLIS) {
      throw new IllegalArgumentException("an offset is within -500..500 ms, not " + millis);
    }
    offsetNanos = millis * NANOS_IN_MILLI;
    bell.ring();
  }

  /// How long after its begin a step is heard, 0 or more; 0 unless the device's latency is longer
  /// than what can be made up for.
  ///
  /// @param leadMillis how long before its begin the step is fixed
  public long lateNanos(int leadMillis) {
    return latency().late(leadMillis);
  }

  /// Lets a click be heard every [#CLICK_MICROS] of the room's clock, or no more.
  public void clicks(boolean on) {
    clicks.on(on);
    bell.ring();
  }

  /// Takes the newest state: its master volume and ambience at once, and what its voices' knobs
  /// have done since the state before for the notes that sound.
  public void show(AppState state) {
    bus.volume(state.masterVolume());
    voices.ambience(state.reverb(), state.chorus());
    voices.show(state.musicGrid());
    bell.ring();
  }

  /// Sets how much reverb and chorus there is; a change is complete within 170 ms, also on what
  /// sounds.
  ///
  /// @param reverb 0..1; 0 at first
  /// @param chorus 0..1; 0 at first
  public void ambience(double reverb, double chorus) {
    voices.ambience(reverb, chorus);
    bell.ring();
  }

  /// Sounds one square, active or not, at once.
  ///
  /// @param square 0..63
  public void audition(AppState state, int square) {
    strikeNow(List.of(NoteSpec.struck(state, square)));
  }

  /// Sounds the chosen chord at once.
  public void auditionChord(AppState state) {
    auditionChord(state, nanos());
  }

  /// Sounds the chosen chord as it does when it is chosen at a time; as soon as possible when that
  /// has passed already.
  ///
  /// @param atNanos by [#nanos]
  public void auditionChord(AppState state, long atNanos) {
    strike(NoteSpec.chord(state), atNanos);
  }

  /// The notes of the chosen chord as they sound when it is chosen at a time and nothing is late.
  ///
  /// @param atNanos since the first frame
  public static List<SoundedNote> chord(AppState state, long atNanos) {
    long frame = Block.frames(atNanos + TOUCH_LEAD_NANOS);
    return NoteSpec.chord(state).stream().map(note -> note.sounded(atNanos, frame)).toList();
  }

  private void strikeNow(List<NoteSpec> notes) {
    strike(notes, nanos());
  }

  private void strike(List<NoteSpec> notes, long atNanos) {
    post(new Request.Strike(notes, atNanos, atNanos + TOUCH_LEAD_NANOS));
  }

  /// Sounds a square from now until it is released. A square that is held already goes on.
  ///
  /// @param square 0..63
  public void hold(AppState state, int square) {
    strikeNow(List.of(NoteSpec.held(state, square)));
  }

  /// Lets a held square fade out, which takes a third of a second. Nothing happens when it is not
  /// held.
  ///
  /// @param square 0..63
  public void release(int square) {
    long now = nanos();
    post(new Request.Release(square, now, now + TOUCH_LEAD_NANOS));
  }

  private void post(Request request) {
    voices.post(request);
    bell.ring();
  }

  /// Ends everything that sounds or is about to, and the performance: a fade of 30 ms, then
  /// nothing. After reverb it is half a second until something can be heard again, so that nothing
  /// of the tail is.
  public void silence() {
    cursor.perform(null);
    clicks.follow(null);
    post(new Request.Silence());
  }

  /// Ends everything that sounds or is about to, as [#silence] does; but the performance goes on
  /// with the next step.
  public void panic() {
    post(new Request.Silence());
  }

  /// How many blocks the synthesizer has rendered: none while nothing sounds and nothing is due.
  long renderedBlocks() {
    return renderer.rendered();
  }

  /// How many frames it has written without rendering anything.
  long restedFrames() {
    return renderer.rested();
  }

  /// How many voices sound at this moment.
  int activeVoices() {
    return synth.activeVoices();
  }

  /// Lets somebody hear of every note from now on.
  public void addNoteListener(NoteListener listener) {
    listeners.add(listener);
  }

  /// Lets the instrument's own sound be heard, as at first, or not, while a companion plays in its
  /// place. It fades in 30 ms; clicks and everything else go on.
  public void builtIn(boolean heard) {
    bus.heard(heard);
    bell.ring();
  }

  /// Lets another instrument play along from now on.
  public void addCompanion(Companion companion) {
    voices.addCompanion(companion);
  }

  /// Lets it play along no more.
  public void removeCompanion(Companion companion) {
    voices.removeCompanion(companion);
  }

  public void removeNoteListener(NoteListener listener) {
    listeners.remove(listener);
  }

  /// Lets somebody hear the finished sound from now on.
  public void addTap(Tap tap) {
    renderer.addTap(tap);
    bell.ring();
  }

  public void removeTap(Tap tap) {
    renderer.removeTap(tap);
  }

  private void sounded(SoundedNote note) {
    for (NoteListener listener : listeners) {
      listener.sounded(note);
    }
  }

  /// Ends the sound and its threads, and gives the device back. May be called twice. It waits for
  /// the audio thread, but not for ever: a sound driver may hang.
  @Override
  public void close() {
    bell.close();
    sink.close();
    Thread end = Thread.ofPlatform().daemon().name("trill-sound-end").unstarted(synth::close);
    end.setUncaughtExceptionHandler((t, e) -> LOG.error("The synthesizer did not close", e));
    end.start();
    try {
      if (!end.join(LONGEST_END)) {
        LOG.warn("The sound driver hangs; the sound is left to itself");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
