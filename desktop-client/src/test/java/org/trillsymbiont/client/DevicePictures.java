package org.trillsymbiont.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.trillsymbiont.client.midi.FakePort;
import org.trillsymbiont.client.midi.FakePorts;
import org.trillsymbiont.client.midi.LearnTarget;
import org.trillsymbiont.client.midi.Midi;
import org.trillsymbiont.client.midi.PortName;
import org.trillsymbiont.client.midi.PortStatus;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.sound.device.FakeDevice;
import org.trillsymbiont.client.sound.device.FakeDevices;
import org.trillsymbiont.client.view.export.Exports;
import org.trillsymbiont.model.edit.Gestures;

/// Makes the pictures of a computer that has sound and MIDI devices, and of what is rendered there.
final class DevicePictures {
  private final Camera camera;

  DevicePictures(Camera camera) {
    this.camera = camera;
  }

  /// A room that plays, on a computer with sound devices.
  void takeSounding(String name, double width, double height, Monitor monitor) throws IOException {
    if (!camera.wants(name)) {
      return;
    }
    FakeDevice device = new FakeDevice("Built-in Audio [plughw:0,0]");
    FakeDevices.plug(device, new FakeDevice("USB Interface [plughw:1,0]"));
    try (HostedSession session = HostedSession.startPrivately();
        SoundEngine sounding = SoundEngine.open(new Output.Device())) {
      Client client = camera.join(session, sounding);
      Camera.onFx(() -> {
        client.monitorProperty().set(monitor);
        client.store().dispatch(Pieces.everySquare());
        client.store().dispatch(Gestures.play());
      });
      Conditions.eventually(() -> sounding.levels().left().rms() > 0.05);
      device.lines().getLast().runEmpty();
      Conditions.eventually(() ->
          Camera.onFx(() ->
              client.soundProperty().get() instanceof SoundStatus.Playing playing
                  && playing.dropOuts() > 0));
      camera.take(name, client, width, height, 1, "#sound");
    } finally {
      FakeDevices.plug();
    }
  }

  /// A synthesizer plays along, a Launchpad shows the grid, and knobs are learned.
  void takeMidi(String name, double width, double height, String page) throws IOException {
    if (!camera.wants(name)) {
      return;
    }
    FakePort.output("Hydrasynth");
    FakePort.output("IAC Driver Bus 1");
    FakePort.output("LPX MIDI");
    FakePort.input("LPX MIDI");
    FakePort.input("LPX DAW");
    FakePort controller = FakePort.input("nanoKONTROL2");
    PortName knobs = new PortName("nanoKONTROL2");
    try (HostedSession session = HostedSession.startPrivately()) {
      Client client = camera.join(session);
      Camera.onFx(() -> {
        client.store().dispatch(Pieces.pattern());
        Midi midi = client.midi();
        midi.sendTo(new PortName("Hydrasynth"));
        midi.listenTo(new PortName("LPX MIDI"), true);
        midi.listenTo(knobs, true);
      });
      Conditions.eventually(
          () -> Camera.onFx(() -> client.midi().viewProperty().get().pads().size()) == 1);
      Conditions.eventually(() ->
          Camera.onFx(() -> client.midi().viewProperty().get().output())
              instanceof PortStatus.Open);
      Conditions.eventually(controller::isOpen);
      for (LearnTarget target : List.of(LearnTarget.MASTER_VOLUME, LearnTarget.DECAY)) {
        Camera.onFx(() -> {
          client.midi().learn().learn(target);
        });
        controller.says(target == LearnTarget.DECAY ? "B0 10 30" : "B0 07 7F");
        Conditions.eventually(() ->
            Camera.onFx(
                () -> client.midi().learn().controllersProperty().get().containsKey(target)));
      }
      camera.take(name, client, width, height, 1, "#midi " + page);
    } finally {
      FakePorts.unplugAll();
    }
  }

  /// While bars are rendered.
  void takeExport(String name, double width, double height) throws IOException {
    if (!camera.wants(name)) {
      return;
    }
    Path file = Files.createTempDirectory("trill").resolve("jam.wav");
    try (HostedSession session = HostedSession.startPrivately()) {
      Client client = camera.join(session);
      Camera.onFx(() -> {
        Pieces.playing().forEach(client.store()::dispatch);
      });
      Exports exports = client.exports();
      Camera.onFx(() -> {
        exports.barsProperty().set(256);
        exports.rendersNotesProperty().set(true);
        exports.renderInto(file);
      });
      Conditions.eventually(() ->
          Camera.onFx(() ->
              exports.renderProperty().get() instanceof Exports.Render.Running running
                  && running.progress().fraction() > 0.2));
      camera.take(name, client, width, height, 1, "#record");
    }
    Files.deleteIfExists(file.getParent());
  }
}
