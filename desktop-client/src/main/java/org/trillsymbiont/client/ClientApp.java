package org.trillsymbiont.client;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.launch.ClientOptions;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.view.Theme;

/// The app's composition root: one window with one client, and the session it hosts unless it joins
/// one.
///
/// Thread: FX, except for `init`.
public final class ClientApp extends Application {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private @Nullable HostedSession hosted;
  private @Nullable IOException hostingFailed;
  private @Nullable SoundEngine engine;
  private @Nullable Client client;

  /// JavaFX makes it.
  public ClientApp() {}

  /// What takes a moment and needs no window. Thread: JavaFX's launcher.
  @Override
  public void init() {
    ClientOptions options = options();
    engine = SoundEngine.open(new Output.SystemDefault());
    if (options.join() == null) {
      try {
        hosted = HostedSession.start(options.port());
      } catch (IOException e) {
        hostingFailed = e;
      }
    }
  }

  @Override
  public void start(Stage stage) {
    if (engine == null) {
      throw new IllegalStateException("JavaFX calls init before start");
    }
    URI server = hosted != null ? hosted.localAddress() : options().join();
    if (server == null) {
      String reason = hostingFailed == null ? "" : " " + hostingFailed.getMessage();
      new Alert(Alert.AlertType.ERROR, "No session can be hosted on this computer." + reason)
          .showAndWait();
      stage.close();
      return;
    }
    Optional<URI> joinAddress =
        Optional.ofNullable(hosted).map(session -> session.addresses().getFirst());
    client = new Client(server, joinAddress, engine);
    Scene scene = new Scene(client.root(), WIDTH, HEIGHT);
    Theme.apply(scene);
    stage.setTitle("Trill Symbiont - " + options().name());
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setScene(scene);
    stage.setWidth(Math.min(WIDTH, screen.getWidth()));
    stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
    stage.show();
  }

  /// The window was closed: everybody who has joined a session that is hosted here is told.
  @Override
  public void stop() {
    if (client != null) {
      client.close();
    }
    if (engine != null) {
      engine.close();
    }
    if (hosted != null) {
      hosted.close();
    }
  }

  private ClientOptions options() {
    return ClientOptions.parse(getParameters().getRaw());
  }
}
