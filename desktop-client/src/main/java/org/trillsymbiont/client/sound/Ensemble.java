package org.trillsymbiont.client.sound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.sound.Slots.Slot;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.state.Voice;

/// The notes that sound, and what the synthesizer is told about them block by block.
///
/// Thread: audio.
final class Ensemble {
  /// Time stamps that far below a sample's own still mean that sample, and leave room for others.
  private static final int EARLY_MICROS = 8;

  private static final int PRELUDE_MICROS = 64;

  /// Some of the synthesizer's voices are in the last block of a note before.
  private static final int MOST_NOTES = SynthSettings.POLYPHONY - Slots.CHANNELS;

  private final Messages messages;
  private final Slots slots = new Slots();
  private final List<Sounding> notes = new ArrayList<>();
  private final List<List<Messages.Retune>> pitches = new ArrayList<>();

  Ensemble(Messages messages) {
    this.messages = messages;
    for (int tuning = 0; tuning < Slots.TUNINGS; tuning++) {
      pitches.add(new ArrayList<>());
    }
  }

  /// A place for one more note; there is one when there is room ([#makeRoom]).
  Slot freeSlot() {
    Slot slot = slots.next();
    while (isTaken(slot)) {
      slot = slots.next();
    }
    return slot;
  }

  private boolean isTaken(Slot slot) {
    for (Sounding note : notes) {
      if (note.slot().key() == slot.key() && note.slot().tuning() == slot.tuning()) {
        return true;
      }
    }
    return false;
  }

  /// A held square's note that is not released yet.
  @Nullable Sounding held(int square) {
    for (Sounding note : notes) {
      if (note.spec().isHeld()
          && !note.isReleased()
          && note.source() instanceof SoundedNote.Source.Square(int index)
          && index == square) {
        return note;
      }
    }
    return null;
  }

  /// Whether no note sounds.
  boolean isEmpty() {
    return notes.isEmpty();
  }

  /// Those that are held and not released.
  List<Sounding> held() {
    return notes.stream().filter(note -> note.spec().isHeld() && !note.isReleased()).toList();
  }

  /// Tells of notes that begin within the block about to be rendered: first their programs and
  /// pitches, then they themselves.
  ///
  /// @param begin the block's first sample
  void begin(List<Sounding> starting, long begin) {
    for (int from = 0; from < starting.size(); from += Slots.CHANNELS) {
      beginFew(starting.subList(from, Math.min(starting.size(), from + Slots.CHANNELS)), begin);
    }
  }

  private void beginFew(List<Sounding> starting, long begin) {
    long first = Block.micros(starting.getFirst().firstSample()) - EARLY_MICROS - PRELUDE_MICROS;
    for (Sounding note : starting) {
      Slot slot = note.slot();
      messages.program(slot.channel(), note.spec().preset(), first);
      messages.volume(slot.channel(), slot.key(), Loudness.SILENT.volume(), first);
      retune(note, begin + Block.FRAMES);
    }
    sendPitches(first);
    for (Sounding note : starting) {
      Slot slot = note.slot();
      messages.noteOn(slot.channel(), slot.key(), Block.micros(note.firstSample()) - EARLY_MICROS);
    }
  }

  /// Makes room for one more note: when the synthesizer has none, the softest ends.
  ///
  /// @return false when none has begun yet that could end; then there is no room
  boolean makeRoom(long begin) {
    if (notes.size() < MOST_NOTES) {
      return true;
    }
    Optional<Sounding> softest =
        notes.stream()
            .filter(sounding -> sounding.start() < begin)
            .min(Comparator.comparingDouble(Sounding::decibels));
    softest.ifPresent(note -> {
      end(note, begin);
      notes.remove(note);
    });
    return softest.isPresent();
  }

  /// Takes a note among those that sound; there is room for it.
  void add(Sounding note) {
    notes.add(note);
  }

  /// Lets the notes of squares whose voice was changed follow.
  void turn(MusicGrid before, MusicGrid now, long begin) {
    for (Sounding note : notes) {
      note.spec()
          .square()
          .ifPresent(square -> {
            MusicGridSquare was = before.square(square);
            MusicGridSquare is = now.square(square);
            Voice old = was.voice();
            if (!old.equals(is.voice())) {
              note.turn(old, is.voice(), begin + Block.FRAMES);
            }
          });
    }
  }

  /// Says where pitches and gains are to be at the end of the block about to be rendered; the
  /// synthesizer gets there on a line.
  ///
  /// @param begin the block's first sample
  void advance(long begin) {
    if (notes.isEmpty()) {
      return;
    }
    long end = begin + Block.FRAMES;
    long micros = Block.micros(begin);
    for (Iterator<Sounding> all = notes.iterator(); all.hasNext(); ) {
      Sounding note = all.next();
      if (note.over(end)) {
        end(note, begin);
        all.remove();
      } else {
        retune(note, end);
        note.tellLoudness(messages, end, micros);
      }
    }
    sendPitches(micros);
  }

  /// The synthesizer falls to 0 within the block.
  private void end(Sounding note, long begin) {
    messages.noteOff(note.slot().channel(), note.slot().key(), Block.micros(begin));
  }

  private void retune(Sounding note, long end) {
    int fine = note.retune(end);
    if (fine >= 0) {
      pitches.get(note.slot().tuning()).add(new Messages.Retune(note.slot().key(), fine));
    }
  }

  private void sendPitches(long micros) {
    for (int tuning = 0; tuning < Slots.TUNINGS; tuning++) {
      List<Messages.Retune> keys = pitches.get(tuning);
      if (!keys.isEmpty()) {
        messages.retune(tuning, keys, micros);
        keys.clear();
      }
    }
  }

  /// Ends everything at once.
  void clear(long begin) {
    for (int channel = 0; channel < Messages.CHANNELS; channel++) {
      messages.allSoundOff(channel, Block.micros(begin));
    }
    notes.clear();
  }
}
