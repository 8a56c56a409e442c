package org.trillsymbiont.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.discovery.Found;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.settings.ThemeChoice;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sound.device.FakeDevice;
import org.trillsymbiont.client.sound.device.FakeDevices;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Theme;
import org.trillsymbiont.client.view.start.LeaveQuestion;
import org.trillsymbiont.client.view.start.StartView;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.sync.Announcement;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Fingerprint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;

/// Makes the pictures of the README's quick starts (`quick-`), and of what else there is to see of
/// sessions in a network (`lan-`).
final class QuickPictures {
  private static final List<JoinLink> LAN =
      List.of(
          JoinLink.parse("trill://192.168.1.7:8787/lobby"),
          JoinLink.parse("trill://10.0.0.7:8787/lobby"));
  private static final List<JoinLink> HERE = List.of(JoinLink.parse("127.0.0.1:8787"));

  private final Path folder;
  private final String only;
  private @Nullable SoundEngine engine;
  private Appearance looks = new Appearance();

  QuickPictures(Path folder, String only) {
    this.folder = folder;
    this.only = only;
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
        view -> press(view, "#trouble"));
    others("lan-");
    looks.themeProperty().set(ThemeChoice.LIGHT);
    others("lan-light-");
    looks = new Appearance();
    Texts.use(Locale.GERMAN);
    others("lan-german-");
    Texts.use(Locale.ENGLISH);
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
          press(view, "#trouble");
          press(view, "#host");
        });
    start(
        prefix + "start-1024x700.png",
        1024,
        700,
        List.of(new Found("", 1, 2, HERE.getFirst(), false, true), changed()),
        view -> {
          press(view, "#trouble");
          press(view, "#host");
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
    press(client.root(), "#invite-button");
  }

  private static void press(Node root, String query) {
    if (root.lookup(query) instanceof ButtonBase button) {
      button.fire();
    }
  }

  private void start(String name, double width, double height, Found found) throws IOException {
    start(name, width, height, List.of(found), view -> {});
  }

  private void start(
      String name, double width, double height, List<Found> found, Consumer<StartView> act)
      throws IOException {
    if (name.startsWith(only)) {
      new StartPictures(folder).take(name, looks, width, height, 1, found, act);
    }
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
              Screenshots.onFx(() ->
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
    if (name.startsWith(only)) {
      Image image =
          Screenshots.onFx(() ->
              snapshot(new StackPane(new LeaveQuestion(3, true, () -> {}, () -> {})), 1024, 700));
      Picture.write(folder.resolve(name), image);
    }
  }

  private void shoot(String name, List<JoinLink> ways, Shot shot) throws IOException {
    if (!name.startsWith(only)) {
      return;
    }
    try (HostedSession session = HostedSession.startPrivately()) {
      Client client =
          Screenshots.onFx(() ->
              new Client(
                  new Address(session.address(RoomName.LOBBY).server(), ways),
                  null,
                  new Identity("Ada", Colour.PALETTE.get(6)),
                  Objects.requireNonNull(engine, "engine"),
                  looks,
                  System::nanoTime));
      Conditions.eventually(() ->
          Screenshots.onFx(() ->
              client.session().connectionProperty().get() instanceof ConnectionStatus.Connected));
      Screenshots.onFx(() -> {
        client.store().dispatch(Gestures.randomise(new Random(5)));
        return true;
      });
      Image image = shot.take(session, client);
      Screenshots.onFx(() -> {
        client.close();
        return true;
      });
      Picture.write(folder.resolve(name), image);
    }
  }

  private Image picture(Client client, double width, double height, Consumer<Client> act) {
    return Screenshots.onFx(() -> {
      snapshot(client.root(), width, height);
      act.accept(client);
      for (int pass = 0; pass < 3; pass++) {
        client.root().applyCss();
        client.root().layout();
      }
      return Picture.of(client.root(), 1);
    });
  }

  private Image snapshot(Parent root, double width, double height) {
    Scene scene = new Scene(root, width, height);
    Theme.apply(scene, looks);
    // Never shown: the Headless platform's screen is smaller than some pictures.
    new Stage().setScene(scene);
    for (int pass = 0; pass < 3; pass++) {
      root.applyCss();
      root.layout();
    }
    return Picture.of(root, 1);
  }
}
