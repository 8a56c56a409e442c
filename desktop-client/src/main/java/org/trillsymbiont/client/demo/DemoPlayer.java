package org.trillsymbiont.client.demo;

import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.trillsymbiont.client.Client;
import org.trillsymbiont.client.FxThread;
import org.trillsymbiont.client.Picture;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sound.export.JamLog;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.transport.Playhead;
import org.trillsymbiont.client.view.Theme;
import org.trillsymbiont.model.sync.Identity;

/// One of the demo's clients, with a window and a silent sound engine.
///
/// Thread: FX, except for `close`.
final class DemoPlayer implements AutoCloseable {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private final SoundEngine engine = SoundEngine.open(new Output.Silent());
  private final Client client;
  private final Stage stage = new Stage();

  DemoPlayer(Identity who, Address server) {
    client = new Client(server, null, who, engine);
    Scene scene = new Scene(client.root(), WIDTH, HEIGHT);
    Theme.apply(scene, new Appearance());
    stage.setTitle("Trill Symbiont - " + who.name());
    stage.setScene(scene);
    stage.show();
  }

  Store store() {
    return client.store();
  }

  Playhead playhead() {
    return client.playhead();
  }

  SoundEngine engine() {
    return engine;
  }

  boolean isConnected() {
    return client.session().connectionProperty().get() instanceof ConnectionStatus.Connected;
  }

  /// Collects what is heard from now on.
  JamLog record() {
    JamLog log = new JamLog(client.store().state());
    engine.addNoteListener(log);
    client.playhead().onStep(log::step);
    return log;
  }

  Level measure() {
    Level level = new Level();
    engine.addTap(level);
    return level;
  }

  Image picture() {
    return Picture.of(client.root(), 1);
  }

  @Override
  public void close() {
    CompletableFuture<Void> closed =
        CompletableFuture.runAsync(
            () -> {
              stage.close();
              client.close();
            },
            FxThread::post);
    closed.join();
    engine.close();
  }
}
