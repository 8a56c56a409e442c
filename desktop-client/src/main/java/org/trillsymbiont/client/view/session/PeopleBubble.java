package org.trillsymbiont.client.view.session;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.control.Avatar;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubble;
import org.trillsymbiont.client.view.presence.PresenceColours;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Participant;

/// Who is in the room, and how far away; and the own name and colour, to be changed.
///
/// Thread: FX.
final class PeopleBubble extends VBox implements Bubble {
  private static final Texts TEXTS = Texts.of(PeopleBubble.class);

  private final Session session;
  private final IdentityEditor editor;
  private final VBox list = new VBox();
  private List<Row> rows = List.of();

  /// What is shown of somebody.
  private record Row(int id, Identity who, boolean isYou, boolean isLegacy, int latencyMillis) {}

  PeopleBubble(Session session) {
    this.session = Objects.requireNonNull(session, "session");
    setId("people-bubble");
    editor = new IdentityEditor(session);
    list.getStyleClass().add("bubble-list");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("bubble-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Label heading = new Label(TEXTS.get("people.title"));
    heading.getStyleClass().add("card-title");
    getStyleClass().add("bubble");
    setAccessibleText(TEXTS.get("people.title"));
    getChildren().addAll(heading, scroll, editor);
    session.roster().participantsProperty().subscribe(all -> render());
    session.identityProperty().subscribe(who -> render());
  }

  @Override
  public Region content() {
    return this;
  }

  @Override
  public Node opened() {
    return editor.opened();
  }

  @Override
  public void closed() {
    editor.takeBack();
  }

  private void render() {
    List<Participant> all = session.roster().participantsProperty().get();
    int you = session.roster().you();
    Identity own = session.identityProperty().get();
    List<Row> now =
        all.isEmpty()
            ? List.of(new Row(you, own, true, false, -1))
            : all.stream().map(who -> row(who, who.id() == you, own)).toList();
    if (!now.equals(rows)) {
      rows = now;
      list.getChildren().setAll(rows.stream().map(PeopleBubble::node).toList());
    }
  }

  private static Row row(Participant who, boolean isYou, Identity own) {
    return new Row(
        who.id(),
        isYou ? own : who.identity(),
        isYou,
        who.isLegacy(),
        who.presence().latencyMillis());
  }

  private static Node node(Row row) {
    Avatar avatar = new Avatar(row.who().name(), PresenceColours.of(row.who().colour()));
    Label name = new Label(row.who().name());
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox line = new HBox(avatar, name);
    line.setId("person-" + row.id());
    line.getStyleClass().addAll("group", "bubble-row");
    line.setAlignment(Pos.CENTER_LEFT);
    line.setAccessibleText(
        row.isYou()
            ? TEXTS.get("people.spoken", row.who().name(), TEXTS.get("people.you"))
            : row.who().name());
    if (row.isYou()) {
      line.getChildren().add(badge(TEXTS.get("people.you")));
    }
    if (row.isLegacy()) {
      line.getChildren().add(badge(TEXTS.get("people.web")));
    } else if (row.latencyMillis() >= 0) {
      Label latency = new Label(TEXTS.get("people.latency", row.latencyMillis()));
      latency.getStyleClass().addAll("muted", "latency");
      line.getChildren().add(latency);
    }
    return line;
  }

  private static Label badge(String words) {
    Label badge = new Label(words);
    badge.getStyleClass().add("badge");
    badge.setMinWidth(USE_PREF_SIZE);
    return badge;
  }
}
