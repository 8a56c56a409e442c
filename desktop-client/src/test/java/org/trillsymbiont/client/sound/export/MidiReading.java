package org.trillsymbiont.client.sound.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.jspecify.annotations.Nullable;

/// A Standard MIDI File as any program reads it: pitches by keys, bends and bend ranges, times by
/// the file's own tempos. Whatever no program likes to find in a file fails.
public final class MidiReading {
  /// A note.
  ///
  /// @param track the track's name
  /// @param midi key and bend
  public record Note(
      String track,
      int channel,
      double midi,
      int velocity,
      long tick,
      long endTick,
      double micros,
      double endMicros) {}

  /// A key signature.
  ///
  /// @param sharps flats when below 0
  public record KeySignature(long tick, int sharps, boolean isMinor) {}

  public record Marker(long tick, double micros, String text) {}

  /// A tempo as a program shows it.
  public record Tempo(long tick, int quarterMicros) {}

  private final Sequence sequence;
  private final TreeMap<Long, Integer> tempos = new TreeMap<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<KeySignature> keys = new ArrayList<>();
  private final List<Marker> markers = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> instruments = new ArrayList<>();

  private MidiReading(Sequence sequence) {
    this.sequence = sequence;
    assertEquals(Sequence.PPQ, sequence.getDivisionType());
    for (Track track : sequence.getTracks()) {
      readTempos(track);
    }
    for (Track track : sequence.getTracks()) {
      readTrack(track);
    }
    notes.sort(Comparator.comparingLong(Note::tick).thenComparingDouble(Note::midi));
    assertChannelsAreClean();
    assertTracksSoundAlikeTogether();
  }

  /// A program may play each track by itself, or all of them through one synthesizer.
  private void assertTracksSoundAlikeTogether() {
    List<MidiEvent> all = new ArrayList<>();
    for (Track track : sequence.getTracks()) {
      for (int i = 0; i < track.size(); i++) {
        all.add(track.get(i));
      }
    }
    all.sort(Comparator.comparingLong(MidiEvent::getTick));
    int[] bends = new int[16];
    List<Double> pitches = new ArrayList<>();
    for (MidiEvent event : all) {
      if (event.getMessage() instanceof ShortMessage message) {
        int channel = message.getChannel();
        if (message.getCommand() == ShortMessage.PITCH_BEND) {
          int bend = message.getData1() + 128 * message.getData2() - 8192;
          assertTrue(
              bend == bends[channel]
                  || notes.stream()
                      .noneMatch(note ->
                          note.channel() == channel
                              && note.tick() < event.getTick()
                              && note.endTick() > event.getTick()),
              "a bend moves a note of another track");
          bends[channel] = bend;
        } else if (message.getCommand() == ShortMessage.NOTE_ON) {
          pitches.add(message.getData1() + bends[channel] / 4096.0);
        }
      }
    }
    assertEquals(
        notes.stream().map(Note::midi).sorted().toList(), pitches.stream().sorted().toList());
  }

