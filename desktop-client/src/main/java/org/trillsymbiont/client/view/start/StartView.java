package org.trillsymbiont.client.view.start;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.discovery.Found;
import org.trillsymbiont.client.discovery.FoundSessions;
import org.trillsymbiont.client.file.RecentFiles;
import org.trillsymbiont.client.session.Recent;
import org.trillsymbiont.client.session.RecentSessions;
import org.trillsymbiont.client.sync.KnownServers;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Shortcut;
import org.trillsymbiont.client.view.TextScale;
import org.trillsymbiont.client.view.settings.SettingsPage;
import org.trillsymbiont.client.view.settings.SettingsView;
import org.trillsymbiont.client.view.start.Choices.Choice;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;

/// The start screen: who the user is, and what to do: host a session, join one, found or known or
/// by its address, or play alone.
///
/// Thread: FX.
public final class StartView extends StackPane {
  private static final Texts TEXTS = Texts.of(StartView.class);

  private final KnownServers servers;
  private final RecentSessions recents;
  private final InstantSource clock;
  private boolean isNameAsked;
  private final WhoRow who;
  private final Button settings =
      new Button(Shortcut.SETTINGS.shortName(), new FontIcon(MaterialDesignC.COG_OUTLINE));
  private final HostCard host;
  private final JoinCard join;
  private final RowList found = new RowList("found");
  private final Label noneFound = empty("found.none");
  private final RowList recent = new RowList("recent");
  private final Label noneRecent = empty("recent.none");
  private final Button forgetAll = new Button(TEXTS.get("recent.forgetAll"));
  private final Button alone =
      new Button(TEXTS.get("alone.do"), new FontIcon(MaterialDesignH.HEADPHONES));
  private final Problem aloneProblem = new Problem("alone-problem");
  private final Label crashed = empty("alone.crashed");
  private final VBox left = new VBox();
  private final Choices choices;
  private @Nullable FilesCard files;

  /// @param identity who the user is; changed here
  /// @param isFirst whether the user has never said so before, and is asked first of all
  /// @param sessions what is found; somebody else lets it look and rest
  /// @param servers those that were met before: one that says that it is another is marked
  /// @param recents what the user was in
  /// @param choices what is chosen, only with a name, and also while something else is under way
  /// @param clock says how long ago something was
  /// @param scale how much larger than fits the window texts are
  public StartView(
      ObjectProperty<Identity> identity,
      boolean isFirst,
      FoundSessions sessions,
      KnownServers servers,
      RecentSessions recents,
      Choices choices,
      InstantSource clock,
      ObservableDoubleValue scale) {
    this.servers = Objects.requireNonNull(servers, "servers");
    this.recents = Objects.requireNonNull(recents, "recents");
    this.clock = Objects.requireNonNull(clock, "clock");
    isNameAsked = isFirst;
    this.choices = new WithName(choices);
    join = new JoinCard(this.choices);
    host = new HostCard(this.choices, this::join);
    who = new WhoRow(identity, isFirst, host.button()::requestFocus);
    setId("start");
    getStyleClass().addAll("main-view", "start-view");
    getStylesheets()
        .add(Objects.requireNonNull(StartView.class.getResource("start.css")).toExternalForm());
    VBox content = new VBox(title(), who, columns());
    content.getStyleClass().add("start-content");
    content.setAlignment(Pos.TOP_CENTER);
    content.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    StackPane middle = new StackPane(content);
    middle.getStyleClass().add("start-middle");
    ScrollPane scroll = new ScrollPane(middle);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("side-scroll");
    scroll.setFocusTraversable(false);
    getChildren().add(scroll);
    sessions.foundProperty().subscribe(this::renderFound);
    recents.sessionsProperty().subscribe(this::renderRecent);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    TextScale.install(this, scale);
    show(new Progress.Idle());
  }

