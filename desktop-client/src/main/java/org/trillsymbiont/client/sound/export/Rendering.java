package org.trillsymbiont.client.sound.export;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.clock.RoomTime;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.Performance;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sound.VirtualTime;
import org.trillsymbiont.client.sound.WavFile;
import org.trillsymbiont.model.edit.Unattended.Change;
import org.trillsymbiont.model.sync.Score;

/// Renders a passage with an engine of its own, in virtual time: its first frame is the moment at
/// which the passage begins, its last one comes when the tail has faded.
///
/// Thread: confined to its maker; it can be stopped from any.
final class Rendering {
  /// Before the passage begins, so that voices are loaded and the volume is reached.
  private static final double PRELUDE_SECONDS = 0.5;

  private static final long PRELUDE_NANOS = (long) (1e9 * PRELUDE_SECONDS);
  private static final long PRELUDE_FRAMES = (long) (WavFile.RATE * PRELUDE_SECONDS);

  /// So much at a time, four blocks: a step's voices are asked for longer before it begins.
  private static final int CHUNK_FRAMES = 1200;

  private static final double CHUNK_SECONDS = (double) CHUNK_FRAMES / WavFile.RATE;

  /// Longer than that: a chord has to be asked for before it was chosen to sound at its frame.
  private static final long AHEAD_MICROS = 30_000;

  /// -80 dBFS.
  private static final float INAUDIBLE = 1e-4f;

  private static final long QUIET_FRAMES = WavFile.RATE / 5;
  private static final long LONGEST_TAIL_FRAMES = 15L * WavFile.RATE;

  private final Passage passage;
  private final Stop stop;
  private final VirtualTime time = new VirtualTime();
  private final RoomTime room;
  private final Iterator<Change> changes;
  private @Nullable Change next;
  private final Deque<Change> coming = new ArrayDeque<>();
  private @Nullable Score score;

  // What the engine has given since the last look; it rests while that is read.
  private float[] stereo = new float[4 * CHUNK_FRAMES];
  private long first;
  private int count;

  private long end;
  private long lastLoud;

  /// The wish to stop. Thread: any.
  static final class Stop {
    private final AtomicReference<@Nullable VirtualTime> running = new AtomicReference<>();
    private volatile boolean wanted;

    void want() {
      wanted = true;
      VirtualTime time = running.get();
      if (time != null) {
        // Else it would wait for sound that may never come.
        time.close();
      }
    }

    boolean isWanted() {
      return wanted;
    }
  }

  Rendering(Passage passage, Stop stop) {
    this.passage = passage;
    this.stop = stop;
    room = new PassageTime(passage.beginMicros());
    changes = passage.changes().iterator();
    next = changes.next();
  }

  /// The passage's clock, by the engine's.
  private record PassageTime(long beginMicros) implements RoomTime {
    @Override
    public long micros(long nanos) {
      return beginMicros + Math.floorDiv(nanos - PRELUDE_NANOS, 1000L);
    }

    @Override
    public long nanos(long micros) {
      return PRELUDE_NANOS + (micros - beginMicros) * 1000;
    }
  }

  /// Renders until all is done or it is stopped. For once only.
  ///
  /// @param onProgress hears often how far it is, 0..1
  void into(WavFile file, DoubleConsumer onProgress) throws IOException, InterruptedException {
    stop.running.set(time);
    try (SoundEngine engine = SoundEngine.open(new Output.Virtual(time))) {
      engine.addTap(this::keep);
      while (!stop.isWanted() && !isOver(file)) {
        follow(engine);
        time.advance(CHUNK_SECONDS);
        if (stop.isWanted()) {
          return; // The engine no longer rests.
        }
        write(file);
        double done = room.micros(time.nanos()) - passage.beginMicros();
        onProgress.accept(Math.clamp(done / 1e6 / passage.seconds(), 0, 1));
      }
    }
  }

  /// Tells the engine what the room knows by now, and which chords sound in what is rendered next.
  /// What is changed behind the passage's end is no part of it, so its tail does not follow that.
  private void follow(SoundEngine engine) {
    long now = room.micros(time.nanos());
    while (next != null && (score == null || next.atMicros() <= now + AHEAD_MICROS)) {
      Change change = next;
      if (passage.soundsChord(change)) {
        engine.auditionChord(change.state(), room.nanos(change.atMicros()));
      }
      if (score == null) {
        apply(change, engine);
      } else {
        coming.add(change);
      }
      next = changes.hasNext() ? changes.next() : null;
    }
    long last = Math.min(now, passage.endMicros());
    while (!coming.isEmpty() && coming.getFirst().atMicros() <= last) {
      apply(coming.removeFirst(), engine);
    }
  }

  private void apply(Change change, SoundEngine engine) {
    score = passage.after(score, change);
    engine.show(change.state());
    engine.perform(new Performance(score, room));
  }

  /// Thread: audio, while this one waits.
  @SuppressWarnings("ThreadPriorityCheck") // Nothing relies on it.
  private void keep(long firstFrame, float[] block, int frames) {
    if (stop.isWanted()) {
      return;
    }
    if (count == 0) {
      first = firstFrame;
      // What is heard on this computer meanwhile comes first.
      Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
    }
    if (stereo.length < 2 * (count + frames)) {
      stereo = Arrays.copyOf(stereo, 4 * (count + frames));
    }
    System.arraycopy(block, 0, stereo, 2 * count, 2 * frames);
    count += frames;
  }

  private void write(WavFile file) throws IOException {
    int skip = Math.clamp(PRELUDE_FRAMES - first, 0, count);
    for (int i = 2 * skip; i < 2 * count; i++) {
      if (Math.abs(stereo[i]) > INAUDIBLE) {
        lastLoud = file.frames() + i / 2 - skip;
      }
    }
    file.append(stereo, skip, count - skip);
    count = 0;
  }

  private boolean isOver(WavFile file) {
    if (end == 0) {
      end = Math.round(passage.seconds() * WavFile.RATE);
    }
    long frames = file.frames();
    return frames >= end
        && (frames - lastLoud > QUIET_FRAMES || frames - end > LONGEST_TAIL_FRAMES);
  }
}
