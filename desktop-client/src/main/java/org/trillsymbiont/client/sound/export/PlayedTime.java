package org.trillsymbiont.client.sound.export;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.trillsymbiont.client.sound.SoundedNote;
import org.trillsymbiont.client.sound.SoundedNote.Source;
import org.trillsymbiont.client.sound.WavFile;
import org.trillsymbiont.client.sound.export.Jam.StepAt;

/// When what was heard begins, in microseconds since the jam's first frame. Steps keep their
/// distances on the room's clock, to the microsecond; what was touched lies between them as its
/// frames do. Where the room's clock jumps against the frames, as in another room, it goes on by
/// the frames.
///
/// Thread: confined to its maker.
final class PlayedTime {
  /// Farther than a step can be late.
  private static final double JUMP_MICROS = 100_000;

  private static final double MICROS_PER_FRAME = 1e6 / WavFile.RATE;

  private record Id(long number, long beginMicros) {}

  private final long firstFrame;
  private final double[] steps;
  private final Map<Id, Integer> index = new HashMap<>();
  private final NavigableMap<Long, Integer> byFrame = new TreeMap<>();
  private final Jam jam;

  PlayedTime(Jam jam) {
    this.jam = jam;
    firstFrame = jam.firstFrame();
    steps = new double[jam.steps().size()];
    StepAt before = null;
    for (int i = 0; i < steps.length; i++) {
      StepAt step = jam.steps().get(i);
      steps[i] = before == null ? ofFrame(step.frame()) : steps[i - 1] + distance(before, step);
      index.put(new Id(step.number(), step.beginMicros()), i);
      byFrame.put(step.frame(), i);
      before = step;
    }
  }

  private static double distance(StepAt before, StepAt step) {
    double byFrames = (step.frame() - before.frame()) * MICROS_PER_FRAME;
    double byClock = step.beginMicros() - before.beginMicros();
    return Math.max(1, Math.abs(byClock - byFrames) < JUMP_MICROS ? byClock : byFrames);
  }

  private double ofFrame(long frame) {
    return (frame - firstFrame) * MICROS_PER_FRAME;
  }

  /// When the steps begin.
  double[] steps() {
    return steps.clone();
  }

  /// Which step a note belongs to, -1 for what was touched.
  int step(SoundedNote note) {
    return note.source() instanceof Source.Step(_, long number, long begin)
        ? index.getOrDefault(new Id(number, begin), -1)
        : -1;
  }

  /// When a note begins.
  double of(SoundedNote note) {
    int step = step(note);
    if (step >= 0) {
      return steps[step];
    }
    Map.Entry<Long, Integer> near = byFrame.floorEntry(note.frame());
    if (near == null) {
      near = byFrame.firstEntry();
    }
    return near == null
        ? ofFrame(note.frame())
        : steps[near.getValue()] + (note.frame() - near.getKey()) * MICROS_PER_FRAME;
  }

  /// When it was a time on the room's clock: counted from the nearest step.
  double of(long beginMicros) {
    double best = Double.MAX_VALUE;
    double micros = 0;
    for (int i = 0; i < steps.length; i++) {
      double from = (double) beginMicros - jam.steps().get(i).beginMicros();
      if (Math.abs(from) < best) {
        best = Math.abs(from);
        micros = steps[i] + from;
      }
    }
    return Math.max(0, micros);
  }
}
