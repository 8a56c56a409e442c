package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.trillsymbiont.client.Conditions.eventually;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.settings.SoundSettings;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.sound.device.DeviceChoice;
import org.trillsymbiont.client.sound.device.FakeDevice;
import org.trillsymbiont.client.sound.device.FakeDevices;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;

/// A client with the sound devices of its computer, from one start to the next.
@ExtendWith(ApplicationExtension.class)
class ClientSoundTest {
  private final Preferences preferences = Preferences.userRoot().node("client-sound-test");
  private final FakeDevice speakers = new FakeDevice("Speakers");
  private final FakeDevice headset = new FakeDevice("Headset");

  @BeforeEach
  void plugIn() {
    FakeDevices.plug(speakers, headset);
  }

  @AfterEach
  void pullOut() throws BackingStoreException {
    FakeDevices.plug();
    preferences.removeNode();
  }

  private static <T> T onFx(Supplier<T> action) {
    return CompletableFuture.supplyAsync(action, FxThread::post).join();
  }

  /// A start of the app, which finds no server.
  private final class Start implements AutoCloseable {
    final SoundSettings settings = new SoundSettings(preferences);
    final SoundEngine engine = SoundEngine.open(new Output.Device(settings.device(), settings));
    final Client client =
        onFx(() -> {
          Client opened =
              new Client(
                  Address.of(JoinLink.parse("ws://localhost:1/api/sync")),
                  null,
                  new Identity("Ada", Colour.PALETTE.getFirst()),
                  engine);
          settings.rememberDevice(opened.deviceProperty());
          settings.rememberMonitor(opened.monitorProperty());
          settings.rememberOffset(opened.soundProperty(), opened.offsetMillisProperty());
          return opened;
        });

    String device() {
      return onFx(() ->
          client.soundProperty().get() instanceof SoundStatus.Playing playing
              ? playing.deviceName()
              : "none");
    }

    @Override
    public void close() {
      onFx(() -> {
        client.close();
        return true;
      });
      engine.close();
    }
  }

  @Test
  void whatIsChosenIsUsedAtOnceAndAtTheNextStart() {
    Monitor monitor = new Monitor(-10, true, Set.of(3));
    try (Start first = new Start()) {
      eventually(() -> first.device().equals("Speakers"));
      onFx(() -> {
        first.client.deviceProperty().set(new DeviceChoice("Headset", 120, 0));
        first.client.monitorProperty().set(monitor);
        return true;
      });
      eventually(() -> first.device().equals("Headset") && headset.isPlaying());
      onFx(() -> {
        first.client.offsetMillisProperty().set(33);
        return true;
      });
      assertEquals(120_000_000, first.engine.latencyNanos());
    }
    try (Start next = new Start()) {
      eventually(() -> next.device().equals("Headset"));
      assertEquals(monitor, onFx(() -> next.client.monitorProperty().get()));
      assertEquals(33, onFx(() -> next.client.offsetMillisProperty().get()));
      assertEquals(2, headset.lines().size(), "it is opened once for each start");
    }
  }

  @Test
  void theBubbleListsWhatIsPluggedInWhenItOpens() {
    try (Start start = new Start()) {
      onFx(() -> {
        Scene scene = new Scene(start.client.root(), 1280, 800);
        ((Button) scene.lookup("#sound")).fire();
        return true;
      });
      eventually(() -> onFx(() -> items(start)) == 3);
      FakeDevices.plug(speakers);
      onFx(() -> {
        Button button = (Button) start.client.root().lookup("#sound");
        button.fire();
        button.fire();
        return true;
      });
      eventually(() -> onFx(() -> items(start)) == 2);
    }
  }

  private static int items(Start start) {
    return start.client.root().lookup("#sound-device") instanceof ComboBox<?> box
        ? box.getItems().size()
        : 0;
  }
}
