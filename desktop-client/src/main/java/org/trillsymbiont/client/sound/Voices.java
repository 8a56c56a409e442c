package org.trillsymbiont.client.sound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.trillsymbiont.model.theory.Pitch;

/// Gives notes to the synthesizer just before the block in which they begin, each at its frame, and
/// moves the pitch of those whose LFO is at work.
///
/// A note's key is no pitch but a slot: the pitch is a tuning of that key. Slots and channels are
/// used in turn, so notes never share a tuning, and the notes of a column never share a channel.
///
/// Thread: audio; requests are posted from any.
final class Voices {
  /// What is asked of this class.
  sealed interface Request {

    /// Notes that begin together.
    ///
    /// @param askedNanos the time to report
    /// @param atNanos when they are to leave the engine, its lead included
    record Strike(List<NoteSpec> notes, long askedNanos, long atNanos) implements Request {}

    /// The end of a held square.
    record Release(int square, long atNanos) implements Request {}

    /// The end of everything.
    record Silence() implements Request {}
  }

  /// A note, or the end of a held one, at a synthesizer's sample.
  private record Due(long sample, long order, Request request) {}

  /// A note that sounds.
  private static final class Active {
    final NoteSpec spec;
    final long askedNanos;
    final long start;
    final int key;
    final int channel;
    long released = Long.MAX_VALUE;

    Active(NoteSpec spec, long askedNanos, long start, int key, int channel) {
      this.spec = spec;
      this.askedNanos = askedNanos;
      this.start = start;
      this.key = key;
      this.channel = channel;
    }

    /// Its own time at a sample.
    double seconds(long sample) {
      return (double) (sample - start + Math.floorMod(start, Block.FRAMES)) / Block.RATE;
    }

    /// How long its LFO's depth has been falling by then.
    double decaying(long sample) {
      if (!spec.isHeld()) {
        return seconds(sample);
      }
      return released == Long.MAX_VALUE ? 0 : (double) (sample - released) / Block.RATE;
    }
  }

  private static final int KEYS = 128;

  /// All but those of drums and chords.
  private static final int SQUARE_CHANNELS = Messages.CHANNELS - 2;

  private static final double MICROS_PER_SAMPLE = 1e6 / Block.RATE;

  /// Time stamps that far below a sample's own still mean that sample, and leave room for others.
  private static final int EARLY_MICROS = 8;

  private static final int PRELUDE_MICROS = 64;

  /// The synthesizer's first block is empty; what it calls sample 0 is asked for after it.
  private static final int BEFORE_SAMPLE_0 = Block.FRAMES;

  /// Its own limiter, which stays on only so that nothing can overflow, takes one block more.
  private static final int SYNTH_DELAY = 2 * Block.FRAMES;

  /// A held note is long enough to be heard even when it is released at once.
  private static final long SHORTEST_HOLD = Block.RATE / 10;

  private static final int SILENCING_BLOCKS = MasterBus.FADE_FRAMES / Block.FRAMES + 1;
  private static final long RELEASE_SAMPLES = (long) (Preset.RELEASE_SECONDS * Block.RATE);

