package org.trillsymbiont.client.view.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import org.trillsymbiont.client.control.Avatar;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.presence.PresenceColours;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Participant;

/// Who is in the room, at a glance: the own initials, then the others'.
///
/// Thread: FX.
final class PeopleButton extends Button {
  private static final Texts TEXTS = Texts.of(PeopleButton.class);
  private static final int MOST = 5;
  private static final int MOST_NAMED = 12;
  private static final Color MORE = Color.web("#a9b4c5");

  private final Session session;
  private final HBox avatars = new HBox();
  private List<Identity> shown = List.of();

  PeopleButton(Session session) {
    this.session = Objects.requireNonNull(session, "session");
    setId("people");
    getStyleClass().addAll("flat", "people-button");
    setMinWidth(USE_PREF_SIZE);
    avatars.getStyleClass().add("avatars");
    setGraphic(avatars);
    session.roster().participantsProperty().subscribe(all -> render());
    session.identityProperty().subscribe(who -> render());
  }

  private void render() {
    List<Identity> everybody = new ArrayList<>();
    everybody.add(session.identityProperty().get());
    session.roster().others().stream().map(Participant::identity).forEach(everybody::add);
    if (everybody.equals(shown)) {
      return;
    }
    shown = everybody;
    String words = words(everybody);
    Tip.set(this, words);
    setAccessibleText(words);
    avatars.getChildren().setAll(discs(everybody));
  }

  private static List<Node> discs(List<Identity> everybody) {
    List<Node> discs = new ArrayList<>();
    int count = everybody.size() > MOST ? MOST - 1 : everybody.size();
    for (Identity who : everybody.subList(0, count)) {
      discs.add(new Avatar(who.name(), PresenceColours.of(who.colour())));
    }
    discs.getFirst().getStyleClass().add("you");
    if (count < everybody.size()) {
      Avatar more = new Avatar();
      more.showMore(everybody.size() - count, MORE);
      discs.add(more);
    }
    return discs;
  }

  private static String words(List<Identity> everybody) {
    if (everybody.size() == 1) {
      return TEXTS.get("people.nobody");
    }
    String others =
        everybody.stream()
            .skip(1)
            .limit(MOST_NAMED)
            .map(Identity::name)
            .collect(Collectors.joining(", "));
    boolean isCut = everybody.size() > MOST_NAMED + 1;
    return TEXTS.get(isCut ? "people.many" : "people", everybody.size(), others);
  }
}
