package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;

/// What a replica says is to be played, and when it shows the evolution's generations.
final class PlayingTest {
  private static final Field<Boolean> SQUARE = Fields.square(12).active();
  private static final Field<Boolean> OTHER = Fields.square(13).active();

  private final Studio studio = Studio.plain();
  private final Studio.Guest ada = studio.guest("ada");
  private final Studio.Guest bob = studio.guest("bob");

  private static List<Long> begins(Replica replica, long from, long to) {
    return replica.score().between(from, to).stream()
        .map(played -> played.step().beginMicros())
        .toList();
  }

  private static Edit generation(Field<Boolean> square, int number) {
    return Edit.labelled("Evolve").set(square, true).set(Fields.EVOLUTION_STEP, number).build();
  }

  /// R41, R42
  @Test
  void everybodyDerivesTheSameTransport() {
    ada.does(Gestures.play());
    studio.settles();
    bob.sets(Fields.TEMPO, 200.0);
    studio.settles();
    ada.does(Gestures.pause());
    studio.settles();
    Transport there = studio.authority().transport();
    assertEquals(
        List.of(200.0, 0.0), there.segments().stream().map(Transport.Segment::tempo).toList());
    assertEquals(there, ada.replica().score().transport());
    assertEquals(there, bob.replica().score().transport());
    assertEquals(there, studio.guest("cleo").replica().score().transport(), "who comes late");
  }

  /// R42: only what the server has taken is played, however soon it is seen.
  @Test
  void whatNobodyHasTakenIsNotPlayedYet() {
    ada.does(Gestures.play());
    assertTrue(ada.sees(Fields.IS_SEQUENCER_RUNNING));
    assertEquals(Transport.STOPPED, ada.replica().score().transport());
    studio.settles();
    assertTrue(ada.replica().score().transport().willPlay());
  }

  /// R32
  @Test
  void playsOnWithoutAServer() {
    ada.does(Gestures.play());
    studio.settles();
    ada.isCut();
    studio.aSecondPasses();
    List<Long> before = begins(ada.replica(), 2_000_000, 5_000_000);
    assertFalse(before.isEmpty());
    ada.sets(SQUARE, true);
    assertEquals(before, begins(ada.replica(), 2_000_000, 5_000_000));
    assertTrue(
        ada.replica()
            .score()
            .between(3_000_000, 5_000_000)
            .getLast()
            .content()
            .musicGrid()
            .square(12)
            .isActive());
    ada.does(Gestures.stop());
    assertEquals(List.of(), begins(ada.replica(), 4_000_000, 9_000_000));
    ada.connects();
    studio.settles();
    assertEquals(studio.authority().transport(), ada.replica().score().transport());
    assertFalse(studio.authority().transport().willPlay());
  }

  /// R32
  @Test
  void playsBeforeThereIsAServer() {
    Replica alone = new Replica(TimeUnit.NANOSECONDS::toMicros);
    alone.edit(Edit.of(SQUARE, true), 0, 0);
    alone.edit(Gestures.play(), 0, 1_000_000_000);
    assertEquals(1_250_000, alone.score().transport().nextStep(0).orElseThrow().beginMicros());
    assertEquals(1, alone.score().between(1_250_000, 1_300_000).size());
  }

  /// R32: what was on its way when the connection was lost goes on here.
  @Test
  void whatTheServerHasNotAnsweredIsPlayedWhenItIsLost() {
    ada.does(Gestures.play());
    ada.isCut();
    assertTrue(ada.replica().score().transport().willPlay());
  }

  /// R45
  @Test
  void aGenerationIsShownWhenItTakesEffect() {
    ada.does(Gestures.play());
    studio.settles();
    long at = 2_000_000;
    studio.broadcast(studio.authority().own(generation(SQUARE, 1), at));
    long due = studio.authority().transport().takesEffect(at);
    ada.hears();
    assertEquals(OptionalLong.of(due), ada.replica().nextUpcomingMicros());
    assertFalse(ada.sees(SQUARE));
    assertTrue(SQUARE.get(ada.replica().confirmed()));
    ada.replica().showUpcoming(due - 1);
    assertFalse(ada.sees(SQUARE));
    ada.replica().showUpcoming(due);
    assertTrue(ada.sees(SQUARE));
    assertEquals(1, ada.sees(Fields.EVOLUTION_STEP));
    assertEquals(OptionalLong.empty(), ada.replica().nextUpcomingMicros());
  }

  /// R45
  @Test
  void generationsThatWaitAreShownOneAfterAnother() {
    studio.broadcast(studio.authority().own(generation(SQUARE, 1), 100_000));
    studio.broadcast(studio.authority().own(generation(OTHER, 2), 200_000));
    ada.hears();
    assertEquals(0, ada.sees(Fields.EVOLUTION_STEP));
    ada.replica().showUpcoming(350_000);
    assertEquals(1, ada.sees(Fields.EVOLUTION_STEP));
    assertTrue(ada.sees(SQUARE));
    assertFalse(ada.sees(OTHER));
    ada.replica().showUpcoming(450_000);
    assertEquals(2, ada.sees(Fields.EVOLUTION_STEP));
    assertTrue(ada.sees(OTHER));
  }

  /// R45
  @Test
  void whatSomebodySetsMeanwhileIsShownAtOnce() {
    studio.broadcast(studio.authority().own(generation(SQUARE, 1), 100_000));
    ada.hears();
    bob.hears();
    bob.sets(OTHER, true);
    bob.sets(SQUARE, true);
    studio.settles();
    assertTrue(ada.sees(SQUARE));
    assertTrue(ada.sees(OTHER));
    assertEquals(0, ada.sees(Fields.EVOLUTION_STEP), "the rest of the generation waits");
  }

  /// R45: nobody is there to be in time with.
  @Test
  void withoutAConnectionNothingIsHidden() {
    studio.broadcast(studio.authority().own(generation(SQUARE, 1), 100_000));
    ada.hears();
    ada.isCut();
    assertTrue(ada.sees(SQUARE));
    assertEquals(AppState.INITIAL.tempo(), ada.sees(Fields.TEMPO));
  }
}
