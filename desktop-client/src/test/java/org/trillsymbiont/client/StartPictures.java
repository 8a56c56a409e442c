package org.trillsymbiont.client;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.discovery.FakeSessions;
import org.trillsymbiont.client.discovery.Found;
import org.trillsymbiont.client.file.RecentFiles;
import org.trillsymbiont.client.session.Recent;
import org.trillsymbiont.client.session.RecentSessions;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.sync.KnownServers;
import org.trillsymbiont.client.view.Theme;
import org.trillsymbiont.client.view.settings.LooksPages;
import org.trillsymbiont.client.view.start.Choices;
import org.trillsymbiont.client.view.start.StartView;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;

/// Makes the pictures of the start screen: some sessions in the network, some recent ones.
final class StartPictures {
  private static final Instant NOW = Instant.parse("2026-11-28T15:30:00Z");

  private final Camera camera;

  StartPictures(Camera camera) {
    this.camera = camera;
  }

  void take(String name, double width, double height, double scale) throws IOException {
    take(
        name,
        width,
        height,
        scale,
        List.of(
            found("Ben", 2, 5, "trill://192.168.1.12:8787/lobby", false),
            found("Room 204", 1, 3, "trill://192.168.1.23:8787/lobby", true)),
        view -> {});
  }

  /// @param sessions what is found
  /// @param act is done before
  void take(
      String name,
      double width,
      double height,
      double scale,
      List<Found> sessions,
      Consumer<StartView> act)
      throws IOException {
    if (!camera.wants(name)) {
      return;
    }
    Appearance looks = camera.looks();
    Preferences preferences =
        Preferences.userRoot().node("org/trillsymbiont/pictures/" + UUID.randomUUID());
    Image image =
        Camera.onFx(() -> picture(preferences, looks, width, height, scale, sessions, act));
    Picture.write(camera.file(name), image);
    try {
      preferences.removeNode();
    } catch (BackingStoreException e) {
      throw new IOException("the preferences of the pictures stay", e);
    }
  }

  private static Image picture(
      Preferences preferences,
      Appearance looks,
      double width,
      double height,
      double scale,
      List<Found> sessions,
      Consumer<StartView> act) {
    RecentSessions recents = new RecentSessions(preferences);
    recents.add(recent("trill://192.168.1.23:8787/blue", false, true, 3 * 86_400));
    recents.add(recent("trill://192.168.1.7:8787/lobby", true, false, 5_400));
    FakeSessions found = new FakeSessions();
    StartView view =
        new StartView(
            new SimpleObjectProperty<>(new Identity("Ada", Colour.PALETTE.get(6))),
            false,
            found,
            KnownServers.inMemory(),
            recents,
            new NoChoices(),
            InstantSource.fixed(NOW),
            looks.scaleProperty());
    view.offer(new LooksPages(looks).pages());
    RecentFiles files = new RecentFiles(preferences);
    Path music = Path.of("/home/ada/Music/Jams");
    files.add(music.resolve("Rain on the roof.trill"));
    files.add(music.resolve("Slow tide.trill"));
    files.add(Path.of("/media/stick/Concert in Vienna, second evening, encore.trill"));
    view.offerFiles(
        files, answer -> answer.accept(List.of(music.resolve("Rain on the roof.trill"))));
    view.tellOfCrash();
    Scene scene = new Scene(view, width, height);
    Theme.apply(scene, looks);
    view.appear();
    found.find(sessions.toArray(Found[]::new));
    // What scrolls is found only when it has its looks.
    view.applyCss();
    view.layout();
    act.accept(view);
    for (int pass = 0; pass < 3; pass++) {
      view.applyCss();
      view.layout();
    }
    return Picture.of(view, scale);
  }

  private static Recent recent(String link, boolean hosted, boolean pin, long secondsAgo) {
    return new Recent(JoinLink.parse(link), hosted, pin, NOW.minusSeconds(secondsAgo));
  }

  static Found found(String name, int rooms, int people, String link, boolean pin) {
    return new Found(name, rooms, people, JoinLink.parse(link), pin, false);
  }

  private static final class NoChoices implements Choices {
    @Override
    public void host(RoomName room, @Nullable String pin, int port) {
      // A picture does nothing.
    }

    @Override
    public void join(JoinLink link, @Nullable String pin) {
      // A picture does nothing.
    }

    @Override
    public void alone() {
      // A picture does nothing.
    }

    @Override
    public void openFile() {
      // A picture does nothing.
    }

    @Override
    public void openFile(Path file) {
      // A picture does nothing.
    }

    @Override
    public void cancel() {
      // A picture does nothing.
    }
  }
}
