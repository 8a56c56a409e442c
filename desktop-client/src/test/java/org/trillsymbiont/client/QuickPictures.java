package org.trillsymbiont.client;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.discovery.Found;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sound.device.FakeDevice;
import org.trillsymbiont.client.sound.device.FakeDevices;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.view.start.LeaveQuestion;
import org.trillsymbiont.client.view.start.StartView;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.sync.Announcement;
import org.trillsymbiont.model.sync.Fingerprint;
import org.trillsymbiont.model.sync.JoinLink;

/// Makes the pictures of the README's quick starts (`quick-`), and of what else there is to see of
/// sessions in a network (`lan-`).
final class QuickPictures {
  private static final List<JoinLink> LAN =
      List.of(
          JoinLink.parse("trill://192.168.1.7:8787/lobby"),
          JoinLink.parse("trill://10.0.0.7:8787/lobby"));
  private static final List<JoinLink> HERE = List.of(JoinLink.parse("127.0.0.1:8787"));

  private final Camera camera;
  private @Nullable SoundEngine engine;

  QuickPictures(Camera camera) {
    this.camera = camera;
  }

  /// On a computer with a sound device.
  void takeAll() throws IOException {
    FakeDevices.plug(new FakeDevice("Built-in Audio [plughw:0,0]"));
    try (SoundEngine sounding = SoundEngine.open(new Output.Device())) {
      engine = sounding;
      take();
    } finally {
      engine = null;
      FakeDevices.plug();
    }
  }

  private void take() throws IOException {
    session("quick-alone.png", 1024, 700, HERE, client -> {});
    session("quick-host.png", 1024, 700, LAN, QuickPictures::invite);
    start(
        "quick-join.png",
        1024,
        700,
        StartPictures.found("Ada", 1, 3, "trill://192.168.1.7:8787/lobby", false));
    start(
        "quick-server.png",
        1024,
        700,
        List.of(StartPictures.found("music-room", 3, 11, "trill://192.168.1.2:8787/lobby", false)),
        view -> Camera.press(view, "#trouble"));
    others("lan-");
    camera.inLight();
    others("lan-light-");
    camera.asUsual();
    camera.speak(Locale.GERMAN);
    others("lan-german-");
    camera.speak(Locale.ENGLISH);
  }

  private void others(String prefix) throws IOException {
    session(prefix + "invite.png", 1280, 800, LAN, QuickPictures::invite);
    session(prefix + "invite-1024x700.png", 1024, 700, LAN, QuickPictures::invite);
    start(
        prefix + "start.png",
        1280,
        800,
        List.of(
            new Found("", 1, 2, HERE.getFirst(), false, true),
            changed(),
            StartPictures.found("Ben", 1, 3, "trill://192.168.1.12:8787/lobby", true)),
        view -> {
          Camera.press(view, "#trouble");
          Camera.press(view, "#host");
        });
    start(
        prefix + "start-1024x700.png",
        1024,
        700,
        List.of(new Found("", 1, 2, HERE.getFirst(), false, true), changed()),
        view -> {
          Camera.press(view, "#trouble");
          Camera.press(view, "#host");
        });
    gone(prefix + "gone.png", 1280, 800, "");
    gone(prefix + "gone-1024x700.png", 1024, 700, "");
    gone(prefix + "followed.png", 1024, 700, "Ben");
    leaving(prefix + "leaving.png");
  }

  /// A server that says that it is another one than before.
  private static Found changed() {
    return new Found(
        "Studio",
        1,
        4,
        JoinLink.parse("trill://192.168.1.23:8787/lobby?tls"),
        false,
        false,
        new Announcement.Server("studio", true, Fingerprint.of(new byte[] {2}), null));
  }

  private static void invite(Client client) {
    Camera.press(client.root(), "#invite-button");
  }

  private void start(String name, double width, double height, Found found) throws IOException {
    start(name, width, height, List.of(found), view -> {});
  }

  private void start(
      String name, double width, double height, List<Found> found, Consumer<StartView> act)
      throws IOException {
    new StartPictures(camera).take(name, width, height, 1, found, act);
  }

  private interface Shot {
    Image take(HostedSession session, Client client) throws IOException;
  }

  private void session(
      String name, double width, double height, List<JoinLink> ways, Consumer<Client> act)
      throws IOException {
    shoot(name, ways, (session, client) -> picture(client, width, height, act));
  }

  /// The server has gone.
  ///
  /// @param successor who goes on; empty for nobody
  private void gone(String name, double width, double height, String successor) throws IOException {
    shoot(
        name,
        LAN,
        (session, client) -> {
          session.close();
          Conditions.eventually(() ->
              Camera.onFx(() ->
                  client.session().connectionProperty().get() instanceof ConnectionStatus.Waiting));
          return picture(
              client,
              width,
              height,
              open -> {
                open.session().succession().offer(() -> {}, () -> {});
                open.session().succession().name(successor);
              });
        });
  }

  private void leaving(String name) throws IOException {
    if (camera.wants(name)) {
      Image image =
          Camera.onFx(() ->
              snapshot(new StackPane(new LeaveQuestion(3, true, () -> {}, () -> {})), 1024, 700));
      Picture.write(camera.file(name), image);
    }
  }

  private void shoot(String name, List<JoinLink> ways, Shot shot) throws IOException {
    if (!camera.wants(name)) {
      return;
    }
    try (HostedSession session = HostedSession.startPrivately()) {
      Client client = camera.join(session, Objects.requireNonNull(engine, "engine"), ways);
      Camera.onFx(() -> {
        client.store().dispatch(Gestures.randomise(new Random(5)));
      });
      Image image = shot.take(session, client);
      Camera.onFx(() -> {
        client.close();
      });
      Picture.write(camera.file(name), image);
    }
  }

  private Image picture(Client client, double width, double height, Consumer<Client> act) {
    return Camera.onFx(() -> {
      camera.show(client.root(), width, height, 1);
      act.accept(client);
      Camera.layout(client.root());
      return Picture.of(client.root(), 1);
    });
  }

  private Image snapshot(Parent root, double width, double height) {
    camera.show(root, width, height, 1);
    return Picture.of(root, 1);
  }
}
