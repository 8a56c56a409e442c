package org.trillsymbiont.client.sound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.theory.Pitch;

/// Gives notes to the synthesizer just before the block in which they begin, each at its frame, and
/// lets those that sound go on.
///
/// Thread: audio; requests are posted, states shown and companions added from any.
final class Voices {
  /// What is asked of this class.
  sealed interface Request {

    /// Notes that begin together.
    ///
    /// @param askedNanos the time to report
    /// @param atNanos when they are to leave the engine, its lead included
    record Strike(List<NoteSpec> notes, long askedNanos, long atNanos) implements Request {}

    /// The end of a held square.
    ///
    /// @param askedNanos the time to report
    /// @param atNanos when it is to leave the engine, its lead included
    record Release(int square, long askedNanos, long atNanos) implements Request {}

    /// The end of everything.
    record Silence() implements Request {}
  }

  /// Notes, or the end of a held one, at a synthesizer's sample.
  private record Due(long sample, long order, Request request) {}

  /// The synthesizer's first block is empty; what it calls sample 0 is asked for after it.
  private static final int BEFORE_SAMPLE_0 = Block.FRAMES;

  /// Its own limiter, which stays on only so that nothing can overflow, takes one block more.
  private static final int SYNTH_DELAY = 2 * Block.FRAMES;

  /// A held note is long enough to be heard even when it is released at once.
  private static final long SHORTEST_HOLD = Block.RATE / 10;

  private static final int SILENCING = MasterBus.FADE_FRAMES + 2 * Block.FRAMES;
  private static final int SETTLING = 4 * Block.FRAMES;
  private static final long NEVER = Long.MAX_VALUE;

