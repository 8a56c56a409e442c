package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.midi.MidiClock.Timed;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.Transport.Segment;

/// The laws of the clock, on transports of every kind.
class MidiClockTest {
  private static final int LEAD = 250;
  private static final long END = 12_000_000;

  private static Segment segment(long beginMicros, long step, double bpm) {
    return new Segment(beginMicros, step, bpm, LEAD);
  }

  private static List<String> words(List<Timed> messages) {
    return messages.stream()
        .map(each -> {
          String what =
              switch (each.status()) {
                case Wire.CLOCK -> "clock";
                case Wire.START -> "start";
                case Wire.CONTINUE -> "continue";
                case Wire.STOP -> "stop";
                default -> "position " + (each.data1() | each.data2() << 7);
              };
          return each.atMicros() / 1000.0 + " " + what;
        })
        .toList();
  }

  @Test
  void startsBeforeTheFirstStepAndSendsTwelvePulsesAStep() {
    Transport transport = Transport.of(List.of(segment(1_000_000, 0, 120)));
    List<Timed> messages = MidiClock.between(transport, 0, 0, 1_250_000);
    assertEquals(List.of("998.0 start", "1000.0 clock"), words(messages).subList(0, 2));
    assertEquals(13, messages.size());
    assertEquals("1229.167 clock", words(messages).getLast());
  }

  @Test
  void aPauseStopsAndGoesOnWithTheStepItRestsAt() {
    Transport transport =
        Transport.of(
            List.of(
                segment(1_000_000, 0, 120), segment(1_500_000, 2, 0), segment(3_000_000, 2, 60)));
    List<String> words = words(MidiClock.between(transport, 0, 0, 3_010_000));
    assertEquals(
        List.of("1500.0 stop", "2998.0 position 4", "2998.0 continue", "3000.0 clock"),
        words.subList(25, words.size()));
  }

  @Test
  void aChangeOfTempoIsNoNewStart() {
    Transport transport =
        Transport.of(List.of(segment(1_000_000, 0, 120), segment(1_500_000, 2, 60)));
    List<String> words = words(MidiClock.between(transport, 0, 0, 1_600_000));
    assertEquals(1 + 24 + 3, words.size());
    assertEquals(
        List.of("1500.0 clock", "1541.667 clock", "1583.333 clock"), words.subList(25, 28));
  }

  @Test
  void aNewBeginInTheMiddleIsToldAsOne() {
    Transport transport =
        Transport.of(List.of(segment(1_000_000, 0, 120), segment(1_500_000, 0, 120)));
    List<String> words = words(MidiClock.between(transport, 0, 1_480_000, 1_501_000));
    assertEquals(List.of("1498.0 stop", "1498.0 start", "1500.0 clock"), words);
  }

  @Test
  void aRestOfAnInstantStillStopsBeforeItStarts() {
    Transport transport =
        Transport.of(
            List.of(
                segment(1_000_000, 0, 120), segment(1_250_000, 0, 0), segment(1_250_500, 0, 120)));
    List<String> words = words(MidiClock.between(transport, 0, 1_240_000, 1_251_000));
    assertEquals(List.of("1250.0 stop", "1250.0 start", "1250.5 clock"), words);
  }

  @Test
  void whoComesLateIsLetInAtTheNextStep() {
    Transport transport = Transport.of(List.of(segment(1_000_000, 0, 120)));
    List<String> words = words(MidiClock.between(transport, 1_100_000, 1_100_000, 1_260_000));
    assertEquals(List.of("1248.0 position 2", "1248.0 continue", "1250.0 clock"), words);
  }

  @Test
  void thePositionOfALongSessionKeepsItsPlaceInTheBar() {
    long step = 8 * 4_000 + 5;
    Transport transport = Transport.of(List.of(segment(1_000_000, step, 120)));
    Timed position = MidiClock.between(transport, 0, 0, 1_000_001).getFirst();
    int sixteenths = position.data1() | position.data2() << 7;
    assertEquals(2 * 5, sixteenths % 16);
    assertTrue(position.data1() < 128 && position.data2() < 128);
  }

  private static Transport random(Random random) {
    Transport transport = Transport.STOPPED;
    long now = 0;
    for (int i = 0; i < 6; i++) {
      now += random.nextInt(900_000);
      double tempo = 40 + random.nextInt(201);
      transport =
          switch (random.nextInt(5)) {
            case 0 -> transport.pause(now);
            case 1 -> transport.rest(now, 0);
            case 2 -> transport.tempo(now, tempo);
            default -> transport.play(now, tempo);
          };
    }
    return transport;
  }

  @Test
  void anyWindowsTogetherGiveTheSame() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Transport transport = random(random);
      long joined = random.nextInt(3_000_000);
      List<Timed> whole = MidiClock.between(transport, joined, joined, END);
      List<Timed> parts = new ArrayList<>();
      for (long from = joined; from < END; ) {
        long to = Math.min(END, from + 1 + random.nextInt(40_000));
        parts.addAll(MidiClock.between(transport, joined, from, to));
        from = to;
      }
      assertEquals(whole, parts, "seed " + seed);
      for (int i = 1; i < whole.size(); i++) {
        assertTrue(whole.get(i - 1).atMicros() <= whole.get(i).atMicros(), "seed " + seed);
      }
    }
  }

  @Test
  void aFollowerIsAlwaysWhereTheRoomIs() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Transport transport = random(random);
      long joined = random.nextInt(3_000_000);
      Follower follower = new Follower("seed " + seed);
      MidiClock.between(transport, joined, joined, END).forEach(follower::hear);
      List<Long> steps = new ArrayList<>();
      for (var next = transport.nextStep(joined + MidiClock.AHEAD_MICROS);
          next.isPresent() && next.get().beginMicros() < END;
          next = transport.nextStep(next.get().beginMicros() + 1)) {
        steps.add(next.get().beginMicros());
        steps.add(next.get().number());
      }
      assertEquals(steps, follower.steps, "seed " + seed);
      assertEquals(transport.isPlaying(END), follower.runs, "seed " + seed);
    }
  }

  /// A drum machine.
  private static final class Follower {
    private final String name;
    private final List<Long> steps = new ArrayList<>();
    private boolean runs;
    private long pulses;

    Follower(String name) {
      this.name = name;
    }

    void hear(Timed message) {
      switch (message.status()) {
        case Wire.START -> {
          assertFalse(runs, name);
          runs = true;
          pulses = 0;
        }
        case Wire.SONG_POSITION -> {
          assertFalse(runs, name);
          pulses = 6L * (message.data1() | message.data2() << 7);
        }
        case Wire.CONTINUE -> {
          assertFalse(runs, name);
          runs = true;
        }
        case Wire.STOP -> {
          assertTrue(runs, name);
          runs = false;
        }
        default -> {
          assertTrue(runs, name);
          if (pulses % 12 == 0) {
            steps.add(message.atMicros());
            steps.add(pulses / 12);
          }
          pulses++;
        }
      }
    }
  }
}
