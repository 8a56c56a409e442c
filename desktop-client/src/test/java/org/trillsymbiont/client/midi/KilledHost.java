package org.trillsymbiont.client.midi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.trillsymbiont.client.FxTimer;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.sound.Companion;
import org.trillsymbiont.client.transport.Playhead;

/// A program with a synthesizer and a Launchpad that sounds a note and waits to be killed. It says
/// what its devices get.
public final class KilledHost {
  private KilledHost() {}

  /// Never ends.
  ///
  /// @param arguments none
  public static void main(String[] arguments) throws InterruptedException {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    FakePort.output("Synth").echo();
    FakePort.output("Launchpad").echo();
    FakePort.input("Launchpad");
    Platform.startup(KilledHost::start);
    new CountDownLatch(1).await();
  }

  private static void start() {
    FxTimer timer = new FxTimer();
    Session session = SilentRoom.session(timer);
    CompletableFuture<Companion> companion = new CompletableFuture<>();
    Playhead playhead =
        new Playhead(session.store().scoreProperty(), session::clock, timer, _ -> 0);
    Midi midi = new Midi(session, new Instrument(companion), playhead, timer, new Hands());
    midi.listenTo(new PortName("Launchpad"), true);
    midi.sendTo(new PortName("Synth"));
    midi.viewProperty()
        .subscribe(view -> {
          if (view.output() instanceof PortStatus.Open && view.pads().size() == 1) {
            companion.join().begins(FakeNote.held(1, System.nanoTime(), 60));
          }
        });
  }

  /// An instrument that tells who plays along.
  private record Instrument(CompletableFuture<Companion> companion) implements BuiltIn {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public long aheadNanos(int leadMillis) {
      return 80_000_000;
    }

    @Override
    public void addCompanion(Companion one) {
      companion.complete(one);
    }

    @Override
    public void removeCompanion(Companion one) {
      // It plays to the end.
    }

    @Override
    public void heard(boolean value) {
      // It is never heard.
    }
  }
}