  private final Messages messages;
  private final MasterBus bus;
  private final FrameClock clock;
  private final Consumer<SoundedNote> listener;
  private final Ensemble ensemble;
  private final Ambience ambience;
  private final Knobs knobs = new Knobs();
  private final List<Companion> companions = new CopyOnWriteArrayList<>();
  private final Queue<Request> posted = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::sample).thenComparingLong(Due::order));
  private final AtomicReference<@Nullable MusicGrid> shown = new AtomicReference<>();
  private @Nullable MusicGrid followed;
  private long order;
  private long nextId;
  private boolean prepared;
  private long soundOffAt = NEVER;
  private long restoreAt = NEVER;
  private long unmuteAt = NEVER;

  Voices(Messages messages, MasterBus bus, FrameClock clock, Consumer<SoundedNote> listener) {
    this.messages = messages;
    this.bus = bus;
    this.clock = clock;
    this.listener = listener;
    ensemble = new Ensemble(messages);
    ambience = new Ambience(messages);
  }

  /// Thread: any.
  void post(Request request) {
    posted.add(request);
  }

  /// Takes what the squares' knobs show; what sounds follows them. Thread: any.
  void show(MusicGrid grid) {
    shown.set(grid);
  }

  /// Sets how much reverb and chorus there is, 0..1 each. Thread: any.
  void ambience(double reverb, double chorus) {
    ambience.set(reverb, chorus);
  }

  /// Thread: any.
  void addCompanion(Companion companion) {
    companions.add(companion);
  }

  /// Thread: any.
  void removeCompanion(Companion companion) {
    companions.remove(companion);
  }

  /// The frame of the output at which a note can begin at the earliest.
  ///
  /// @param framesIn how many frames the synthesizer has written so far
  static long firstFrame(long framesIn) {
    return frame(earliest(framesIn - BEFORE_SAMPLE_0));
  }

  /// The first sample at which a note can begin: the synthesizer needs a block before it.
  private static long earliest(long begin) {
    return begin + Block.FRAMES;
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
    prepare(begin);
    follow(begin);
    for (Request request = posted.poll(); request != null; request = posted.poll()) {
      accept(request, begin);
    }
    endSilencing(begin);
    ambience.advance(begin);
    if (soundOffAt == NEVER) {
      sendDue(begin);
    }
    ensemble.advance(begin);
  }

  /// Whether there is nothing to say until somebody asks for something.
  boolean isQuiet() {
    return prepared
        && posted.isEmpty()
        && due.isEmpty()
        && shown.get() == null
        && ensemble.isEmpty()
        && ambience.isSettled()
        && soundOffAt == NEVER
        && restoreAt == NEVER
        && unmuteAt == NEVER;
  }

  /// Hears for how many frames the synthesizer has stood still, in all.
  void rested(long frames) {
    messages.rested(frames);
  }

  private void prepare(long begin) {
    if (!prepared) {
      prepared = true;
      for (int channel = 0; channel < Messages.CHANNELS; channel++) {
        messages.prepare(channel, Slots.tuning(channel), Block.micros(begin));
      }
      ambience.prepare(begin);
    }
  }

  private void follow(long begin) {
    MusicGrid now = shown.getAndSet(null);
    MusicGrid before = followed;
    if (now != null && !now.equals(before)) {
      followed = now;
      knobs.show(now, clock.nanosAt(frame(begin)));
      if (before != null) {
        ensemble.turn(before, now, begin);
      }
    }
  }

  private void accept(Request request, long begin) {
    switch (request) {
      case Request.Strike strike -> enqueue(sampleAt(strike.atNanos()), request, begin);
      case Request.Release release -> enqueue(sampleAt(release.atNanos()), request, begin);
      case Request.Silence() -> {
        due.clear();
        bus.muted(true);
        soundOffAt = begin + SILENCING;
        restoreAt = NEVER;
        unmuteAt = NEVER;
        companions.forEach(Companion::silenced);
      }
    }
  }

  private void enqueue(long sample, Request request, long begin) {
    due.add(new Due(Math.max(earliest(begin), sample), order++, request));
  }

  private long sampleAt(long nanos) {
    return clock.frameAt(nanos) - SYNTH_DELAY - Limiter.DELAY;
  }

  private void endSilencing(long begin) {
    if (begin >= soundOffAt) {
      soundOffAt = NEVER;
      ensemble.held().forEach(note -> report(note, begin));
      ensemble.clear(begin);
      restoreAt = begin + ambience.damp(begin);
    }
    if (begin >= restoreAt) {
      restoreAt = NEVER;
      ambience.restore(begin);
      unmuteAt = begin + SETTLING;
    }
    if (begin >= unmuteAt) {
      unmuteAt = NEVER;
      bus.muted(false);
    }
  }

  private void sendDue(long begin) {
    if (due.isEmpty()) {
      return;
    }
    List<Sounding> starting = new ArrayList<>();
    long before = earliest(begin) + Block.FRAMES;
    for (Due next = due.peek(); next != null && next.sample() < before; next = due.peek()) {
      due.remove();
      long sample = Math.max(earliest(begin), next.sample());
      switch (next.request()) {
        case Request.Strike strike ->
            strike
                .notes()
                .forEach(spec ->
                    begin(spec, strike.askedNanos(), sample, begin).ifPresent(starting::add));
        case Request.Release release -> release(release, sample);
        case Request.Silence() -> throw new IllegalStateException("a silence is never queued");
      }
    }
    ensemble.begin(starting, begin);
  }

  private Optional<Sounding> begin(NoteSpec spec, long askedNanos, long sample, long begin) {
    boolean isHeldAlready =
        spec.isHeld()
            && spec.square().isPresent()
            && ensemble.held(spec.square().getAsInt()) != null;
    if (isHeldAlready || !ensemble.makeRoom(begin)) {
      return Optional.empty();
    }
    Course course = Course.of(spec);
    if (spec.square().isPresent()) {
      course = knobs.follow(course, spec.square().getAsInt(), clock.nanosAt(frame(sample)));
    }
    var note = new Sounding(nextId++, spec, course, askedNanos, sample, ensemble.freeSlot());
    ensemble.add(note);
    companions.forEach(companion -> companion.begins(note));
    if (!spec.isHeld()) {
      listener.accept(sounded(note, spec.seconds()));
    }
    return Optional.of(note);
  }

  private void release(Request.Release release, long sample) {
    Sounding note = ensemble.held(release.square());
    if (note == null) {
      return;
    }
    long end = Math.max(sample, note.start() + SHORTEST_HOLD);
    note.release(end);
    report(note, end);
    long shortest = note.atNanos() + Block.nanos(SHORTEST_HOLD);
    long nanos = Math.max(release.askedNanos(), shortest);
    companions.forEach(companion -> companion.released(note.id(), nanos));
  }

  private void report(Sounding note, long end) {
    listener.accept(sounded(note, (double) (end - note.start()) / Block.RATE));
  }

  private static SoundedNote sounded(Sounding note, double seconds) {
    NoteSpec spec = note.spec();
    double midi = Pitch.midi(spec.hertz());
    return new SoundedNote(
        note.atNanos(), frame(note.start()), spec.source(), midi, spec.gain(), seconds);
  }
}
