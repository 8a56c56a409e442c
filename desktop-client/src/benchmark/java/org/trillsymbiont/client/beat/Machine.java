package org.trillsymbiont.client.beat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Client;
import org.trillsymbiont.client.FxThread;
import org.trillsymbiont.client.FxTimer;
import org.trillsymbiont.client.clock.ServerClock;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sound.export.NoteTrace;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.ServerMessage;

/// One computer, as a process: a real client, with all but its window on a screen, on a false clock
/// and with a sound card whose clock is false in yet another way. It is told on its standard input
/// what to do, and goes when that ends; it answers on its standard output in lines that begin with
/// `beat`.
///
/// | told | does | answers |
/// |---|---|---|
/// | | begins | `beat card` true time of frame 0, ppm |
/// | `look` | | `beat look` settled, ±, room's time, true time, acts |
/// | `jam` repertoire, seed | plays at random | |
/// | `rest` | plays no more | |
/// | `tempo` bpm, `randomise`, `play` | that | |
/// | `starved` | | `beat starved` kind, begin and end of each span of [Starvation] |
///
/// Thread: `main`; what belongs to the FX thread is done there.
public final class Machine {
  static final String PREFIX = "beat ";

  private final FalseClock clock;
  private final FxTimer timer;
  private final Client client;
  private final PrintStream out;
  private final Starvation starvation = new Starvation();
  private @Nullable RandomPlayer player;

  /// How a machine is set up.
  ///
  /// @param port of the server, or of what lies before it, on this computer
  /// @param seat 0 or more; tells machines apart
  /// @param aheadMillis how much later than the truth its clock is
  /// @param clockPpm how much faster than the truth its clock runs
  /// @param cardPpm how much faster than the truth its sound card runs
  /// @param trace where its notes go
  record Setup(int port, int seat, long aheadMillis, double clockPpm, double cardPpm, Path trace) {

    String[] words() {
      return new String[] {
        Integer.toString(port),
        Integer.toString(seat),
        Long.toString(aheadMillis),
        Double.toString(clockPpm),
        Double.toString(cardPpm),
        trace.toString()
      };
    }

    static Setup of(String[] words) {
      return new Setup(
          Integer.parseInt(words[0]),
          Integer.parseInt(words[1]),
          Long.parseLong(words[2]),
          Double.parseDouble(words[3]),
          Double.parseDouble(words[4]),
          Path.of(words[5]));
    }
  }

  private Machine(
      Setup setup, FalseClock clock, FalseClock card, SoundEngine engine, PrintStream out) {
    this.clock = clock;
    this.out = out;
    timer = new FxTimer(clock);
    client =
        new Client(
            Address.of(JoinLink.parse("ws://127.0.0.1:" + setup.port() + "/api/sync")),
            null,
            new Identity("Machine " + setup.seat(), Colour.PALETTE.get(setup.seat())),
            engine,
            new Appearance(),
            clock);
    client.store().onReceive(this::received);
    ServerClock room = client.session().clock();
    MachineProcess.Card times = new MachineProcess.Card(card.firstNanos(), setup.cardPpm());
    engine.addTap((frame, stereo, count) -> {
      long now = System.nanoTime();
      long late = (now - times.trueNanos(frame + count)) / 1000;
      starvation.rendered(late, room.micros(clock.at(now)));
    });
  }

  /// Is a machine until its standard input ends.
  ///
  /// @param words those of [Setup]
  public static void main(String[] words) throws IOException {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    Setup setup = Setup.of(words);
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.join();
    FalseClock clock = new FalseClock(setup.aheadMillis() * 1_000_000, setup.clockPpm());
    FalseClock card = new FalseClock(0, setup.cardPpm());
    try (NoteTrace trace = NoteTrace.to(setup.trace());
        SoundEngine engine = SoundEngine.open(new Output.Silent(clock, card))) {
      engine.addNoteListener(trace);
      Machine machine = onFx(() -> new Machine(setup, clock, card, engine, System.out));
      machine.say("card", card.firstNanos(), setup.cardPpm());
      machine.obey();
      run(machine.client::close);
    }
    Platform.exit();
  }

  private void received(ServerMessage message) {
    if (message instanceof ServerMessage.Edited edited) {
      starvation.edited(
          edited.atMicros(),
          client.store().scoreProperty().get().transport().leadMillis() * 1000L,
          client.session().clock().micros());
    }
  }

  private void obey() throws IOException {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      run(() -> obey(words));
    }
  }

  private void obey(String[] words) {
    switch (words[0]) {
      case "look" -> look();
      case "starved" ->
          say(
              "starved",
              starvation.spans().stream()
                  .map(span -> span.kind() + " " + span.fromMicros() + " " + span.toMicros())
                  .collect(Collectors.joining(" ")));
      case "jam" -> jam(Repertoire.valueOf(words[1]), Long.parseLong(words[2]));
      case "rest" -> rest();
      case "tempo" -> dispatch(Edit.of(Fields.TEMPO, Double.parseDouble(words[1])));
      case "randomise" -> dispatch(Gestures.randomise(new SplittableRandom(1)));
      case "play" -> dispatch(Gestures.play());
      default -> throw new IllegalArgumentException("unknown: " + Arrays.toString(words));
    }
  }

  private void look() {
    ServerClock room = client.session().clock();
    ServerClock.Quality quality = room.quality();
    long trueNanos = System.nanoTime();
    say(
        "look",
        quality.isSettled(),
        quality.plusMinusMicros(),
        room.micros(clock.at(trueNanos)),
        trueNanos,
        player == null ? 0 : player.acts());
  }

  private void jam(Repertoire repertoire, long seed) {
    rest();
    player = new RandomPlayer(client.store(), timer, repertoire, seed);
    player.play();
  }

  private void rest() {
    if (player != null) {
      player.rest();
    }
  }

  private void dispatch(Edit edit) {
    client.store().dispatch(edit);
  }

  private void say(Object... words) {
    StringBuilder line = new StringBuilder(PREFIX.strip());
    for (Object word : words) {
      line.append(' ').append(word);
    }
    out.println(line);
    out.flush();
  }

  private static <T> T onFx(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, FxThread::post).join();
  }

  private static void run(Runnable action) {
    CompletableFuture.runAsync(action, FxThread::post).join();
  }
}
