package org.trillsymbiont.client;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.discovery.FoundSessions;
import org.trillsymbiont.client.file.FileDialogs;
import org.trillsymbiont.client.launch.ClientOptions;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.session.FreeColour;
import org.trillsymbiont.client.session.Recent;
import org.trillsymbiont.client.session.Token;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Theme;
import org.trillsymbiont.client.view.settings.AboutPage;
import org.trillsymbiont.client.view.settings.LooksPages;
import org.trillsymbiont.client.view.settings.NetworkPage;
import org.trillsymbiont.client.view.settings.SettingsPage;
import org.trillsymbiont.client.view.start.Choices;
import org.trillsymbiont.client.view.start.Progress;
import org.trillsymbiont.client.view.start.StartView;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;

/// The app's one window. It shows the start screen, or a session that was opened from there or from
/// the command line; from a session one gets back to the start screen.
///
/// Thread: FX.
final class AppWindow implements Choices, AutoCloseable {
  private static final Texts TEXTS = Texts.of(AppWindow.class);
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private final Stage stage;
  private final Supplier<SoundEngine> engine;
  private final UserSettings settings;
  private final FoundSessions found;
  private final Consumer<Path> onOpenFolder;
  private final InstantSource clock;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final Hosting hosting = new Hosting();
  private final StackPane frame = new StackPane();
  private final Leaving leaving = new Leaving(frame);
  private final Map<String, String> tokens = new HashMap<>();
  private final ObjectProperty<Identity> identity;
  private final StartView start;
  private final WindowFiles files;
  private @Nullable AnimationTimer beforeLooking;
  private @Nullable OpenSession session;
  private @Nullable GoingOn goingOn;
  private @Nullable OpenSession joining;

  /// Counts what was chosen, so that what was given up is known by its number.
  private int attempt;

  /// @param engine gives what sounds all sessions, once there is one; its maker closes it
  /// @param name how the user wants to be called this time; null for as before
  /// @param found looks around while the start screen is seen
  /// @param onOpenFolder shows the user a folder
  AppWindow(
      Stage stage,
      Supplier<SoundEngine> engine,
      UserSettings settings,
      @Nullable String name,
      FoundSessions found,
      Consumer<Path> onOpenFolder,
      InstantSource clock) {
    this.stage = Objects.requireNonNull(stage, "stage");
    this.engine = Objects.requireNonNull(engine, "engine");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.found = Objects.requireNonNull(found, "found");
    this.onOpenFolder = Objects.requireNonNull(onOpenFolder, "onOpenFolder");
    this.clock = Objects.requireNonNull(clock, "clock");
    boolean isFirst = !settings.profile().hasName() && name == null;
    identity = new SimpleObjectProperty<>(settings.profile().identity(name, random));
    settings.profile().rememberChanges(identity);
    start =
        new StartView(
            identity,
            isFirst,
            found,
            settings.servers(),
            settings.recents(),
            this,
            clock,
            settings.appearance().scaleProperty());
    List<SettingsPage> pages = new ArrayList<>(new LooksPages(settings.appearance()).pages());
    pages.add(NetworkPage.of(settings.network().discoveryProperty()));
    pages.add(AboutPage.of());
    start.offer(pages);
    files = new WindowFiles(settings, clock, stage, () -> session, this::alone);
    start.offerFiles(files.recents(), files::findMissing);
    Scene scene = new Scene(frame, WIDTH, HEIGHT);
    files.acceptDrops(scene);
    Theme.apply(scene, settings.appearance());
    stage.setScene(scene);
    settings.window().apply(stage, new Rectangle2D(0, 0, WIDTH, HEIGHT), screens());
    stage.setOnCloseRequest(this::closeRequested);
    stage
        .focusedProperty()
        .subscribe(isFocused -> {
          if (isFocused) {
            start.offerCopied();
          }
        });
  }

  private static List<Rectangle2D> screens() {
    Screen first = Screen.getPrimary();
    return Stream.concat(
            Stream.of(first), Screen.getScreens().stream().filter(screen -> !screen.equals(first)))
        .map(Screen::getVisualBounds)
        .toList();
  }

