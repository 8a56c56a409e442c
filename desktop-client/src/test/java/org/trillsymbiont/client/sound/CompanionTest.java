package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.Voice;

class CompanionTest {
  private static final AppState ALL =
      Studio.eachSquare(
          Studio.withVoices(
              AppState.INITIAL, Voice.DEFAULT.withLfoGain(30).withLfoFreq(1).withLfoDecay(2)),
          square -> square.withActive(true));

  private record Released(long id, long nanos) {}

  /// Remembers everything, and when it heard of it.
  private static final class Friend implements Companion {
    private final SoundEngine engine;
    private final List<Note> notes = new ArrayList<>();
    private final List<Long> heardAt = new ArrayList<>();
    private final List<Released> released = new ArrayList<>();
    private int silences;

    Friend(SoundEngine engine) {
      this.engine = engine;
      engine.addCompanion(this);
    }

    @Override
    public void begins(Note note) {
      notes.add(note);
      heardAt.add(engine.nanos());
    }

    @Override
    public void released(long id, long atNanos) {
      released.add(new Released(id, atNanos));
    }

    @Override
    public void silenced() {
      silences++;
    }
  }

  @Test
  void hearsOfAColumnBeforeItIsDue() throws InterruptedException {
    try (Studio studio = new Studio()) {
      Friend friend = new Friend(studio.engine);
      long due = studio.engine.nanos() + 300_000_000;
      studio.strike(ALL, 3, due);
      studio.advance(1);
      assertEquals(8, friend.notes.size());
      assertEquals(8, new HashSet<>(friend.notes.stream().map(Companion.Note::id).toList()).size());
      for (int row = 0; row < 8; row++) {
        Companion.Note note = friend.notes.get(row);
        assertEquals((double) due, (double) note.atNanos(), 1000);
        assertTrue(
            friend.heardAt.get(row) <= due - studio.engine.aheadNanos(250), "it has time to send");
        assertEquals(studio.notes().get(row).source(), note.source());
        assertEquals(0.55, note.seconds(), 1e-9);
        assertEquals(1.5, note.gain());
        assertEquals(GridPitch.midi(ALL, 8 * row + 3), note.midi(due), 1e-6);
      }
    }
  }

  @Test
  void tellsThePitchWithLfoAndKnobsOfAHeldNoteUntilItsRelease() throws InterruptedException {
    try (Studio studio = new Studio()) {
      Friend friend = new Friend(studio.engine);
      studio.show(ALL);
      long touched = studio.engine.nanos();
      studio.engine.hold(ALL, 12);
      studio.advance(0.4);
      Companion.Note note = friend.notes.getFirst();
      assertEquals(touched, note.atNanos());
      assertTrue(Double.isInfinite(note.seconds()));
      double base = GridPitch.midi(ALL, 12);
      assertTrue(note.midi(touched + 250_000_000) > base + 0.5);
      assertEquals(base, note.midi(touched), 1e-6);
      Voice voice = ALL.musicGrid().square(12).voice();
      studio.show(
          Studio.withVoices(ALL, voice.withLfoGain(0).withPrimaryFreq(2).withPrimaryGain(0.2)));
      studio.advance(0.1);
      assertEquals(base + 12, note.midi(studio.engine.nanos()), 1e-6);
      assertEquals(0.2, note.gain());
      long lifted = studio.engine.nanos();
      studio.engine.release(12);
      studio.advance(0.1);
      assertEquals(List.of(new Released(note.id(), lifted)), friend.released);
    }
  }

  @Test
  void aTapThatIsReleasedAtOnceIsLongEnough() throws InterruptedException {
    try (Studio studio = new Studio()) {
      Friend friend = new Friend(studio.engine);
      studio.engine.hold(ALL, 1);
      studio.engine.release(1);
      studio.advance(0.5);
      Companion.Note note = friend.notes.getFirst();
      assertEquals(1, friend.released.size());
      assertEquals(note.atNanos() + 1e8, (double) friend.released.getFirst().nanos(), 1000);
    }
  }

  @Test
  void hearsOfASilenceAndNothingAfterItWasRemoved() throws InterruptedException {
    try (Studio studio = new Studio()) {
      Friend friend = new Friend(studio.engine);
      studio.engine.silence();
      studio.advance(0.1);
      assertEquals(1, friend.silences);
      studio.engine.removeCompanion(friend);
      studio.engine.audition(ALL, 1);
      studio.engine.silence();
      studio.advance(0.1);
      assertEquals(1, friend.silences);
      assertTrue(friend.notes.isEmpty());
    }
  }
}
