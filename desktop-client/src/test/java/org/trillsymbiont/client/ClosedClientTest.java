package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.fail;
import static org.trillsymbiont.client.Stages.onFx;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.view.Theme;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;

/// Somebody may leave a session and join another one in one run of the app: nothing of the first
/// stays in memory.
@ExtendWith(ApplicationExtension.class)
class ClosedClientTest {
  private static final int TRIES = 100;

  /// The user's choice, which outlives every window.
  private static final Appearance LOOKS = new Appearance();

  /// Waits as long as it takes: the first window of a program loads a thousand classes.
  private static <T> T fromFx(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, FxThread::post).join();
  }

  /// Opens a client in a window, uses it a little, closes everything, and keeps nothing.
  private static Map<String, WeakReference<Object>> opened(HostedSession hosted) {
    Map<String, WeakReference<Object>> parts = new LinkedHashMap<>();
    SoundEngine engine = SoundEngine.open(new Output.Silent());
    Client client =
        fromFx(() ->
            new Client(
                hosted.address(RoomName.LOBBY),
                null,
                new Identity("Ada", Colour.PALETTE.getFirst()),
                engine,
                LOOKS,
                System::nanoTime));
    Stage stage = fromFx(() -> shown(client));
    Stages.await(
        "connected",
        () -> client.session().connectionProperty().get() instanceof ConnectionStatus.Connected);
    onFx(() -> use(client));
    parts.put("window", new WeakReference<>(stage));
    parts.put("scene", new WeakReference<>(stage.getScene()));
    parts.put("root", new WeakReference<>(client.root()));
    parts.put("client", new WeakReference<>(client));
    parts.put("session", new WeakReference<>(client.session()));
    parts.put("engine", new WeakReference<>(engine));
    onFx(() -> {
      stage.close();
      client.close();
    });
    engine.close();
    return parts;
  }

  private static Stage shown(Client client) {
    Stage stage = new Stage();
    Scene scene = new Scene(client.root(), 980, 960);
    Theme.apply(scene, LOOKS);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    return stage;
  }

  /// Opens the circle, plays, and turns something.
  private static void use(Client client) {
    client.store().dispatch(Edit.of(Fields.SHOW_CIRCLE_OF_FIFTHS, true));
    client.store().dispatch(Gestures.randomise(new Random(1)));
    client.store().dispatch(Gestures.play());
  }

  private static void assertCollected(Map<String, WeakReference<Object>> parts) {
    for (int i = 0; i < TRIES && !isCollected(parts); i++) {
      System.gc();
      onFx(() -> {});
    }
    List<String> alive =
        parts.entrySet().stream()
            .filter(part -> part.getValue().get() != null)
            .map(Map.Entry::getKey)
            .toList();
    if (!alive.isEmpty()) {
      fail("still in memory: " + alive);
    }
  }

  private static boolean isCollected(Map<String, WeakReference<Object>> parts) {
    return parts.values().stream().allMatch(part -> part.get() == null);
  }

  @Test
  void nothingOfAClosedClientStaysInMemory() throws IOException {
    try (HostedSession hosted = HostedSession.startPrivately()) {
      assertCollected(opened(hosted));
    }
  }
}
