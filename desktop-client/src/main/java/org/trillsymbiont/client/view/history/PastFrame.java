package org.trillsymbiont.client.view.history;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.trillsymbiont.client.past.Looking;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.BubbleRows;
import org.trillsymbiont.client.view.Shortcut;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Identity;

/// The instrument's part of the window. While it shows the past there is a frame around it, and a
/// line that says so, with when that was and who did something last, and the way back.
///
/// Thread: FX.
public final class PastFrame extends BorderPane {
  private static final Texts TEXTS = Texts.of(PastFrame.class);
  private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");

  private final Session session;
  private final Label title =
      new Label(TEXTS.get("frame.title"), new FontIcon(MaterialDesignH.HISTORY));
  private final Label when = new Label();
  private final HBox banner;

  /// The frame. A background that shows beside another one would be copied from a picture in each
  /// frame, and a border of this pane would move what lies in it.
  private final Region edge = new Region();

  /// @param top stays at the top
  /// @param middle takes the rest
  public PastFrame(Session session, Looking looking, Node top, Node middle) {
    this.session = session;
    getStyleClass().add("past-frame");
    title.getStyleClass().add("past-title");
    title.setMinWidth(USE_PREF_SIZE);
    when.setId("past-when");
    when.setMinWidth(0);
    when.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(when, Priority.ALWAYS);
    Button back = new Button(TEXTS.get("frame.back", Shortcut.STOP.keyText()));
    back.setId("past-back");
    back.getStyleClass().add("compact");
    back.setMinWidth(USE_PREF_SIZE);
    back.setOnAction(event -> looking.backToNow());
    banner = new HBox(title, when, back);
    banner.setId("past-banner");
    banner.getStyleClass().addAll("group", "past-banner");
    banner.setAlignment(Pos.CENTER_LEFT);
    VBox above = new VBox(banner, top);
    above.getStyleClass().add("instrument-top");
    setTop(above);
    setCenter(middle);
    edge.getStyleClass().add("past-edge");
    edge.setManaged(false);
    edge.setMouseTransparent(true);
    getChildren().add(edge);
    looking.viewProperty().subscribe(this::render);
  }

  private void render(Looking.View view) {
    boolean isPast = !(view instanceof Looking.View.Now);
    pseudoClassStateChanged(PAST, isPast);
    BubbleRows.show(banner, isPast);
    edge.setVisible(isPast);
    History history = session.past().history();
    Optional<Place> where = view.where();
    if (where.isEmpty() || history == null || !history.has(where.get().rev())) {
      return;
    }
    String words =
        TEXTS.get(
            "where",
            HistoryWords.when(history, where.get()),
            HistoryWords.what(history, where.get()));
    if (view instanceof Looking.View.Moving(_, int speed, int by)) {
      words =
          by == 0
              ? TEXTS.get("frame.moving", words, speed)
              : TEXTS.get("frame.shared", words, speed, name(by));
    }
    when.setText(words);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    edge.resizeRelocate(0, 0, getWidth(), getHeight());
  }

  private String name(int number) {
    if (number == session.store().you()) {
      return session.identityProperty().get().name();
    }
    Identity who = session.roster().identity(number);
    return who == null ? TEXTS.get("frame.somebody") : who.name();
  }
}
