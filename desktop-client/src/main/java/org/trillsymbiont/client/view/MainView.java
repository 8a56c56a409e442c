package org.trillsymbiont.client.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.midi.Midi;
import org.trillsymbiont.client.past.Looking;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.ambience.AmbienceView;
import org.trillsymbiont.client.view.circle.CircleView;
import org.trillsymbiont.client.view.evolution.EvolutionView;
import org.trillsymbiont.client.view.export.Exports;
import org.trillsymbiont.client.view.export.RecordButton;
import org.trillsymbiont.client.view.file.FileQuestionPane;
import org.trillsymbiont.client.view.help.HelpView;
import org.trillsymbiont.client.view.history.HistoryPanel;
import org.trillsymbiont.client.view.history.PastFrame;
import org.trillsymbiont.client.view.midi.MidiButton;
import org.trillsymbiont.client.view.midi.MidiSettingsPage;
import org.trillsymbiont.client.view.notice.ExportToasts;
import org.trillsymbiont.client.view.notice.FileToasts;
import org.trillsymbiont.client.view.notice.NoticeToasts;
import org.trillsymbiont.client.view.notice.PastToasts;
import org.trillsymbiont.client.view.notice.Toasts;
import org.trillsymbiont.client.view.presence.Hand;
import org.trillsymbiont.client.view.presence.PresenceLayer;
import org.trillsymbiont.client.view.rights.LockSign;
import org.trillsymbiont.client.view.rights.LockedControls;
import org.trillsymbiont.client.view.scope.ScopeView;
import org.trillsymbiont.client.view.session.HeaderView;
import org.trillsymbiont.client.view.session.TimingButton;
import org.trillsymbiont.client.view.settings.AboutPage;
import org.trillsymbiont.client.view.settings.LooksPages;
import org.trillsymbiont.client.view.settings.SettingsPage;
import org.trillsymbiont.client.view.settings.SettingsView;
import org.trillsymbiont.client.view.sound.SoundButton;
import org.trillsymbiont.client.view.sound.SoundSettingsPage;
import org.trillsymbiont.client.view.transport.TransportView;
import org.trillsymbiont.model.sync.Lock;

/// The window's content. The header and the transport are always in sight, on the left the grid
/// with the evolution below it, on the right, scrolling when it has to, the circle and the voices;
/// help lies over the right side, so that the grid stays playable; below them the room's history,
/// when it is wanted. Over everything lie the marks of what others have under hand, what opens from
/// the header, and the settings.
///
/// Thread: FX.
public final class MainView extends StackPane {
  private static final Texts TEXTS = Texts.of(MainView.class);

  private final SettingsView settings;
  private final Looking looking;

  /// The views that are made elsewhere.
  ///
  /// @param grid the music grid; takes all the room it gets
  /// @param gridReadout the line above it that says what a square is
  /// @param voice the voices, in a card of their own; takes what height the other panels leave
  public record Parts(Node grid, Region gridReadout, Region voice) {
    public Parts {
      Objects.requireNonNull(grid, "grid");
      Objects.requireNonNull(gridReadout, "gridReadout");
      Objects.requireNonNull(voice, "voice");
    }
  }

