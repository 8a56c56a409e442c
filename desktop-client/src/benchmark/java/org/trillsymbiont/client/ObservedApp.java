package org.trillsymbiont.client;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.store.Store;

/// The app as it is, and a look inside.
///
/// Thread: FX, except where it says otherwise.
public final class ObservedApp extends ClientApp {
  private static final CompletableFuture<ObservedApp> STARTED = new CompletableFuture<>();

  private @Nullable Stage stage;

  /// JavaFX makes it.
  public ObservedApp() {}

  /// Starts the app; returns when its window is seen. Once in a process. Thread: any but FX.
  ///
  /// @param arguments its command line
  public static ObservedApp launched(String... arguments) {
    Thread.ofPlatform()
        .daemon()
        .name("launcher")
        .start(() -> Application.launch(ObservedApp.class, arguments));
    return STARTED.join();
  }

  @Override
  public void start(Stage first) {
    super.start(first);
    stage = first;
    STARTED.complete(this);
  }

  /// What is seen.
  public Scene scene() {
    return Objects.requireNonNull(stage, "launched").getScene();
  }

  /// The participant; null on the start screen.
  public @Nullable Client client() {
    AppWindow window = Objects.requireNonNull(window(), "launched");
    OpenSession open = window.session();
    return open == null ? null : open.client();
  }

  /// The participant's state, in a session.
  public Store store() {
    return Objects.requireNonNull(client(), "in a session").store();
  }
}
