package org.trillsymbiont.client;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.trillsymbiont.client.launch.Drawing;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.view.Theme;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.RoomName;

/// Measures frames: the real window in a real session, all 64 squares playing at 240 BPM, lit for
/// the whole time by voices that decay in 2 s, with the rings of six others, two of whom hold. It
/// is drawn in software. `./mvnw -Pbenchmark-frames`
///
/// Each size is a process of its own, because a screen's scale holds for a process. Where there is
/// no display it is Xvfb's. The Headless platform would not do: it has neither a scale nor room for
/// more than a million pixels, and copies each of them in Java.
public final class FrameBenchmark {
  private static final int WARM_UP_FRAMES = 300;
  private static final int FRAMES = 600;
  private static final List<Waveform> WAVES = List.of(Waveform.values());
  private static final List<String> NAMES = List.of("Ben", "Cleo", "Dmitri", "Eve", "Gül", "Hanna");

  private FrameBenchmark() {}

  /// Measures all sizes, and prints a table; or measures the one that is given.
  ///
  /// @param args width, height and scale, or nothing
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 3) {
      measure(Double.parseDouble(args[0]), Double.parseDouble(args[1]), Integer.parseInt(args[2]));
      return;
    }
    System.out.println(
        """

        | window | frames/s | CPU ms a frame: p50 / p95 / p99 | of it application | of it renderer \
        | within 8 ms | within 16.7 ms |
        |---|---|---|---|---|---|---|\
        """);
    try (VirtualDisplay display = VirtualDisplay.open()) {
      display.run(FrameBenchmark.class, 1280, 800, 1);
      display.run(FrameBenchmark.class, 1280, 800, 2);
      display.run(FrameBenchmark.class, 3840, 2160, 1);
    }
    System.out.println();
  }

  private static void measure(double width, double height, int scale) throws IOException {
    Drawing.inSmallParts();
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.join();
    List<Guest> guests = new ArrayList<>();
    try (HostedSession session = HostedSession.startPrivately();
        SoundEngine engine = SoundEngine.open(new Output.Silent())) {
      Client client = onFx(() -> client(session, engine));
      Conditions.eventually(() -> onFx(() -> isConnected(client)));
      play(client);
      join(session, guests);
      Conditions.eventually(
          () -> onFx(() -> client.session().roster().others().size() == NAMES.size()));
      onFx(() -> show(client.root(), width, height));
      frames(WARM_UP_FRAMES);
      System.out.printf(
          Locale.ROOT, "| %.0fx%.0f, %dx | %s |%n", width, height, scale, frames(FRAMES).figures());
      onFx(() -> {
        client.close();
        return true;
      });
    } finally {
      guests.forEach(Guest::close);
      Platform.exit();
    }
  }

  private static Client client(HostedSession session, SoundEngine engine) {
    return new Client(
        new Address(
            session.address(RoomName.LOBBY).server(),
            List.of(JoinLink.parse("trill://192.168.1.7:8787/lobby"))),
        null,
        new Identity("Ada", Colour.PALETTE.getFirst()),
        engine);
  }

  private static boolean isConnected(Client client) {
    return client.session().connectionProperty().get() instanceof ConnectionStatus.Connected;
  }

  private static void play(Client client) {
    Edit.Builder edit = Edit.labelled("Everything").set(Fields.TEMPO, 240.0);
    for (int index = 0; index < MusicGrid.SQUARES; index++) {
      Waveform wave = WAVES.get(index % WAVES.size());
      double gain = Voice.PRIMARY_GAIN.clamp(0.1 + 0.025 * index);
      Voice voice = Voice.DEFAULT.withPrimaryDecay(2).withPrimaryWave(wave).withPrimaryGain(gain);
      Fields.SquareFields square = Fields.square(index);
      square.setVoice(edit.set(square.active(), true), voice);
    }
    onFx(() -> {
      client.store().dispatch(edit.build());
      client.store().dispatch(Gestures.play());
      return true;
    });
  }

  private static void join(HostedSession session, List<Guest> guests) {
    URI server = URI.create(session.address(RoomName.LOBBY).server().webSocket());
    for (int i = 0; i < NAMES.size(); i++) {
      int square = 9 * i + 5;
      Identity who = new Identity(NAMES.get(i), Colour.PALETTE.get(i + 1));
      Presence hand = new Presence("/musicGrid/" + square, i < 2 ? square : -1, 9);
      guests.add(Guest.join(server, RoomName.LOBBY, who, hand));
    }
  }

  private static FrameLog frames(int count) {
    FrameLog log = onFx(() -> new FrameLog(count));
    onFx(() -> {
      log.start();
      return true;
    });
    return log.whole().join();
  }

  private static Stage show(Parent root, double width, double height) {
    Scene scene = new Scene(root, width, height);
    Theme.apply(scene, new Appearance());
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    return stage;
  }

  private static <T> T onFx(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, FxThread::post).join();
  }
}
