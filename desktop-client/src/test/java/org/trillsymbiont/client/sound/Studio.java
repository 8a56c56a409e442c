package org.trillsymbiont.client.sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.trillsymbiont.client.clock.ShiftedTime;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.sync.Score;

/// An engine in virtual time whose sound and notes are kept.
final class Studio implements AutoCloseable {
  private static final long SOON_NANOS = 60_000_000;

  final VirtualTime time = new VirtualTime();
  final SoundEngine engine = SoundEngine.open(new Output.Virtual(time));
  final ShiftedTime room = new ShiftedTime(3_000_000_000L);
  final List<SoundedNote> notes = new ArrayList<>();
  private float[] stereo = new float[1 << 20];
  private int used;

  Studio() {
    engine.addTap(this::keep);
    engine.addNoteListener(this::keep);
  }

  private synchronized void keep(long first, float[] block, int frames) {
    int end = Math.toIntExact(2 * (first + frames));
    if (stereo.length < end) {
      stereo = Arrays.copyOf(stereo, 2 * end);
    }
    System.arraycopy(block, 0, stereo, (int) (2 * first), 2 * frames);
    used = end;
  }

  private synchronized void keep(SoundedNote note) {
    notes.add(note);
  }

  AppState show(AppState state) {
    engine.show(state);
    return state;
  }

  void advance(double seconds) throws InterruptedException {
    time.advance(seconds);
  }

  /// Plays a column soon and lets time pass.
  void play(AppState state, int column, double seconds) throws InterruptedException {
    strike(state, column, engine.nanos() + SOON_NANOS);
    advance(seconds - Block.SECONDS);
  }

  /// Plays a single step of a column.
  ///
  /// @param heardNanos when it is to be heard; at least four blocks away
  void strike(AppState state, int column, long heardNanos) throws InterruptedException {
    engine.perform(new Performance(single(state, column, heardNanos), room));
    advance(Block.SECONDS);
  }

  private Score single(AppState state, int column, long heardNanos) {
    long begin = room.micros(heardNanos);
    int lead = (int) AppState.LEAD_MILLIS.min();
    return Score.found(
        0,
        state,
        Transport.of(
            List.of(
                new Transport.Segment(begin, column, AppState.TEMPO.max(), lead),
                new Transport.Segment(begin + 1, column + 1L, 0, lead))));
  }

  /// Everything since the engine was opened, left channel.
  synchronized Analysis sound() {
    return Analysis.leftOf(Arrays.copyOf(stereo, used));
  }

  /// What came from a frame on, left channel.
  synchronized Analysis soundFrom(long frame) {
    return Analysis.leftOf(Arrays.copyOfRange(stereo, (int) (2 * frame), used));
  }

  /// So many samples from a frame on, left channel.
  synchronized float[] samplesFrom(long frame, int count) {
    float[] samples = new float[count];
    for (int i = 0; i < count; i++) {
      samples[i] = stereo[2 * (int) (frame + i)];
    }
    return samples;
  }

  synchronized List<SoundedNote> notes() {
    return List.copyOf(notes);
  }

  synchronized SoundedNote last() {
    return notes.getLast();
  }

  static AppState edit(AppState state, Consumer<AppState.Builder> change) {
    AppState.Builder builder = state.toBuilder();
    change.accept(builder);
    return builder.build();
  }

  /// A state whose squares all have a voice.
  static AppState withVoices(AppState state, Voice voice) {
    return eachSquare(state, square -> square.withVoice(voice));
  }

  static AppState eachSquare(AppState state, UnaryOperator<MusicGridSquare> change) {
    return edit(
        state,
        builder -> {
          for (MusicGridSquare square : state.musicGrid().squares()) {
            builder.square(change.apply(square));
          }
        });
  }

  @Override
  public void close() {
    engine.close();
  }
}