  /// Shows what the command line wants to be seen first.
  void begin(ClientOptions options) {
    JoinLink link = options.join();
    Path file = options.file();
    switch (options.beginning()) {
      case START_SCREEN -> {
        showStart();
        files.findCrash(start::tellOfCrash);
      }
      case FILE -> {
        showStart();
        files.open(Objects.requireNonNull(file, "file"));
      }
      case ALONE -> alone();
      case HOST -> host(options.room(), options.pin(), options.port());
      case JOIN -> {
        // A script may be earlier than the server that it joins: the session goes on trying.
        Address where = Address.of(Objects.requireNonNull(link, "link"));
        enter(OpenSession.joined(client(where, options.pin()), options.pin() != null));
      }
    }
  }

  @Override
  public void host(RoomName room, @Nullable String pin, int port) {
    open(
        Choice.HOST,
        "host.failed",
        opening(port, null),
        hosted -> {
          hosted.lock(room, pin);
          Client client = client(hosted.address(room), pin);
          enter(new OpenSession(client, hosted, false, pin != null));
          hosted.remarks(port, settings.sessions()).forEach(client.session()::tell);
        });
  }

  private Hosting.Opening opening(int port, @Nullable String after) {
    boolean isWanted = settings.network().discoveryProperty().get();
    String name = identity.get().name();
    HostedSession.Announcing announcing =
        isWanted ? new HostedSession.Announcing(name, after) : null;
    return () -> HostedSession.start(port, announcing, settings.sessions());
  }

  /// What somebody else hosted is hosted here now.
  private void taken(Client client, HostedSession hosted) {
    session = new OpenSession(client, hosted, false, client.session().pin() != null);
    client.files().setRooms(new HostedRooms(hosted, client.session()));
    stopGoingOn();
  }

  private void stopGoingOn() {
    if (goingOn != null) {
      goingOn.close();
      goingOn = null;
      found.rest();
    }
  }

  @Override
  public void alone() {
    open(
        Choice.ALONE,
        "alone.failed",
        () -> HostedSession.startPrivately(settings.sessions()),
        hosted -> {
          hosted.lock(RoomName.LOBBY, null);
          Client client = client(hosted.address(RoomName.LOBBY), null);
          enter(new OpenSession(client, hosted, true, false));
        });
  }

  @Override
  public void openFile() {
    files.open();
  }

  @Override
  public void openFile(Path file) {
    files.open(file);
  }

  /// Says how the user is asked for files, from the next session on.
  void setDialogs(FileDialogs dialogs) {
    files.setDialogs(dialogs);
  }

  private void open(
      Choice choice, String failure, Hosting.Opening opening, Consumer<HostedSession> done) {
    cancel();
    int mine = ++attempt;
    start.show(new Progress.Underway(choice, ""));
    hosting.open(
        opening,
        hosted -> {
          if (mine == attempt) {
            done.accept(hosted);
          } else {
            hosting.close(hosted);
          }
        },
        reason -> {
          if (mine == attempt) {
            showStart();
            start.show(new Progress.Failed(choice, TEXTS.get(failure, reason)));
          }
        });
  }

  @Override
  public void join(JoinLink link, @Nullable String pin) {
    cancel();
    Client client = client(Address.of(link), pin);
    OpenSession wanted = OpenSession.joined(client, pin != null);
    joining = wanted;
    start.show(new Progress.Underway(Choice.JOIN, link.authority()));
    client.session().connectionProperty().subscribe(status -> answered(wanted, status));
  }

  /// The first answer decides; after that the session goes on trying by itself.
  private void answered(OpenSession wanted, ConnectionStatus status) {
    if (!wanted.equals(joining)) {
      return;
    }
    switch (status) {
      case ConnectionStatus.Connecting _ -> {
        // It will answer, or it won't.
      }
      case ConnectionStatus.Connected _ -> {
        joining = null;
        enter(wanted);
      }
      case ConnectionStatus.Waiting(_, String reason, _) -> fail(reason);
      case ConnectionStatus.Closed(String reason) -> fail(reason);
      case ConnectionStatus.Removed(String reason) -> fail(reason);
    }
  }

  private void fail(String reason) {
    cancel();
    start.show(new Progress.Failed(Choice.JOIN, reason));
  }