  public static MidiReading of(Path file) {
    try {
      assertEquals(1, MidiSystem.getMidiFileFormat(file.toFile()).getType());
      return new MidiReading(MidiSystem.getSequence(file.toFile()));
    } catch (InvalidMidiDataException e) {
      throw new AssertionError("no MIDI file", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readTempos(Track track) {
    for (int i = 0; i < track.size(); i++) {
      if (track.get(i).getMessage() instanceof MetaMessage meta && meta.getType() == 0x51) {
        byte[] data = meta.getData();
        int micros = ((data[0] & 0xFF) << 16) | ((data[1] & 0xFF) << 8) | (data[2] & 0xFF);
        assertNull(tempos.put(track.get(i).getTick(), micros), "two tempos at once");
      }
    }
  }

  /// A tick's time since the file's begin.
  public double micros(long tick) {
    double micros = 0;
    long from = 0;
    int quarter = 500_000;
    for (Map.Entry<Long, Integer> tempo : tempos.headMap(tick, true).entrySet()) {
      micros += (double) (tempo.getKey() - from) * quarter / sequence.getResolution();
      from = tempo.getKey();
      quarter = tempo.getValue();
    }
    return micros + (double) (tick - from) * quarter / sequence.getResolution();
  }

  /// How long a tick lasts there, in microseconds.
  public double tickMicros(long tick) {
    Map.Entry<Long, Integer> tempo = tempos.floorEntry(tick);
    return (double) (tempo == null ? 500_000 : tempo.getValue()) / sequence.getResolution();
  }

  private void readTrack(Track track) {
    String name = "";
    int[] bends = new int[16];
    int[] ranges = new int[16];
    Arrays.fill(ranges, 2);
    int[][] rpns = new int[16][2];
    Map<Integer, Note> sounding = new HashMap<>();
    long last = 0;
    for (int i = 0; i < track.size(); i++) {
      MidiEvent event = track.get(i);
      assertTrue(event.getTick() >= last, "ticks in disorder");
      last = event.getTick();
      if (event.getMessage() instanceof MetaMessage meta) {
        name = readMeta(meta, event.getTick(), name);
      } else if (event.getMessage() instanceof ShortMessage message) {
        int channel = message.getChannel();
        int slot = 128 * channel + message.getData1();
        switch (message.getCommand()) {
          case ShortMessage.CONTROL_CHANGE -> {
            switch (message.getData1()) {
              case 101 -> rpns[channel][0] = message.getData2();
              case 100 -> rpns[channel][1] = message.getData2();
              case 6 -> {
                assertEquals(0, rpns[channel][0] + rpns[channel][1], "no bend range");
                ranges[channel] = message.getData2();
              }
              default -> {}
            }
          }
          case ShortMessage.PITCH_BEND -> {
            bends[channel] = message.getData1() + 128 * message.getData2() - 8192;
            int bent = channel;
            assertTrue(
                event.getTick() == 0
                    || sounding.values().stream().noneMatch(note -> note.channel() == bent),
                "a bend moves a note that sounds");
          }
          case ShortMessage.NOTE_ON -> {
            assertTrue(message.getData2() > 0);
            double midi = message.getData1() + bends[channel] / 8192.0 * ranges[channel];
            Note before =
                sounding.put(
                    slot,
                    new Note(
                        name,
                        channel,
                        midi,
                        message.getData2(),
                        event.getTick(),
                        -1,
                        micros(event.getTick()),
                        -1));
            assertNull(before, "a key is struck while it sounds");
          }
          case ShortMessage.NOTE_OFF -> end(sounding.remove(slot), event.getTick());
          default -> {}
        }
      }
    }
    assertEquals(0, sounding.size(), "notes without an end");
    assertEquals(0, last % (4L * sequence.getResolution()), "the end is no bar line");
    names.add(name);
  }

  private void end(@Nullable Note begun, long tick) {
    Note note = Objects.requireNonNull(begun, "an end without a note");
    assertTrue(tick > note.tick(), "a note without a length");
    notes.add(
        new Note(
            note.track(),
            note.channel(),
            note.midi(),
            note.velocity(),
            note.tick(),
            tick,
            note.micros(),
            micros(tick)));
  }

  private String readMeta(MetaMessage meta, long tick, String name) {
    byte[] data = meta.getData();
    String text = new String(data, StandardCharsets.US_ASCII);
    switch (meta.getType()) {
      case 0x03 -> {
        return text;
      }
      case 0x04 -> instruments.add(text);
      case 0x06 -> markers.add(new Marker(tick, micros(tick), text));
      case 0x59 -> keys.add(new KeySignature(tick, data[0], data[1] == 1));
      default -> {}
    }
    return name;
  }

  /// Channels are shared by tracks, so what is clean in each of them may not be so together.
  private void assertChannelsAreClean() {
    for (int i = 0; i < notes.size(); i++) {
      Note a = notes.get(i);
      for (int j = i + 1; j < notes.size() && notes.get(j).tick() < a.endTick(); j++) {
        Note b = notes.get(j);
        if (a.channel() == b.channel()) {
          assertTrue(Math.round(a.midi()) != Math.round(b.midi()), () -> a + " and " + b);
          assertEquals(
              a.midi() - Math.round(a.midi()),
              b.midi() - Math.round(b.midi()),
              1e-3,
              () -> a + " and " + b + " need two bends");
        }
      }
    }
  }

  public int resolution() {
    return sequence.getResolution();
  }

  /// By their begins.
  public List<Note> notes() {
    return notes;
  }

  public List<KeySignature> keys() {
    return keys;
  }

  public List<Marker> markers() {
    return markers;
  }

  /// The tracks' names.
  public List<String> names() {
    return names;
  }

  public List<String> instruments() {
    return instruments;
  }

  public List<Tempo> tempos() {
    return tempos.entrySet().stream().map(e -> new Tempo(e.getKey(), e.getValue())).toList();
  }
}
