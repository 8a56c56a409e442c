package org.trillsymbiont.client.beat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Client;
import org.trillsymbiont.client.FxThread;
import org.trillsymbiont.client.FxTimer;
import org.trillsymbiont.client.ObservedApp;
import org.trillsymbiont.client.Picture;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ServerMessage;

/// The app in a computer of a network, as a process: as it is, but on no screen. What it is to do
/// is pressed and typed in its window, at the word of its standard input, and it goes when that
/// ends. Each word is answered by a line that begins with `lan`.
///
/// | told | does | answers |
/// |---|---|---|
/// | `found` | | the ids of the sessions that are listed |
/// | `press` id | presses a button | |
/// | `type` id text | types into a field | |
/// | `text` id | | what a label says |
/// | `look` | | `here` or `there` or `lost`, settled, room's time, own number, people, acts |
/// | `play`, `randomise`, `still` (no evolution) | that | |
/// | `jam` repertoire, seed; `rest` | plays at random, or no more | |
/// | `starved` | | as [Machine] |
/// | `state` | | a number that is the same for the same state |
/// | `picture` file | writes what is seen | |
///
/// Thread: `main`; what belongs to the FX thread is done there.
public final class LanGuest {
  static final String PREFIX = "lan ";

  private final ObservedApp app;
  private final FxTimer timer = new FxTimer(System::nanoTime);
  private final Starvation starvation = new Starvation();
  private @Nullable Client watched;
  private @Nullable RandomPlayer player;

  private LanGuest(ObservedApp app) {
    this.app = app;
  }

  /// Is the app until its standard input ends.
  ///
  /// @param arguments the app's
  public static void main(String[] arguments) throws IOException {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    LanGuest guest = new LanGuest(ObservedApp.launched(arguments));
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ", 3);
      String answer = onFx(() -> guest.answer(words));
      System.out.println(PREFIX + answer);
      System.out.flush();
    }
    Platform.exit();
  }

  private String answer(String[] words) {
    watch();
    return switch (words[0]) {
      case "found" -> found();
      case "press" -> done(button(words[1])::fire);
      case "type" -> done(() -> ((TextField) node(words[1])).setText(words[2]));
      case "text" -> ((Label) node(words[1])).getText();
      case "look" -> look();
      case "play" -> done(() -> store().dispatch(Gestures.play()));
      case "randomise" -> done(() -> store().dispatch(Gestures.randomise(new SplittableRandom(1))));
      case "jam" -> done(() -> jam(Repertoire.valueOf(words[1]), Long.parseLong(words[2])));
      case "rest" -> done(this::rest);
      case "starved" -> starved();
      case "still" -> done(() -> store().dispatch(Gestures.stopEvolution()));
      case "state" -> state();
      case "picture" -> done(() -> picture(Path.of(words[1])));
      default -> throw new IllegalArgumentException("unknown: " + Arrays.toString(words));
    };
  }

  private static String done(Runnable action) {
    action.run();
    return "done";
  }

  private Store store() {
    return app.store();
  }

  private Node node(String id) {
    return Objects.requireNonNull(app.scene().lookup("#" + id), () -> "there is no #" + id);
  }

  private Button button(String id) {
    return (Button) node(id);
  }

  private String found() {
    return app.scene().getRoot().lookupAll(".start-session").stream()
        .map(Node::getId)
        .filter(id -> id.startsWith("found-"))
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.joining(" "));
  }

  /// Once it is in a session, late edits are noted.
  private void watch() {
    Client client = app.client();
    if (client != null && !client.equals(watched)) {
      watched = client;
      client
          .store()
          .onReceive(message -> {
            if (message instanceof ServerMessage.Edited edited) {
              starvation.edited(
                  edited.atMicros(),
                  client.store().scoreProperty().get().transport().leadMillis() * 1000L,
                  client.session().clock().micros());
            }
          });
    }
  }

  private String look() {
    Client client = app.client();
    if (client == null) {
      return "here false 0 0 0 0";
    }
    var session = client.session();
    boolean isIn = session.connectionProperty().get() instanceof ConnectionStatus.Connected;
    return String.join(
        " ",
        List.of(
            isIn ? "there" : "lost",
            "" + session.clock().quality().isSettled(),
            "" + session.clock().micros(),
            "" + session.store().you(),
            "" + session.roster().participantsProperty().get().size(),
            "" + (player == null ? 0 : player.acts())));
  }

  private void jam(Repertoire repertoire, long seed) {
    rest();
    player = new RandomPlayer(store(), timer, repertoire, seed);
    player.play();
  }

  private void rest() {
    if (player != null) {
      player.rest();
    }
  }

  private String starved() {
    return starvation.spans().stream()
        .map(span -> span.kind() + " " + span.fromMicros() + " " + span.toMicros())
        .collect(Collectors.joining(" "));
  }

  /// Of all that does not move by itself. Hash codes of objects are others in each process.
  private String state() {
    AppState now = store().state();
    return Integer.toHexString(
        Edit.difference(AppState.INITIAL, now).fields().stream()
            .filter(field -> !field.equals(Fields.CURRENT_SEQUENCE_STEP))
            .sorted(Comparator.comparingInt(Field::index))
            .map(field -> field + "=" + field.get(now))
            .collect(Collectors.joining(" "))
            .hashCode());
  }

  private void picture(Path file) {
    try {
      Picture.write(file, Picture.of(app.scene().getRoot(), 1));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T onFx(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, FxThread::post).join();
  }
}
