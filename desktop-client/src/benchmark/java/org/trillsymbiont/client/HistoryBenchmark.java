package org.trillsymbiont.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.trillsymbiont.client.launch.Drawing;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.view.Theme;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;

/// Measures the history of a room with 10,000 changes in the real window: how soon it is there, how
/// soon a position is shown, and the frames while somebody goes through it, another position in
/// each, and while it is played again 16 times as fast. Drawn in software, on a display as
/// [FrameBenchmark]'s.
public final class HistoryBenchmark {
  private static final int EDITS = 10_000;
  private static final int WARM_UP_FRAMES = 200;
  private static final int FRAMES = 600;
  private static final int FIRST_POSITIONS = 50;
  private static final int POSITIONS = 300;

  /// At most, between two of them.
  private static final int PAUSE_MILLIS = 100;

  private HistoryBenchmark() {}

  /// Prints the figures.
  ///
  /// @param args width, height and scale, or nothing
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 3) {
      measure(Double.parseDouble(args[0]), Double.parseDouble(args[1]));
      return;
    }
    try (VirtualDisplay display = VirtualDisplay.open()) {
      display.run(HistoryBenchmark.class, 1280, 800, 1);
    }
  }

  private static void measure(double width, double height)
      throws IOException, InterruptedException {
    Drawing.inSmallParts();
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.join();
    Path kept = Files.createTempDirectory("trill-history");
    LongJam.store(kept, RoomName.LOBBY, EDITS);
    try (HostedSession session = HostedSession.startPrivately(kept);
        SoundEngine engine = SoundEngine.open(new Output.Silent())) {
      Client client =
          onFx(() ->
              new Client(
                  Address.of(session.address(RoomName.LOBBY).server()),
                  null,
                  new Identity("Ada", Colour.PALETTE.getFirst()),
                  engine));
      Conditions.eventually(() -> onFx(() -> isConnected(client)));
      onFx(() -> show(client, width, height));
      open(client);
      go(client, "The first", FIRST_POSITIONS);
      go(client, "The next", POSITIONS);
      System.out.println(
          System.lineSeparator()
              + "| while | frames/s | CPU ms a frame: p50 / p95 / p99 | of it application | of it renderer | within 8 ms | within 16.7 ms |");
      frames(client, WARM_UP_FRAMES);
      System.out.println("| scrubbing | " + frames(client, FRAMES).figures() + " |");
      onFx(() -> {
        client.looking().go(Place.at(100));
        client.looking().speedProperty().set(16);
        client.looking().play();
        return true;
      });
      System.out.println("| replay, 16x | " + still(FRAMES).figures() + " |");
      onFx(() -> {
        client.close();
        return true;
      });
    } finally {
      Platform.exit();
    }
  }

  private static boolean isConnected(Client client) {
    return client.session().connectionProperty().get() instanceof ConnectionStatus.Connected
        && client.store().you() > 0;
  }

  private static Stage show(Client client, double width, double height) {
    Scene scene = new Scene(client.root(), width, height);
    Theme.apply(scene, new Appearance());
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    return stage;
  }

  private static void open(Client client) {
    PastOfRoom past = client.session().past();
    long begin = System.nanoTime();
    CompletableFuture<Long> first = new CompletableFuture<>();
    CompletableFuture<Long> whole = new CompletableFuture<>();
    onFx(() -> {
      past.versionProperty()
          .subscribe(version -> {
            if (past.history() != null) {
              first.complete(System.nanoTime() - begin);
            }
          });
      past.loadingProperty()
          .subscribe(now -> {
            if (now instanceof PastOfRoom.Loading.Whole) {
              whole.complete(System.nanoTime() - begin);
            }
          });
      client.commands().toggleHistory();
      return true;
    });
    System.out.printf(
        Locale.ROOT,
        "%nThe newest 200 changes are there after %.0f ms, all %d after %.1f s.%n",
        first.join() / 1e6,
        EDITS,
        whole.join() / 1e9);
  }

  /// From the wish to look somewhere until that is seen, each at another moment of a frame.
  private static void go(Client client, String which, int count) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(count);
    RendererWatch renderer = onFx(() -> new RendererWatch(client.root().getScene()));
    double[] millis = new double[count];
    for (int i = 0; i < count; i++) {
      Place place = Place.at(random.nextInt(EDITS + 1));
      Thread.sleep(random.nextInt(PAUSE_MILLIS));
      millis[i] = renderer.nanosUntilSeen(() -> client.looking().go(place)) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%s %d positions are each seen within %.1f ms (p50), %.1f ms (p99), %.1f ms (slowest).%n",
        which,
        count,
        millis[count / 2],
        millis[count * 99 / 100],
        millis[count - 1]);
  }

  /// Another position in each frame, to and fro through all of it.
  private static FrameLog frames(Client client, int count) {
    AnimationTimer scrub =
        new AnimationTimer() {
          private int frame;

          @Override
          public void handle(long now) {
            History history = client.session().past().history();
            if (history != null) {
              double part = 0.5 + 0.5 * Math.sin(frame++ / 90.0);
              client.looking().go(Place.at(history, (long) (part * history.length())));
            }
          }
        };
    onFx(() -> {
      scrub.start();
      return true;
    });
    FrameLog log = still(count);
    onFx(() -> {
      scrub.stop();
      return true;
    });
    return log;
  }

  private static FrameLog still(int count) {
    FrameLog log = onFx(() -> new FrameLog(count));
    onFx(() -> {
      log.start();
      return true;
    });
    return log.whole().join();
  }

  private static <T> T onFx(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, FxThread::post).join();
  }
}
