package org.trillsymbiont.client.view.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubble;
import org.trillsymbiont.client.view.BubbleRows;
import org.trillsymbiont.client.view.session.PersonRow.Person;
import org.trillsymbiont.client.view.session.PersonRow.Power;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Role;

/// Who is in the room, what they are in it, and how far away; for the host, who is what and what is
/// locked, to be changed; and the own name and colour.
///
/// Thread: FX.
final class PeopleBubble extends VBox implements Bubble {
  private static final Texts TEXTS = Texts.of(PeopleBubble.class);

  private final Session session;
  private final IdentityEditor editor;
  private final VBox list = new VBox();
  private final Map<Integer, PersonRow> rows = new LinkedHashMap<>();
  private final StackPane questions = new StackPane();
  private int askedAbout = -1;

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
    getChildren().addAll(heading, scroll, questions, new RoomLocks(session), editor);
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
    unask();
    editor.takeBack();
  }

  private void render() {
    List<Participant> all = session.roster().participantsProperty().get();
    int you = session.roster().you();
    Identity own = session.identityProperty().get();
    List<Person> now =
        all.isEmpty()
            ? List.of(new Person(you, own, Role.PLAYER, true, false, Power.NONE, -1))
            : all.stream().map(who -> person(who, who.id() == you, own)).toList();
    Map<Integer, PersonRow> before = Map.copyOf(rows);
    rows.clear();
    for (Person person : now) {
      PersonRow row = before.get(person.id());
      if (row == null) {
        row = new PersonRow(person, wish -> wished(person.id(), wish));
      }
      row.show(person);
      rows.put(person.id(), row);
    }
    before.forEach((id, row) -> {
      if (!rows.containsKey(id)) {
        row.dispose();
      }
    });
    List<Node> wanted = List.copyOf(rows.values());
    if (!list.getChildren().equals(wanted)) {
      list.getChildren().setAll(wanted);
    }
    if (!session.roster().isHost() || !rows.containsKey(askedAbout)) {
      unask();
    }
  }

  private Person person(Participant who, boolean isYou, Identity own) {
    return new Person(
        who.id(),
        isYou ? own : who.identity(),
        who.role(),
        isYou,
        who.isLegacy(),
        power(isYou),
        who.presence().latencyMillis());
  }

  private Power power(boolean isYou) {
    if (!session.roster().isHost()) {
      return Power.NONE;
    }
    return isYou ? Power.OWN : Power.OVER;
  }

  private void wished(int id, PersonRow.Wish wish) {
    switch (wish) {
      case PLAYER -> session.appoint(id, Role.PLAYER);
      case LISTENER -> session.appoint(id, Role.LISTENER);
      case HOST -> ask(id, wish, () -> session.appoint(id, Role.HOST));
      case REMOVE -> ask(id, wish, () -> session.remove(id));
    }
  }

  private void ask(int id, PersonRow.Wish wish, Runnable then) {
    String name =
        session.roster().others().stream()
            .filter(who -> who.id() == id)
            .map(who -> who.identity().name())
            .findAny()
            .orElse("");
    HostQuestion question =
        new HostQuestion(
            wish,
            name,
            isWanted -> {
              if (isWanted) {
                then.run();
              }
              unask();
            });
    askedAbout = id;
    questions.getChildren().setAll(question);
    BubbleRows.show(questions, true);
    question.appear();
  }

  /// The focus goes back to where the question came from, or stays in the bubble.
  private void unask() {
    boolean hadFocus = questions.isFocusWithin();
    PersonRow row = rows.get(askedAbout);
    askedAbout = -1;
    if (hadFocus && row != null && session.roster().isHost()) {
      row.focus();
    } else if (hadFocus) {
      editor.opened().requestFocus();
    }
    questions.getChildren().clear();
    BubbleRows.show(questions, false);
  }
}
