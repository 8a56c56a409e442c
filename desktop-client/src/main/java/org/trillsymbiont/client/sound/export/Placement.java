package org.trillsymbiont.client.sound.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives notes MIDI channels. A row has its own, and chords have one; a pitch between two keys
/// bends its channel, and a bend never moves another note that sounds: then the note goes to one of
/// six spare channels. A key sounds once in a channel: struck again, it ends first.
///
/// Thread: confined to its maker.
final class Placement {
  /// The channel of chords, behind those of the rows; the next one is for drums.
  static final int CHORDS = 8;

  /// In both directions; what every synthesizer starts with.
  static final int BEND_RANGE_SEMITONES = 2;

  static final int BEND_CENTRE = 8192;

  private static final int FIRST_SPARE = 10;
  private static final int CHANNELS = 16;

  /// Smaller differences from a key than half a cent are rounding, not intention.
  private static final double SMALLEST_BEND = 0.005;

  /// A note to be placed.
  ///
  /// @param part which row it belongs to, 0..7, or [#CHORDS]
  /// @param midi its pitch; fractions are fractions of a semitone
  /// @param velocity 1..127
  /// @param endTick behind its begin
  record Note(int part, double midi, int velocity, long beginTick, long endTick) {
    int key() {
      return Math.clamp(Math.round(midi), 0, 127);
    }

    int bend() {
      double semitones = midi - key();
      double steps = semitones / BEND_RANGE_SEMITONES * BEND_CENTRE;
      return Math.abs(semitones) < SMALLEST_BEND
          ? BEND_CENTRE
          : Math.clamp(BEND_CENTRE + Math.round(steps), 0, 2 * BEND_CENTRE - 1);
    }
  }

  /// A note in its place.
  ///
  /// @param note the note; its end may be an earlier one
  /// @param channel 0..15
  /// @param newBend whether the channel is to be bent just before
  record Placed(Note note, int channel, boolean newBend) {}

  /// A channel as the notes go by.
  private static final class Channel {
    private int bend = BEND_CENTRE;

    // Keys that sound, and where their notes are in the list.
    private final Map<Integer, Integer> sounding = new HashMap<>();
  }

  private final List<Placed> placed = new ArrayList<>();
  private final List<Channel> channels = new ArrayList<>();

  private Placement() {
    for (int i = 0; i < CHANNELS; i++) {
      channels.add(new Channel());
    }
  }

  /// Places notes.
  ///
  /// @return them in the order of their begins
  static List<Placed> of(List<Note> notes) {
    Placement placement = new Placement();
    notes.stream()
        .sorted(Comparator.comparingLong(Note::beginTick).thenComparingDouble(Note::midi))
        .forEach(placement::place);
    return List.copyOf(placement.placed);
  }

  private void place(Note note) {
    channels.forEach(channel ->
        channel
            .sounding
            .values()
            .removeIf(i -> placed.get(i).note().endTick() <= note.beginTick()));
    int number = choose(note);
    Channel channel = channels.get(number);
    boolean isBent = channel.bend != note.bend();
    if (isBent) {
      List.copyOf(channel.sounding.values()).forEach(i -> endAt(i, note.beginTick()));
      channel.sounding.clear();
    }
    Integer same = channel.sounding.remove(note.key());
    if (same != null && placed.get(same).note().beginTick() == note.beginTick()) {
      // Twice the same note at once, as when two people choose the same chord: it is one.
      channel.sounding.put(note.key(), same);
      endAt(same, Math.max(note.endTick(), placed.get(same).note().endTick()));
      return;
    }
    if (same != null) {
      endAt(same, note.beginTick());
    }
    channel.bend = note.bend();
    channel.sounding.put(note.key(), placed.size());
    placed.add(new Placed(note, number, isBent));
  }

  private int choose(Note note) {
    if (fits(channels.get(note.part()), note)) {
      return note.part();
    }
    int soonest = FIRST_SPARE;
    for (int spare = FIRST_SPARE; spare < CHANNELS; spare++) {
      if (fits(channels.get(spare), note)) {
        return spare;
      }
      if (end(channels.get(spare)) < end(channels.get(soonest))) {
        soonest = spare;
      }
    }
    return soonest;
  }

  private static boolean fits(Channel channel, Note note) {
    return channel.sounding.isEmpty() || channel.bend == note.bend();
  }

  private long end(Channel channel) {
    return channel.sounding.values().stream()
        .mapToLong(i -> placed.get(i).note().endTick())
        .max()
        .orElse(0);
  }

  private void endAt(int index, long tick) {
    Placed before = placed.get(index);
    Note note = before.note();
    Note other = new Note(note.part(), note.midi(), note.velocity(), note.beginTick(), tick);
    placed.set(index, new Placed(other, before.channel(), before.newBend()));
  }
}
