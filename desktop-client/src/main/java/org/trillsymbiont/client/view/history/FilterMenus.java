package org.trillsymbiont.client.view.history;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.presence.PresenceColours;
import org.trillsymbiont.model.history.Filter;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.history.Kind;

/// Chooses whose events and which kinds of them are looked at; none chosen is all.
///
/// Thread: FX.
final class FilterMenus extends HBox {
  private static final Texts TEXTS = Texts.of(FilterMenus.class);

  private final PastOfRoom past;
  private final Timeline timeline;
  private final MenuButton people = new MenuButton();
  private final MenuButton kinds = new MenuButton();

  FilterMenus(PastOfRoom past, Timeline timeline) {
    this.past = past;
    this.timeline = timeline;
    getStyleClass().add("group");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(USE_PREF_SIZE);
    people.setId("history-people");
    kinds.setId("history-kinds");
    for (MenuButton button : List.of(people, kinds)) {
      button.getStyleClass().add("compact");
      button.setMinWidth(USE_PREF_SIZE);
    }
    people.setAccessibleHelp(TEXTS.get("filter.people.help"));
    kinds.setAccessibleHelp(TEXTS.get("filter.kinds.help"));
    people.setOnShowing(event -> fillPeople());
    fillPeople();
    for (Kind kind : Kind.values()) {
      CheckMenuItem item = new CheckMenuItem(TEXTS.word("kind", kind));
      item.setId("history-kind-" + kind.name());
      item.setOnAction(event -> chosen(kind, item.isSelected()));
      kinds.getItems().add(item);
    }
    kinds.getItems().addAll(new SeparatorMenuItem(), all(kinds, "filter.kinds.all"));
    getChildren().addAll(people, kinds);
    timeline.filterProperty().subscribe(this::render);
  }

  private MenuItem all(MenuButton of, String key) {
    MenuItem all = new MenuItem(TEXTS.get(key));
    all.setId(of.getId() + "-all");
    all.setOnAction(event -> {
      Filter now = filter();
      timeline
          .filterProperty()
          .set(
              of.equals(people)
                  ? new Filter(Set.of(), now.kinds())
                  : new Filter(now.people(), Set.of()));
    });
    return all;
  }

  private Filter filter() {
    return timeline.filterProperty().get();
  }

  private void fillPeople() {
    people.getItems().clear();
    History history = past.history();
    if (history != null) {
      for (Lane lane : Lane.people(history)) {
        people.getItems().add(item(lane));
      }
    }
    people
        .getItems()
        .addAll(item(Lane.room()), new SeparatorMenuItem(), all(people, "filter.people.all"));
  }

  private CheckMenuItem item(Lane lane) {
    Paint paint = lane.colour() == null ? Color.GRAY : PresenceColours.of(lane.colour());
    CheckMenuItem item = new CheckMenuItem(lane.name(), lane.sign().node(paint));
    item.setId("history-person-" + lane.number());
    item.setSelected(filter().people().containsAll(lane.numbers()));
    item.setOnAction(event -> {
      Set<Integer> now = new HashSet<>(filter().people());
      if (item.isSelected()) {
        now.addAll(lane.numbers());
      } else {
        now.removeAll(lane.numbers());
      }
      timeline.filterProperty().set(new Filter(now, filter().kinds()));
    });
    return item;
  }

  private void chosen(Kind kind, boolean isChosen) {
    EnumSet<Kind> now = EnumSet.noneOf(Kind.class);
    now.addAll(filter().kinds());
    if (isChosen) {
      now.add(kind);
    } else {
      now.remove(kind);
    }
    timeline.filterProperty().set(new Filter(filter().people(), now));
  }

  private void render(Filter now) {
    History history = past.history();
    long chosen =
        history == null
            ? now.people().size()
            : Lane.people(history).stream()
                    .filter(lane -> now.people().containsAll(lane.numbers()))
                    .count()
                + (now.people().contains(0) ? 1 : 0);
    people.setText(
        now.people().isEmpty() ? TEXTS.get("filter.people") : TEXTS.get("filter.some", chosen));
    if (now.kinds().isEmpty()) {
      kinds.setText(TEXTS.get("filter.kinds"));
    } else if (now.kinds().size() == 1) {
      kinds.setText(TEXTS.word("kind", now.kinds().iterator().next()));
    } else {
      kinds.setText(TEXTS.get("filter.kinds.some", now.kinds().size()));
    }
    for (MenuItem item : kinds.getItems()) {
      if (item instanceof CheckMenuItem check) {
        check.setSelected(
            now.kinds().stream().anyMatch(kind -> check.getId().endsWith("-" + kind.name())));
      }
    }
  }
}
