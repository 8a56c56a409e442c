package org.trillsymbiont.client.view.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.trillsymbiont.client.control.Avatar;
import org.trillsymbiont.client.control.RequestedMenu;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.presence.PresenceColours;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Role;

/// Somebody in the room, and for the host what he can do about them.
///
/// Thread: FX.
final class PersonRow extends HBox {
  private static final Texts TEXTS = Texts.of(PersonRow.class);

  private final Avatar avatar = new Avatar();
  private final Label name = new Label();
  private final Label you = badge(TEXTS.get("people.you"));
  private final Label web = badge(TEXTS.get("people.web"));
  private final FontIcon roleIcon = new FontIcon(MaterialDesignC.CROWN);
  private final Label role = badge("");
  private final Label latency = new Label();
  private final Button more = new Button("", new FontIcon(MaterialDesignD.DOTS_VERTICAL));
  private final Region noMenu = new Region();
  private final RequestedMenu menu;
  private final Consumer<Wish> onWish;
  private @Nullable Person shown;

  /// What is shown of somebody.
  ///
  /// @param power what the user can do about them
  record Person(
      int id,
      Identity who,
      Role role,
      boolean isYou,
      boolean isLegacy,
      Power power,
      int latencyMillis) {}

  /// What the user can do about somebody.
  enum Power {
    NONE,
    /// He is the host himself.
    OWN,
    /// He is the host.
    OVER
  }

  /// What the host wants of somebody.
  enum Wish {
    HOST,
    PLAYER,
    LISTENER,
    REMOVE
  }

  /// @param onWish takes what the host chooses
  PersonRow(Person person, Consumer<Wish> onWish) {
    this.onWish = onWish;
    setId("person-" + person.id());
    getStyleClass().addAll("group", "bubble-row", "person-row");
    setAlignment(Pos.CENTER_LEFT);
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    role.setGraphic(roleIcon);
    role.getStyleClass().add("role");
    latency.getStyleClass().addAll("muted", "latency");
    more.setId("person-menu-" + person.id());
    more.getStyleClass().addAll("button-icon", "flat");
    noMenu.getStyleClass().add("no-menu");
    menu = RequestedMenu.on(more, this::items);
    more.setOnAction(event -> menu.show());
    show(person);
  }

  /// Shows what is so now; what has the focus keeps it.
  void show(Person now) {
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    avatar.show(now.who().name(), PresenceColours.of(now.who().colour()));
    name.setText(now.who().name());
    role.setText(now.role() == Role.PLAYER ? "" : TEXTS.word("role", now.role()));
    Ikon icon = now.role() == Role.HOST ? MaterialDesignC.CROWN : MaterialDesignH.HEADPHONES;
    roleIcon.setIconCode(icon);
    latency.setText(
        now.latencyMillis() < 0 ? "" : TEXTS.get("people.latency", now.latencyMillis()));
    String what = TEXTS.get("person.menu", now.who().name());
    Tip.set(more, what);
    more.setAccessibleText(what);
    setAccessibleText(spoken(now));
    arrange(now);
  }

  private void arrange(Person now) {
    List<Node> wanted = new ArrayList<>(List.of(avatar, name));
    if (now.role() != Role.PLAYER) {
      wanted.add(role);
    }
    if (now.isYou()) {
      wanted.add(you);
    }
    if (now.isLegacy()) {
      wanted.add(web);
    } else if (now.latencyMillis() >= 0) {
      wanted.add(latency);
    }
    switch (now.power()) {
      case NONE -> menu.hide();
      case OWN -> wanted.add(noMenu);
      case OVER -> wanted.add(more);
    }
    if (!getChildren().equals(wanted)) {
      getChildren().setAll(wanted);
    }
  }

  private static String spoken(Person now) {
    String words = now.who().name();
    if (now.role() != Role.PLAYER) {
      words = TEXTS.get("people.spoken", words, TEXTS.word("role", now.role()));
    }
    return now.isYou() ? TEXTS.get("people.spoken", words, TEXTS.get("people.you")) : words;
  }

  private List<MenuItem> items() {
    Person now = Objects.requireNonNull(shown, "shown from the beginning on");
    List<MenuItem> items = new ArrayList<>();
    items.add(now.role() == Role.LISTENER ? item(Wish.PLAYER) : item(Wish.LISTENER));
    if (!now.isLegacy()) {
      items.add(item(Wish.HOST));
    }
    items.add(item(Wish.REMOVE));
    return items;
  }

  private MenuItem item(Wish wish) {
    MenuItem item = new MenuItem(TEXTS.word("wish", wish));
    item.setId("wish-" + wish.name());
    item.setOnAction(event -> onWish.accept(wish));
    return item;
  }

  /// Puts the focus on what the host can do here.
  void focus() {
    more.requestFocus();
  }

  /// The row is gone.
  void dispose() {
    menu.dispose();
  }

  private static Label badge(String words) {
    Label badge = new Label(words);
    badge.getStyleClass().add("badge");
    badge.setMinWidth(USE_PREF_SIZE);
    return badge;
  }
}