  private final Messages messages;
  private final MasterBus bus;
  private final FrameClock clock;
  private final Consumer<SoundedNote> listener;
  private final Queue<Request> posted = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::sample).thenComparingLong(Due::order));
  private final List<Active> active = new ArrayList<>();
  private final Map<Integer, Active> held = new HashMap<>();
  private long order;
  private int nextKey;
  private int nextChannel;
  private boolean prepared;
  private long lastRelease = -RELEASE_SAMPLES;
  private long soundOffAt = Long.MAX_VALUE;
  private long unmuteAt = Long.MAX_VALUE;

  Voices(Messages messages, MasterBus bus, FrameClock clock, Consumer<SoundedNote> listener) {
    this.messages = messages;
    this.bus = bus;
    this.clock = clock;
    this.listener = listener;
  }

  /// Thread: any.
  void post(Request request) {
    posted.add(request);
  }

  /// The frame of the output at which a note can begin at the earliest.
  ///
  /// @param framesIn how many frames the synthesizer has written so far
  static long firstFrame(long framesIn) {
    return frame(framesIn - BEFORE_SAMPLE_0);
  }

  /// The frame of the output at which a synthesizer's sample is heard.
  private static long frame(long sample) {
    return sample + SYNTH_DELAY + Limiter.DELAY;
  }

  /// Says to the synthesizer what belongs into its next block.
  ///
  /// @param framesIn how many frames it has written so far
  void beforeBlock(long framesIn) {
    long begin = framesIn - BEFORE_SAMPLE_0;
    if (begin < 0) {
      return;
    }
    if (!prepared) {
      prepared = true;
      for (int channel = 0; channel < Messages.CHANNELS; channel++) {
        messages.prepare(channel, micros(begin));
      }
    }
    for (Request request = posted.poll(); request != null; request = posted.poll()) {
      accept(request, begin);
    }
    moveLfos(begin);
    endSilencing(begin);
    if (soundOffAt == Long.MAX_VALUE) {
      sendDue(begin);
    }
  }

  private void accept(Request request, long begin) {
    switch (request) {
      case Request.Strike strike -> enqueue(sampleAt(strike.atNanos()), request, begin);
      case Request.Release release -> enqueue(sampleAt(release.atNanos()), request, begin);
      case Request.Silence() -> {
        due.clear();
        bus.muted(true);
        soundOffAt = begin + (long) SILENCING_BLOCKS * Block.FRAMES;
        unmuteAt = Math.max(soundOffAt + 4 * Block.FRAMES, lastRelease + RELEASE_SAMPLES);
      }
    }
  }

  private void enqueue(long sample, Request request, long begin) {
    due.add(new Due(Math.max(begin, sample), order++, request));
  }

  private long sampleAt(long nanos) {
    return clock.frameAt(nanos) - SYNTH_DELAY - Limiter.DELAY;
  }

  private void endSilencing(long begin) {
    if (begin >= soundOffAt) {
      for (int channel = 0; channel < Messages.CHANNELS; channel++) {
        messages.allSoundOff(channel, micros(begin));
      }
      held.values().forEach(note -> report(note, begin));
      held.clear();
      active.clear();
      soundOffAt = Long.MAX_VALUE;
    }
    if (begin >= unmuteAt) {
      bus.muted(false);
      unmuteAt = Long.MAX_VALUE;
    }
  }

  private void sendDue(long begin) {
    List<Active> starting = new ArrayList<>();
    for (Due next = due.peek();
        next != null && next.sample() < begin + Block.FRAMES;
        next = due.peek()) {
      due.remove();
      long sample = Math.max(begin, next.sample());
      switch (next.request()) {
        case Request.Strike strike ->
            strike.notes().forEach(note -> begin(note, strike.askedNanos(), sample, starting));
        case Request.Release release -> release(release, sample, begin);
        case Request.Silence() -> throw new IllegalStateException("a silence is never queued");
      }
    }
    for (int from = 0; from < starting.size(); from += SQUARE_CHANNELS) {
      send(starting.subList(from, Math.min(starting.size(), from + SQUARE_CHANNELS)));
    }
  }

  private void begin(NoteSpec spec, long askedNanos, long sample, List<Active> starting) {
    boolean chord = spec.source() instanceof SoundedNote.Source.ChordTone;
    if (spec.source() instanceof SoundedNote.Source.Square(int square)
        && spec.isHeld()
        && held.containsKey(square)) {
      return;
    }
    int channel = chord ? Messages.CHORD_CHANNEL : nextChannel;
    if (!chord) {
      nextChannel = Messages.squareChannelAfter(nextChannel);
    }
    Active note = new Active(spec, askedNanos, sample, freeKey(), channel);
    starting.add(note);
    active.add(note);
    if (spec.source() instanceof SoundedNote.Source.Square(int square) && spec.isHeld()) {
      held.put(square, note);
    } else {
      listener.accept(sounded(note, spec.seconds()));
    }
  }

  private int freeKey() {
    while (isHeld(nextKey)) {
      nextKey = (nextKey + 1) % KEYS;
    }
    int key = nextKey;
    nextKey = (nextKey + 1) % KEYS;
    // A note that had this slot before is in the last of its decay.
    active.removeIf(note -> note.key == key);
    return key;
  }

  private boolean isHeld(int key) {
    return held.values().stream().anyMatch(note -> note.key == key);
  }

  /// Notes with channels of their own: first their programs and pitches, then they themselves.
  private void send(List<Active> notes) {
    long first = micros(notes.getFirst().start) - EARLY_MICROS - PRELUDE_MICROS;
    List<Messages.Retune> pitches = new ArrayList<>();
    for (Active note : notes) {
      messages.program(note.channel, note.spec.bank(), note.spec.program(), first);
      pitches.add(new Messages.Retune(note.key, note.spec.midi(0, 0)));
    }
    messages.retune(pitches, first);
    for (Active note : notes) {
      messages.noteOn(note.channel, note.key, micros(note.start) - EARLY_MICROS);
    }
  }

  private void release(Request.Release release, long sample, long begin) {
    Active note = held.get(release.square());
    if (note == null) {
      return;
    }
    if (sample < note.start + SHORTEST_HOLD) {
      enqueue(note.start + SHORTEST_HOLD, release, begin);
      return;
    }
    held.remove(release.square());
    note.released = sample;
    lastRelease = sample;
    messages.noteOff(note.channel, note.key, micros(sample));
    report(note, sample);
  }

  private void report(Active note, long end) {
    listener.accept(sounded(note, (double) (end - note.start) / Block.RATE));
  }

  private static SoundedNote sounded(Active note, double seconds) {
    NoteSpec spec = note.spec;
    double midi = Pitch.midi(spec.hertz());
    return new SoundedNote(
        note.askedNanos, frame(note.start), spec.source(), midi, spec.gain(), seconds);
  }

  /// The synthesizer reaches a new pitch at the end of the block, so that is the moment to ask for;
  /// and a note's own time begins with the block it begins in, whatever its place in it.
  private void moveLfos(long begin) {
    active.removeIf(note -> note.spec.lfo().depthHertz() == 0);
    List<Messages.Retune> pitches = new ArrayList<>();
    for (Iterator<Active> notes = active.iterator(); notes.hasNext(); ) {
      Active note = notes.next();
      double seconds = note.seconds(begin + Block.FRAMES);
      double decaying = note.decaying(begin + Block.FRAMES);
      pitches.add(new Messages.Retune(note.key, note.spec.midi(seconds, decaying)));
      if (note.spec.lfo().over(decaying)) {
        notes.remove();
      }
    }
    if (!pitches.isEmpty()) {
      messages.retune(pitches, micros(begin));
    }
  }

  private static long micros(long sample) {
    return Math.round(sample * MICROS_PER_SAMPLE);
  }
}
