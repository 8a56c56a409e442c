package org.trillsymbiont.client.view.session;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.control.QrCode;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubble;
import org.trillsymbiont.client.view.BubbleRows;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomInfo;

/// How others join: the link as a QR code and in letters, each of the host's addresses, and what to
/// do when that does not work.
///
/// Thread: FX.
final class InviteBubble extends VBox implements Bubble {
  private static final Texts TEXTS = Texts.of(InviteBubble.class);
  private static final double CODE_PIXELS = 230;

  private final Session session;
  private final QrCode code = new QrCode(CODE_PIXELS);
  private final Label link = new Label();
  private final CopyButton copy;
  private final ComboBox<JoinLink> ways = new ComboBox<>();
  private final HBox waysRow = BubbleRows.setting(TEXTS.get("invite.way"), ways);
  private final Label pin = BubbleRows.sentence(TEXTS.get("invite.pin"));
  private final Label firewall = BubbleRows.sentence("");
  private final VBox troubleshooting;
  private List<JoinLink> known = List.of();

  InviteBubble(Session session) {
    this.session = Objects.requireNonNull(session, "session");
    copy = new CopyButton("invite-copy", () -> shown().complete());
    setId("invite");
    getStyleClass().add("bubble");
    setAccessibleText(TEXTS.get("invite"));
    code.setId("invite-code");
    link.setId("invite-link");
    link.setWrapText(true);
    link.setMinHeight(USE_PREF_SIZE);
    link.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(link, Priority.ALWAYS);
    HBox line = new HBox(link, copy);
    line.getStyleClass().add("group");
    line.setAlignment(Pos.CENTER_LEFT);
    HBox middle = new HBox(code);
    middle.setAlignment(Pos.CENTER);
    ways.setId("invite-ways");
    ways.setConverter(new Ways());
    Tip.set(ways, TEXTS.get("invite.way.tooltip"));
    ways.setAccessibleText(TEXTS.get("invite.way.tooltip"));
    ways.valueProperty().subscribe(this::show);
    firewall.setId("invite-firewall");
    troubleshooting =
        new VBox(
            BubbleRows.line(),
            BubbleRows.word(TEXTS.get("invite.trouble")),
            BubbleRows.sentence(TEXTS.get("invite.same")),
            firewall);
    troubleshooting.getStyleClass().add("group");
    getChildren()
        .addAll(
            BubbleRows.heading(TEXTS.get("invite")),
            BubbleRows.sentence(TEXTS.get("invite.how")),
            middle,
            line,
            waysRow,
            pin,
            troubleshooting);
    session.addressProperty().subscribe(this::render);
    session.roomsProperty().subscribe(rooms -> renderPin(rooms));
  }

  @Override
  public Region content() {
    return this;
  }

  @Override
  public Node opened() {
    session.askForRooms();
    return copy;
  }

  @Override
  public void closed() {
    // Nothing was begun.
  }

  private JoinLink shown() {
    JoinLink chosen = ways.getValue();
    return chosen == null ? session.addressProperty().get().shared() : chosen;
  }

  private void render(Address address) {
    if (!known.equals(address.ways())) {
      known = address.ways();
      ways.getItems().setAll(known);
      ways.setValue(known.getFirst());
    }
    BubbleRows.show(waysRow, known.size() > 1);
    BubbleRows.show(troubleshooting, isHostedHere(address));
    firewall.setText(FirewallWords.here(address.shared().port()));
  }

  /// Whoever hosts on this computer reaches it by another address than the others do.
  private static boolean isHostedHere(Address address) {
    return !address.server().authority().equals(address.shared().authority());
  }

  private void show(@Nullable JoinLink now) {
    if (now != null) {
      code.show(now.complete(), TEXTS.get("invite.code", now.toString()));
      link.setText(now.toString());
    }
  }

  private void renderPin(List<RoomInfo> rooms) {
    BubbleRows.show(
        pin,
        rooms.stream()
            .anyMatch(room ->
                room.hasPin()
                    && room.name().equals(session.addressProperty().get().server().room())));
  }

  /// The host's addresses, without what is the same in all links.
  private static final class Ways extends StringConverter<JoinLink> {
    @Override
    public String toString(@Nullable JoinLink link) {
      return link == null ? "" : link.host();
    }

    @Override
    public JoinLink fromString(String text) {
      throw new UnsupportedOperationException("it can't be typed");
    }
  }
}