  /// @param commands what shortcuts and buttons do
  /// @param session the room, whose state is rendered
  /// @param sounding what is heard on this computer
  /// @param timer tells when a toast has been read and a hand rests
  /// @param parts the views that are made elsewhere
  /// @param midi other instruments, keyboards and pads
  /// @param exports what is recorded and rendered
  public MainView(
      Commands commands,
      Session session,
      Sounding sounding,
      Timer timer,
      Parts parts,
      Midi midi,
      Exports exports) {
    getStyleClass().add("main-view");
    Store store = session.store();
    Bubbles bubbles = new Bubbles();
    Toasts toasts = new Toasts(timer);
    looking = new Looking(session, timer);
    commands.setPast(new LookedAt(looking));
    settings = new SettingsView(pages(commands.appearance(), session, sounding, timer, midi));
    StatusLine statusLine =
        new StatusLine(
            store,
            toasts,
            new TimingButton(session, sounding, timer, bubbles),
            new MidiButton(midi, timer, bubbles));
    getChildren()
        .addAll(
            frame(
                commands,
                session,
                sounding,
                timer,
                bubbles,
                parts,
                exports,
                foot(
                    new HistoryPanel(
                        session,
                        looking,
                        commands,
                        exports,
                        new PastToasts(toasts, commands),
                        bubbles),
                    statusLine,
                    commands.appearance())),
            new PresenceLayer(session.roster()),
            bubbles,
            settings);
    commands.setWindow(new WindowCommands(this, settings));
    new NoticeToasts(toasts, commands).hear(session);
    new ExportToasts(toasts).hear(exports);
    commands
        .files()
        .ifPresent(files -> {
          new FileToasts(toasts).hear(files, store);
          FileQuestionPane questions = new FileQuestionPane();
          files.setQuestions(questions);
          getChildren().add(questions);
        });
    LockedControls.watch(this, store);
    new Hand(this, timer, session::focus).watch();
    Shortcut.install(this, commands);
    addEventFilter(MouseEvent.MOUSE_PRESSED, event -> store.pressed());
    addEventFilter(MouseEvent.MOUSE_RELEASED, event -> store.released());
    // Else the first button takes the focus, and Space would press it instead of playing.
    sceneProperty().subscribe(scene -> requestFocus());
    TextScale.install(this, commands.appearance().scaleProperty());
  }

  /// What of the room's past is looked at.
  public Looking looking() {
    return looking;
  }

  /// Adds a page to the settings, before the last one.
  public void addSettings(SettingsPage page) {
    settings.add(page);
  }

  private static List<SettingsPage> pages(
      Appearance looks, Session session, Sounding sounding, Timer timer, Midi midi) {
    List<SettingsPage> pages = new ArrayList<>(new LooksPages(looks).pages());
    pages.add(SoundSettingsPage.of(TEXTS.get("settings.sound"), session.store(), sounding, timer));
    pages.add(MidiSettingsPage.of(TEXTS.get("settings.midi"), midi));
    pages.add(AboutPage.of());
    return pages;
  }

  /// The history is in the window only while it is wanted: what is hidden is walked over too.
  private static VBox foot(HistoryPanel history, StatusLine statusLine, Appearance looks) {
    VBox foot = new VBox(statusLine);
    statusLine.setMinHeight(USE_PREF_SIZE);
    VBox.setVgrow(history, Priority.ALWAYS);
    looks
        .historyProperty()
        .subscribe(isOpen -> {
          if (isOpen) {
            foot.getChildren().add(0, history);
          } else {
            foot.getChildren().remove(history);
          }
          history.open(isOpen);
        });
    return foot;
  }

  private WindowRows frame(
      Commands commands,
      Session session,
      Sounding sounding,
      Timer timer,
      Bubbles bubbles,
      Parts parts,
      Exports exports,
      Region foot) {
    Store store = session.store();
    VBox top =
        new VBox(
            new HeaderView(
                session,
                commands,
                sounding.status(),
                bubbles,
                new HeaderView.Parts(
                    new ScopeView(
                        sounding.listening().oscilloscope(), commands.appearance(), timer),
                    new SoundButton(store, sounding, timer, bubbles),
                    new RecordButton(exports, bubbles))));
    top.getStyleClass().add("top");
    HelpView help = new HelpView(commands);
    SidePanels side =
        new SidePanels(
            new CircleView(store, commands, bubbles), new AmbienceView(store), parts.voice());
    commands.panels().helpProperty().subscribe(new HelpOrPanels(help, side)::show);
    Workspace workspace =
        new Workspace(
            card(
                TEXTS.get("grid.title"),
                LockSign.of(store, Lock.GRID),
                parts.gridReadout(),
                parts.grid()),
            new EvolutionView(store, commands, sounding, bubbles),
            side,
            help);
    return new WindowRows(
        top,
        new PastFrame(
            session, looking, new TransportView(store, commands, sounding.playhead()), workspace),
        foot);
  }

  private static Region card(String title, LockSign sign, Region line, Node content) {
    Label heading = new Label(title);
    heading.getStyleClass().add("card-title");
    heading.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(line, Priority.ALWAYS);
    HBox header = new HBox(heading, sign, line);
    header.getStyleClass().add("group");
    header.setAlignment(Pos.CENTER_LEFT);
    VBox card = new VBox(header, content);
    card.getStyleClass().add("card");
    VBox.setVgrow(content, Priority.ALWAYS);
    return card;
  }
}
