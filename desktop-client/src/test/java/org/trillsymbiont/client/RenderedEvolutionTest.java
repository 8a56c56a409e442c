package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.trillsymbiont.client.sound.StepNotes;
import org.trillsymbiont.client.sound.export.Course;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;

/// What is rendered of a room is what the room would play.
@ExtendWith(ApplicationExtension.class)
class RenderedEvolutionTest {
  private static final int BARS = 2;

  @Test
  void rendersTheGenerationsThatTheServerMakes() throws Exception {
    FxToolkit.registerPrimaryStage();
    Map<Long, Long> heard = new ConcurrentHashMap<>();
    try (SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0));
        Player player = Player.join("Ada", server.localAddress(), 0)) {
      AppState before = set(player);
      onFx(() -> {
        player
            .client()
            .playhead()
            .onStep(played ->
                heard.put(played.step().number(), played.content().musicGrid().activeBits()));
        player.client().store().dispatch(Gestures.play());
      });
      long last = 8 * BARS - 1;
      Conditions.eventually(() -> heard.keySet().stream().anyMatch(step -> step >= last));
      assertTrue(heard.size() > last / 2, () -> heard.size() + " steps were seen");
      List<StepNotes> steps = Course.bars(before, BARS).steps();
      for (StepNotes rendered : steps) {
        long number = rendered.step().number();
        if (heard.containsKey(number)) {
          assertEquals(
              heard.get(number), rendered.content().musicGrid().activeBits(), "step " + number);
        }
      }
      assertTrue(steps.stream().map(step -> step.content().musicGrid()).distinct().count() > 4);
    } finally {
      FxToolkit.cleanupStages();
    }
  }

  /// @return the state before Play
  private static AppState set(Player player) {
    onFx(() -> {
      Edit.Builder edit = Edit.labelled("Set");
      for (int square : new int[] {3, 11, 12, 28, 29, 37, 50}) {
        edit.set(Fields.square(square).active(), true);
      }
      edit.set(Fields.TEMPO, 240.0)
          .set(Fields.EVOLUTION_SEED, 31)
          .set(Fields.STEPS_PER_GENERATION, 2);
      player.client().store().dispatch(edit.build());
      player.client().store().dispatch(Gestures.startEvolution());
    });
    Stages.await("all is confirmed", () -> player.client().store().pendingPlaces() == 0);
    return fromFx(() -> player.client().store().state());
  }
}