  /// Offers settings behind a button and their key.
  ///
  /// @param pages at least one
  public void offer(List<SettingsPage> pages) {
    SettingsView view = new SettingsView(pages);
    getChildren().add(view);
    settings.setVisible(true);
    settings.setOnAction(event -> view.open());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (Shortcut.SETTINGS.firstKey().match(event)) {
            view.open();
            event.consume();
          }
        });
  }

  /// Offers session files: to open one, and the recent ones.
  ///
  /// @param files the recent ones
  /// @param findMissing finds out which of them are gone
  public void offerFiles(RecentFiles files, Consumer<Consumer<List<Path>>> findMissing) {
    FilesCard card = new FilesCard(files, findMissing, choices);
    this.files = card;
    left.getChildren().add(card);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (Shortcut.OPEN.firstKey().match(event)) {
            choices.openFile();
            event.consume();
          }
        });
  }

  /// Says that the last run has ended without the user's wish, and that nothing is lost.
  public void tellOfCrash() {
    crashed.setVisible(true);
    crashed.setManaged(true);
  }

  private static Label empty(String key) {
    Label label = new Label(TEXTS.get(key));
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private HBox title() {
    Label name = new Label(TEXTS.get("title"));
    name.getStyleClass().add("start-title");
    Label line = new Label(TEXTS.get("subtitle"));
    line.getStyleClass().addAll("muted", "start-subtitle");
    VBox words = new VBox(name, line);
    words.setAlignment(Pos.CENTER_LEFT);
    settings.setId("start-settings");
    settings.getStyleClass().addAll("button-icon", "flat");
    settings.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    Tip.set(settings, Shortcut.SETTINGS.tooltip(Shortcut.SETTINGS.shortName()));
    settings.setVisible(false);
    HBox title = new HBox(new Emblem(), words, space(), settings);
    title.getStyleClass().add("start-head");
    title.setAlignment(Pos.CENTER_LEFT);
    return title;
  }

  private HBox columns() {
    left.getChildren().addAll(host, aloneCard());
    left.getStyleClass().add("start-column");
    VBox right = new VBox(join, foundCard(), recentCard());
    right.getStyleClass().add("start-column");
    HBox columns = new HBox(left, right);
    columns.getStyleClass().add("start-columns");
    HBox.setHgrow(right, Priority.ALWAYS);
    return columns;
  }

  private VBox aloneCard() {
    alone.setId("alone");
    alone.getStyleClass().add("start-go");
    alone.setMinWidth(USE_PREF_SIZE);
    Tip.set(alone, TEXTS.get("alone.tooltip"));
    alone.setOnAction(event -> choices.alone());
    HBox row = new HBox(space(), alone);
    crashed.setId("alone-crashed");
    crashed.setGraphic(new FontIcon(MaterialDesignA.ALERT_OUTLINE));
    crashed.setVisible(false);
    crashed.setManaged(false);
    VBox card = new VBox(cardTitle("alone"), empty("alone.about"), crashed, aloneProblem, row);
    card.getStyleClass().addAll("card", "start-card");
    return card;
  }

  private VBox foundCard() {
    VBox card = new VBox(cardTitle("found"), noneFound, found, new Trouble());
    card.getStyleClass().addAll("card", "start-card");
    return card;
  }

  private VBox recentCard() {
    forgetAll.setId("forget-all");
    forgetAll.getStyleClass().addAll("compact", "flat");
    Tip.set(forgetAll, TEXTS.get("recent.forgetAll.tooltip"));
    forgetAll.setOnAction(event -> recents.forgetAll());
    HBox head = new HBox(cardTitle("recent"), space(), forgetAll);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox card = new VBox(head, noneRecent, recent);
    card.getStyleClass().addAll("card", "start-card");
    return card;
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  private static Label cardTitle(String key) {
    Label title = new Label(TEXTS.get(key));
    title.getStyleClass().add("card-title");
    return title;
  }

  private void renderFound(List<Found> sessions) {
    showEither(noneFound, found, sessions.isEmpty());
    found.show(
        sessions.stream()
            .map(each -> SessionRows.found(each, isChanged(each), () -> join(each)))
            .toList());
    host.found(sessions.stream().filter(Found::isHere).findFirst());
  }

  private boolean isChanged(Found session) {
    return session.isChanged(servers.fingerprint(session.link().authority()).orElse(null));
  }

  private void join(Found session) {
    join.join(session.link(), session.pinNeeded());
  }

  private void renderRecent(List<Recent> sessions) {
    showEither(noneRecent, recent, sessions.isEmpty());
    forgetAll.setVisible(!sessions.isEmpty());
    recent.show(
        sessions.stream()
            .map(each ->
                SessionRows.recent(
                    each,
                    clock.instant(),
                    ZoneId.systemDefault(),
                    () -> again(each),
                    () -> recents.remove(each)))
            .toList());
  }

  private static void showEither(Label none, RowList rows, boolean isEmpty) {
    none.setVisible(isEmpty);
    none.setManaged(isEmpty);
    rows.setVisible(!isEmpty);
    rows.setManaged(!isEmpty);
  }

  /// What was hosted here is hosted again: nobody else does.
  private void again(Recent session) {
    JoinLink link = session.link();
    if (!session.isHosted()) {
      join.join(link, session.hasPin());
    } else if (session.hasPin()) {
      host.askForPin(link.room(), link.port());
    } else {
      host.again(link.room(), link.port());
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      choices.cancel();
      event.consume();
    }
  }

  /// It is seen: what it shows is new, and something has the focus.
  public void appear() {
    join.offerCopied();
    renderRecent(recents.sessionsProperty().get());
    if (files != null) {
      files.appear();
    }
    if (isNameAsked) {
      isNameAsked = false;
      who.prompt();
    } else {
      host.button().requestFocus();
    }
  }

  /// The window has come to the front: a link may have been copied meanwhile.
  public void offerCopied() {
    join.offerCopied();
  }

  /// Says how it stands with what was chosen.
  public void show(Progress progress) {
    host.show(progress);
    join.show(progress);
    switch (progress) {
      case Progress.Failed(Choice choice, String sentence) when choice == Choice.ALONE ->
          aloneProblem.say(sentence);
      case Progress.Idle _, Progress.Underway _, Progress.Failed _ -> aloneProblem.clear();
    }
  }

  /// Nothing is begun by somebody without a name.
  private final class WithName implements Choices {
    private final Choices choices;

    WithName(Choices choices) {
      this.choices = Objects.requireNonNull(choices, "choices");
    }

    @Override
    public void host(RoomName room, @Nullable String pin, int port) {
      if (who.confirm()) {
        choices.host(room, pin, port);
      }
    }

    @Override
    public void join(JoinLink link, @Nullable String pin) {
      if (who.confirm()) {
        choices.join(link, pin);
      }
    }

    @Override
    public void alone() {
      if (who.confirm()) {
        choices.alone();
      }
    }

    @Override
    public void openFile() {
      if (who.confirm()) {
        choices.openFile();
      }
    }

    @Override
    public void openFile(Path file) {
      if (who.confirm()) {
        choices.openFile(file);
      }
    }

    @Override
    public void cancel() {
      choices.cancel();
    }
  }
}
