package org.trillsymbiont.client.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.FxThread;
import org.trillsymbiont.client.HostedSession;
import org.trillsymbiont.client.Picture;
import org.trillsymbiont.client.sound.Capture;
import org.trillsymbiont.client.sound.export.JamLog;
import org.trillsymbiont.client.sound.export.JamSequence;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;

/// Plays the demo: a real server, two real clients with their windows on JavaFX's Headless platform
/// and their sound into a silent line, and the score of [DemoScore].
///
/// Thread: the caller's; what belongs to the FX thread is done there.
public final class DemoJam {
  private static final Logger log = LoggerFactory.getLogger(DemoJam.class);
  private static final long TAIL_MILLIS = 2_500;
  private static final double HALF_A_STEP = 0.5;
  private static final int PICTURED_COLUMN = 5;
  private static final double SILENCE_DBFS = -60;
  private static final long PATIENCE_MILLIS = 20_000;
  private static final Identity ADA = new Identity("Ada", Colour.PALETTE.get(6));
  private static final Identity BEN = new Identity("Ben", Colour.PALETTE.get(1));

  private final HostedSession session;
  private final DemoPlayer host;
  private final DemoPlayer guest;
  private final int bars;

  private DemoJam(HostedSession session, DemoPlayer host, DemoPlayer guest, int bars) {
    this.session = session;
    this.host = host;
    this.guest = guest;
    this.bars = bars;
  }

  /// Plays the demo and leaves `jam.wav`, `jam.mid` and `jam.png` in a folder.
  ///
  /// @param out takes the summary
  /// @param err takes the sentence, when something fails
  /// @param bars 1 or more
  /// @return whether it was played and written
  public static boolean run(PrintWriter out, PrintWriter err, int bars, Path folder) {
    useHeadlessPlatform();
    try (HostedSession session = HostedSession.startPrivately()) {
      get(startToolkit());
      Files.createDirectories(folder);
      try (DemoPlayer host = onFx(() -> new DemoPlayer(ADA, session.address(RoomName.LOBBY)));
          DemoPlayer guest = onFx(() -> new DemoPlayer(BEN, session.address(RoomName.LOBBY)))) {
        new DemoJam(session, host, guest, bars).play(out, folder);
      }
      return true;
    } catch (FileSystemException e) {
      log.debug("The demo's files can't be written", e);
      err.println("The demo's files can't be written: " + e.getFile() + " is not writable.");
      return false;
    } catch (IOException e) {
      log.debug("The demo failed", e);
      err.println("The demo could not be played: " + e.getMessage());
      return false;
    } finally {
      out.flush();
      err.flush();
    }
  }

