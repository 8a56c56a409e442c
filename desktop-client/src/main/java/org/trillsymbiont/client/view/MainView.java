package org.trillsymbiont.client.view;

import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.midi.Midi;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.view.ambience.AmbienceView;
import org.trillsymbiont.client.view.circle.CircleView;
import org.trillsymbiont.client.view.evolution.EvolutionView;
import org.trillsymbiont.client.view.export.Exports;
import org.trillsymbiont.client.view.export.RecordButton;
import org.trillsymbiont.client.view.help.HelpView;
import org.trillsymbiont.client.view.midi.MidiButton;
import org.trillsymbiont.client.view.notice.ExportToasts;
import org.trillsymbiont.client.view.notice.NoticeToasts;
import org.trillsymbiont.client.view.notice.Toasts;
import org.trillsymbiont.client.view.presence.Hand;
import org.trillsymbiont.client.view.presence.PresenceLayer;
import org.trillsymbiont.client.view.session.HeaderView;
import org.trillsymbiont.client.view.session.TimingButton;
import org.trillsymbiont.client.view.transport.TransportView;

/// The window's content. The header and the transport are always in sight, on the left the grid
/// with the evolution below it, on the right, scrolling when it has to, the circle and the voices;
/// help lies over the right side, so that the grid stays playable. Over everything lie the marks of
/// what others have under hand, toasts in the lower right corner, and what opens from the header.
///
/// Thread: FX.
public final class MainView extends StackPane {
  private static final double BASE_FONT_PX = 14;
  private static final double MIN_FONT_PX = 12.5;
  private static final double MAX_FONT_PX = 28;
  private static final double FONT_GRAIN_PX = 0.5;

  /// From here on icons are drawn larger too.
  private static final double LARGE_FONT_PX = 20;

  private static final PseudoClass LARGE_TEXT = PseudoClass.getPseudoClass("large-text");

  /// The window size that the base font is made for.
  private static final double BASE_WIDTH = 1440;

  private static final double BASE_HEIGHT = 900;

  /// The views that are made elsewhere. Those of voices bring their own cards.
  ///
  /// @param grid the music grid; takes all the room it gets
  /// @param gridReadout the line above it that says what a square is
  /// @param defaultVoice the voice of new squares
  /// @param squareVoices the voices of the active squares; as high as it needs to be
  public record Parts(Node grid, Region gridReadout, Region defaultVoice, Region squareVoices) {
    public Parts {
      Objects.requireNonNull(grid, "grid");
      Objects.requireNonNull(gridReadout, "gridReadout");
      Objects.requireNonNull(defaultVoice, "defaultVoice");
      Objects.requireNonNull(squareVoices, "squareVoices");
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
    StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
    getChildren()
        .addAll(
            frame(
                commands,
                session,
                sounding,
                timer,
                new StatusLine(
                    store,
                    new TimingButton(session, sounding, timer, bubbles),
                    new MidiButton(midi, timer, bubbles)),
                bubbles,
                parts,
                exports),
            new PresenceLayer(session.roster()),
            toasts,
            bubbles);
    new NoticeToasts(toasts, commands).hear(session);
    new ExportToasts(toasts).hear(exports);
    new Hand(this, timer, session::focus).watch();
    Shortcut.install(this, commands);
    addEventFilter(MouseEvent.MOUSE_PRESSED, event -> store.pressed());
    addEventFilter(MouseEvent.MOUSE_RELEASED, event -> store.released());
    // Else the first button takes the focus, and Space would press it instead of playing.
    sceneProperty().subscribe(scene -> requestFocus());
    widthProperty().subscribe(width -> scaleText());
    heightProperty().subscribe(height -> scaleText());
  }

  private static BorderPane frame(
      Commands commands,
      Session session,
      Sounding sounding,
      Timer timer,
      StatusLine statusLine,
      Bubbles bubbles,
      Parts parts,
      Exports exports) {
    Store store = session.store();
    VBox top =
        new VBox(
            new HeaderView(
                session, commands, sounding, timer, new RecordButton(exports, bubbles), bubbles),
            new TransportView(store, commands, sounding.playhead()));
    top.getStyleClass().add("top");
    HelpView help = new HelpView(commands);
    SidePanels side =
        new SidePanels(
            new CircleView(store, commands, bubbles),
            new AmbienceView(store),
            parts.defaultVoice(),
            parts.squareVoices());
    commands
        .panels()
        .helpProperty()
        .subscribe(open -> {
          help.setVisible(open);
          side.setVisible(!open);
        });
    Workspace workspace =
        new Workspace(
            card("Music grid", parts.gridReadout(), parts.grid()),
            new EvolutionView(store, commands, sounding, bubbles),
            side,
            help);
    return new BorderPane(workspace, top, null, statusLine, null);
  }

  private static Region card(String title, Region line, Node content) {
    Label heading = new Label(title);
    heading.getStyleClass().add("card-title");
    heading.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(line, Priority.ALWAYS);
    HBox header = new HBox(heading, line);
    header.getStyleClass().add("group");
    header.setAlignment(Pos.CENTER_LEFT);
    VBox card = new VBox(header, content);
    card.getStyleClass().add("card");
    VBox.setVgrow(content, Priority.ALWAYS);
    return card;
  }

  /// Everything is sized in em: a large window gets larger text and controls, not emptier space.
  private void scaleText() {
    double fits = Math.min(getWidth() / BASE_WIDTH, getHeight() / BASE_HEIGHT) * BASE_FONT_PX;
    double rounded = Math.rint(fits / FONT_GRAIN_PX) * FONT_GRAIN_PX;
    double size = Math.clamp(rounded, MIN_FONT_PX, MAX_FONT_PX);
    setStyle("-fx-font-size: " + size + "px");
    pseudoClassStateChanged(LARGE_TEXT, size >= LARGE_FONT_PX);
  }
}