  @Override
  public void cancel() {
    attempt++;
    files.forget();
    if (joining != null) {
      Client given = joining.client();
      joining = null;
      given.close();
    }
    start.show(new Progress.Idle());
  }

  private Client client(Address where, @Nullable String pin) {
    // Who leaves and comes back is the same to a server, and so still its host, say.
    String token = tokens.computeIfAbsent(where.server().authority(), _ -> Token.next());
    return new Client(
        where,
        pin,
        identity.get(),
        token,
        engine.get(),
        settings.appearance(),
        settings.servers(),
        System::nanoTime);
  }

  private void enter(OpenSession opened) {
    attempt++;
    rest();
    session = opened;
    Client client = opened.client();
    boolean hasColour = settings.profile().hasColour();
    settings.apply(client);
    if (!hasColour) {
      FreeColour.find(client.session(), random);
    }
    client.addSettings(NetworkPage.of(settings.network().discoveryProperty()));
    client.exports().setOnOpenFolder(onOpenFolder);
    client.commands().setOnLeave(this::leave);
    client
        .session()
        .identityProperty()
        .subscribe(who -> {
          identity.set(who);
          stage.setTitle(WindowFiles.title(client));
        });
    files.entered(opened, () -> stage.setTitle(WindowFiles.title(client)));
    client.session().connectionProperty().subscribe(status -> entered(client, status));
    if (opened.hosted() == null) {
      goingOn =
          new GoingOn(
              client.session(), found, hosting, this::opening, hosted -> taken(client, hosted));
    }
    show(client.root());
  }

  /// Whatever room the user is let into is remembered, but for those that nobody can join.
  private void entered(Client client, ConnectionStatus status) {
    OpenSession opened = session;
    if (opened == null || !opened.client().equals(client)) {
      return;
    }
    if (status instanceof ConnectionStatus.Removed(String reason)) {
      // Not in the middle of what the session has to say of it.
      FxThread.post(() -> removed(opened, reason));
    }
    Address where = opened.client().session().addressProperty().get();
    boolean isOwn = opened.hosted() != null && opened.hosted().isAt(where);
    if (status instanceof ConnectionStatus.Connected && !(isOwn && opened.isPrivate())) {
      settings.recents().add(new Recent(where.shared(), isOwn, opened.hasPin(), clock.instant()));
    }
  }

  /// The host has asked the user to leave. A session that runs on this computer goes on for those
  /// who are in it.
  private void removed(OpenSession from, String reason) {
    if (from.equals(session) && from.hosted() == null) {
      closeSession();
      showStart();
      start.show(new Progress.Failed(Choice.JOIN, reason));
    }
  }

  /// Leaves the session, for the start screen; who hosts it for others is asked first.
  void leave() {
    if (session != null) {
      leaving.ask(
          session,
          () -> {
            closeSession();
            showStart();
          });
    }
  }

  private void closeRequested(WindowEvent event) {
    if (session != null && session.dependents() > 0) {
      event.consume();
      leaving.ask(session, stage::close);
    }
  }

  private void showStart() {
    stage.setTitle(TEXTS.get("window.start"));
    start.show(new Progress.Idle());
    show(start);
    start.appear();
    rest();
    // Whoever has just come here wants to see it first; then it looks who else is there.
    beforeLooking = FirstFrame.await(stage, clock, atMillis -> found.look());
  }

  private void rest() {
    if (beforeLooking != null) {
      beforeLooking.stop();
    }
    found.rest();
  }

  private void show(Node content) {
    frame.getChildren().setAll(content);
    if (!stage.isShowing()) {
      stage.show();
    }
  }

  private void closeSession() {
    stopGoingOn();
    if (session != null) {
      OpenSession closing = session;
      session = null;
      files.left();
      closing.client().close();
      if (closing.hosted() != null) {
        hosting.close(closing.hosted());
      }
    }
  }

  /// What is open at this moment; null on the start screen.
  @Nullable OpenSession session() {
    return session;
  }

  /// Leaves whatever is open: everybody who has joined a session that is hosted here is told.
  @Override
  public void close() {
    cancel();
    rest();
    found.close();
    closeSession();
    files.close();
    hosting.close();
  }
}