  /// Must come before any JavaFX class is asked for anything.
  private static void useHeadlessPlatform() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
  }

  private static CompletableFuture<Void> startToolkit() {
    CompletableFuture<Void> started = new CompletableFuture<>();
    try {
      Platform.startup(() -> started.complete(null));
    } catch (IllegalStateException e) {
      log.debug("JavaFX runs already: {}", e.getMessage());
      started.complete(null);
    }
    return started;
  }

  private void play(PrintWriter out, Path folder) throws IOException {
    out.printf(
        Locale.ROOT,
        "Ada and Ben play %d bars at %.0f BPM through %s ...%n",
        bars,
        DemoScore.TEMPO_BPM,
        session.address(RoomName.LOBBY).shared());
    out.flush();
    await("both clients are connected", () -> host.isConnected() && guest.isConnected());
    act(DemoScore.prelude());
    await("both show the same", this::agree);
    Path wav = folder.resolve("jam.wav");
    // The first picture takes long, for much is loaded; it must not hold up the music.
    var _ = onFx(this::pictures);
    JamLog atHost = onFx(host::record);
    JamLog atGuest = onFx(guest::record);
    Level level = guest.measure();
    Capture capture = Capture.start(guest.engine(), wav);
    Image[] pictures;
    try (capture) {
      pictures = playBars();
      awaitFrames(capture, capture.frames() + TAIL_MILLIS * 44_100 / 1000);
    }
    long firstFrame = firstFrame(capture.firstFrame());
    JamSequence.write(
        atGuest.jam("Trill Symbiont demo", firstFrame),
        JamSequence.Tracks.PER_ROW,
        folder.resolve("jam.mid"));
    Picture.write(folder.resolve("jam.png"), pictures);
    DemoReport.of(atHost.notes(), atGuest.notes()).lines().forEach(out::println);
    out.printf(
        Locale.ROOT,
        "Level: peak %.1f dBFS, average %.1f dBFS.%n",
        level.peakDbfs(),
        level.averageDbfs());
    out.printf(
        Locale.ROOT,
        "Written to %s: jam.wav (%.1f s), jam.mid (%d notes), jam.png.%n",
        folder.toAbsolutePath().normalize(),
        capture.frames() / 44_100.0,
        atGuest.notes().size());
    if (atGuest.notes().isEmpty() || level.peakDbfs() < SILENCE_DBFS) {
      throw new IOException("nothing was heard.");
    }
  }

  /// Plays from the first step to the last and returns the windows as they looked towards the end.
  private Image[] playBars() throws IOException {
    CompletableFuture<Image[]> finished = new CompletableFuture<>();
    onFx(() -> {
      new Conductor(finished).begin();
      return true;
    });
    return get(finished, bars * 8L * 1000 + PATIENCE_MILLIS);
  }

  /// Follows the host's steps; on a busy machine some of them may not be seen. Thread: FX.
  private final class Conductor {
    private final CompletableFuture<Image[]> finished;
    private Image[] pictures = {};
    private int barsBegun;

    Conductor(CompletableFuture<Image[]> finished) {
      this.finished = finished;
    }

    void begin() {
      // Not from inside the change that is being told.
      host.playhead().onStep(played -> FxThread.post(() -> step(played.step().number())));
      host.playhead()
          .positionProperty()
          .subscribe((before, now) -> {
            if (before.isMoving() && !now.isMoving()) {
              FxThread.post(this::end);
            }
          });
      host.store().dispatch(Gestures.play());
    }

    private void step(long step) {
      int number = Math.toIntExact(step);
      while (barsBegun < bars && barsBegun * MusicGrid.COLUMNS <= number) {
        act(DemoScore.bar(barsBegun));
        barsBegun++;
        if (barsBegun == bars) {
          stopAfter(bars * MusicGrid.COLUMNS - number);
        }
      }
      if (pictures.length == 0 && number >= (bars - 1) * MusicGrid.COLUMNS + PICTURED_COLUMN) {
        pictures = pictures();
      }
    }

    /// So that it takes effect when that many steps have gone by.
    private void stopAfter(int steps) {
      AppState state = host.store().state();
      double millis = (steps - HALF_A_STEP) * state.stepNanos() / 1e6 - state.leadMillis();
      PauseTransition rest = new PauseTransition(Duration.millis(Math.max(0, millis)));
      rest.setOnFinished(end -> host.store().dispatch(Gestures.stop()));
      rest.play();
    }

    private void end() {
      finished.complete(pictures.length == 0 ? pictures() : pictures);
    }
  }

  private void act(List<DemoScore.Act> acts) {
    for (DemoScore.Act act : acts) {
      DemoPlayer player = act.isHosts() ? host : guest;
      FxThread.post(() -> player.store().dispatch(act.edit()));
    }
  }

  private Image[] pictures() {
    return new Image[] {host.picture(), guest.picture()};
  }

  private boolean agree() {
    AppState state = host.store().state();
    return !state.equals(AppState.INITIAL) && state.equals(guest.store().state());
  }

  private static long firstFrame(OptionalLong frame) throws IOException {
    return frame.orElseThrow(() -> new IOException("the recording is empty."));
  }

  private static void awaitFrames(Capture capture, long frames) throws IOException {
    await("the last notes fade", () -> capture.frames() >= frames);
  }

  /// Asks on the FX thread until something is so.
  private static void await(String what, BooleanSupplier condition) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!onFx(condition::getAsBoolean)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("it did not come to pass that " + what + ".");
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static <T> T onFx(Supplier<T> action) throws IOException {
    return get(CompletableFuture.supplyAsync(action, FxThread::post));
  }

  private static <T> T get(CompletableFuture<T> future) throws IOException {
    return get(future, PATIENCE_MILLIS);
  }

  private static <T> T get(CompletableFuture<T> future, long millis) throws IOException {
    try {
      return future.get(millis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("a client does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was interrupted.", e);
    }
  }
}
