package org.trillsymbiont.client.midi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.sound.Companion.Note;
import org.trillsymbiont.client.sound.Performance;
import org.trillsymbiont.client.sound.SoundedNote;

/// Plays notes on another instrument: each at its time, on a channel of its own as long as there
/// are any, bent to its pitch. Time comes from outside.
///
/// Thread: confined to one.
final class OutPlayer {
  /// From one look at a sounding note's pitch to the next.
  static final long BEND_NANOS = 10_000_000;

  private static final long NANOS_IN_MILLI = 1_000_000;
  private static final double NANOS_IN_SECOND = 1e9;
  private static final int CHANNELS = 16;
  private static final int SEVEN_BITS = 7;
  private static final int LOW = 0x7F;
  private static final int UNKNOWN = -1;

  private final Wire wire;
  private final IntToLongFunction aheadNanos;
  private final ClockTrack clock;
  private final Queue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong((Waiting each) -> each.dueNanos)
              .thenComparingLong(each -> each.order));

  /// In the order in which they began.
  private final List<Sounding> sounding = new ArrayList<>();

  /// When each channel's last note ended, counted in notes.
  private final long[] lastUse = new long[CHANNELS];

  /// Each channel's bend, or [#UNKNOWN].
  private final int[] lastBend = new int[CHANNELS];

  private MidiOutSettings settings = MidiOutSettings.INITIAL;
  private @Nullable Performance performance;
  private long latencyNanos;
  private boolean isOpen;
  private long uses;
  private long order;
  private long nextBend = Long.MIN_VALUE;

  private static final class Waiting {
    private final Note note;
    private final long dueNanos;
    private final long order;
    private long offNanos;

    Waiting(Note note, long dueNanos, long order, long offNanos) {
      this.note = note;
      this.dueNanos = dueNanos;
      this.order = order;
      this.offNanos = offNanos;
    }
  }

  private static final class Sounding {
    private final Note note;
    private final int channel;
    private final int key;
    private final int shiftSemitones;
    private final long beganNanos;
    private long offNanos;

    Sounding(Note note, int channel, int key, int shiftSemitones, long beganNanos, long offNanos) {
      this.note = note;
      this.channel = channel;
      this.key = key;
      this.shiftSemitones = shiftSemitones;
      this.beganNanos = beganNanos;
      this.offNanos = offNanos;
    }

    /// How far it is from its key, at a time.
    double semitones(long nowNanos) {
      double midi = note.midi(note.atNanos() + Math.max(0, nowNanos - beganNanos));
      return midi + shiftSemitones - key;
    }
  }

  /// @param wire leads to the other instrument
  /// @param aheadNanos how long before a step is heard its notes are known, by its lead in
  ///   milliseconds
  OutPlayer(Wire wire, IntToLongFunction aheadNanos) {
    this.wire = wire;
    this.aheadNanos = aheadNanos;
    clock = new ClockTrack(wire);
  }

  /// Sets everything up on an instrument, which knows nothing yet.
  void open(MidiOutSettings with) {
    settings = with;
    isOpen = true;
    Arrays.fill(lastBend, UNKNOWN);
    Arrays.fill(lastUse, 0);
    MpeZone.open(settings, wire);
    if (settings.layout() == MidiOutSettings.Layout.ONE_CHANNEL) {
      bend(MpeZone.first(settings), MidiPitch.CENTRE);
    }
    followClock();
  }

  /// Changes the settings. When they change what the channels are, what sounds is ended before.
  void change(MidiOutSettings to) {
    MidiOutSettings before = settings;
    if (!isOpen || MpeZone.isSame(before, to)) {
      settings = to;
      followClock();
      return;
    }
    close();
    boolean wasMpe = before.layout() == MidiOutSettings.Layout.MPE;
    if (wasMpe && to.layout() != MidiOutSettings.Layout.MPE) {
      MpeZone.end(wire);
    }
    open(to);
  }

  /// Leaves the instrument silent and stopped.
  void close() {
    if (isOpen) {
      clock.follow(null, 0);
      silence();
      isOpen = false;
    }
  }

  /// The wire is broken: nothing can be said any more.
  void forget() {
    isOpen = false;
    clock.forget();
    waiting.clear();
    sounding.clear();
  }

  /// Follows another score, or none.
  void perform(@Nullable Performance value) {
    performance = value;
    followClock();
  }

  private void followClock() {
    latencyNanos = latencyNanos();
    boolean isWanted = isOpen && settings.isClock();
    clock.follow(isWanted ? performance : null, latencyNanos);
  }

  /// The latency that notes and clock have: as it is set, but nothing is sent before it is known.
  private long latencyNanos() {
    long wanted = settings.latencyMillis() * NANOS_IN_MILLI;
    Performance now = performance;
    if (wanted >= 0 || now == null) {
      return wanted;
    }
    return Math.max(wanted, -aheadNanos.applyAsLong(now.score().transport().leadMillis()));
  }

  /// Takes a note that begins soon.
  void begin(Note note, long nowNanos) {
    if (!isOpen) {
      return;
    }
    boolean isTouched = !(note.source() instanceof SoundedNote.Source.Step);
    long due = isTouched ? Math.min(note.atNanos(), nowNanos) : note.atNanos() + latencyNanos;
    boolean isHeld = Double.isInfinite(note.seconds());
    long start = Math.max(due, nowNanos);
    long off = isHeld ? Long.MAX_VALUE : start + Math.round(note.seconds() * NANOS_IN_SECOND);
    waiting.add(new Waiting(note, due, order++, off));
  }

  /// Lets a held note end.
  void release(long id, long nowNanos) {
    for (Waiting each : waiting) {
      if (each.note.id() == id) {
        each.offNanos = Math.max(each.dueNanos, nowNanos);
      }
    }
    for (Sounding each : sounding) {
      if (each.note.id() == id) {
        each.offNanos = Math.min(each.offNanos, nowNanos);
      }
    }
  }

  /// Ends everything at once: each note, and then whatever else a channel may sound; no channel
  /// stays bent.
  void silence() {
    waiting.clear();
    sounding.forEach(this::off);
    sounding.clear();
    if (isOpen) {
      int first = MpeZone.first(settings);
      for (int channel = first; channel < first + MpeZone.count(settings); channel++) {
        wire.send(Wire.CONTROL | channel, Wire.ALL_NOTES_OFF, 0);
        wire.send(Wire.CONTROL | channel, Wire.ALL_SOUND_OFF, 0);
        if (lastBend[channel] != UNKNOWN) {
          bend(channel, MidiPitch.CENTRE);
        }
      }
    }
  }

  /// Does what is due.
  ///
  /// @return when there is something to be done again; `Long.MAX_VALUE` for never
  long advance(long nowNanos) {
    long next = clock.advance(nowNanos);
    endDue(nowNanos);
    beginDue(nowNanos);
    if (isBending()) {
      next = Math.min(next, bend(nowNanos));
    }
    Waiting first = waiting.peek();
    if (first != null) {
      next = Math.min(next, first.dueNanos);
    }
    for (Sounding each : sounding) {
      next = Math.min(next, each.offNanos);
    }
    return next;
  }

  private boolean isBending() {
    return settings.layout() == MidiOutSettings.Layout.MPE && !sounding.isEmpty();
  }

  private void endDue(long nowNanos) {
    for (Iterator<Sounding> each = sounding.iterator(); each.hasNext(); ) {
      Sounding note = each.next();
      if (note.offNanos <= nowNanos) {
        each.remove();
        off(note);
      }
    }
  }

  private void off(Sounding note) {
    wire.send(Wire.NOTE_OFF | note.channel, note.key, 0);
    lastUse[note.channel] = ++uses;
  }

  private void beginDue(long nowNanos) {
    for (Waiting next = waiting.peek();
        next != null && next.dueNanos <= nowNanos;
        next = waiting.peek()) {
      waiting.remove();
      begin(next, nowNanos);
    }
  }

  private void begin(Waiting due, long nowNanos) {
    double midi = due.note.midi(due.note.atNanos());
    OptionalInt key = MidiPitch.key(midi, settings);
    if (key.isEmpty()) {
      return;
    }
    int channel = channel(key.getAsInt());
    int shift = key.getAsInt() - (int) Math.rint(midi);
    Sounding note = new Sounding(due.note, channel, key.getAsInt(), shift, nowNanos, due.offNanos);
    sounding.add(note);
    if (settings.layout() == MidiOutSettings.Layout.MPE) {
      bend(note, nowNanos);
    }
    wire.send(Wire.NOTE_ON | channel, note.key, MidiPitch.velocity(due.note.gain()));
  }

  /// The channel for a note; what is in its way there ends. With MPE that is the free channel that
  /// has been free for the longest, or the one of the oldest note.
  private int channel(int key) {
    int first = MpeZone.first(settings);
    int count = MpeZone.count(settings);
    if (count == 1) {
      boolean isMpe = settings.layout() == MidiOutSettings.Layout.MPE;
      end(note -> isMpe || note.key == key);
      return first;
    }
    int best = -1;
    for (int channel = first; channel < first + count; channel++) {
      if (isFree(channel) && (best < 0 || lastUse[channel] < lastUse[best])) {
        best = channel;
      }
    }
    if (best < 0) {
      Sounding oldest = sounding.removeFirst();
      off(oldest);
      best = oldest.channel;
    }
    return best;
  }

  private boolean isFree(int channel) {
    return sounding.stream().noneMatch(note -> note.channel == channel);
  }

  private void end(Predicate<Sounding> which) {
    for (Sounding note : List.copyOf(sounding)) {
      if (which.test(note)) {
        sounding.remove(note);
        off(note);
      }
    }
  }

  /// Follows what moves the pitches of the notes that sound.
  ///
  /// @return when to look again
  private long bend(long nowNanos) {
    if (nowNanos >= nextBend) {
      nextBend = nowNanos + BEND_NANOS;
      sounding.forEach(note -> bend(note, nowNanos));
    }
    return nextBend;
  }

  private void bend(Sounding note, long nowNanos) {
    bend(note.channel, MidiPitch.bend(note.semitones(nowNanos), settings.bendSemitones()));
  }

  private void bend(int channel, int value) {
    if (value != lastBend[channel]) {
      lastBend[channel] = value;
      wire.send(Wire.BEND | channel, value & LOW, value >> SEVEN_BITS);
    }
  }
}
