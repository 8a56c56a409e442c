package org.trillsymbiont.client.view.session;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignQ;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.BubbleRows;

/// The link that others join the room with, and a button that copies it, or the WebSocket address
/// for other programs, and says so.
///
/// Thread: FX.
final class JoinAddress extends HBox {
  private static final Texts TEXTS = Texts.of(JoinAddress.class);

  private static final Duration FEEDBACK = Duration.seconds(2);

  private final ReadOnlyObjectProperty<Address> address;
  private final Label prefix = new Label();
  private final Label link = new Label();
  private final SplitMenuButton copy = new SplitMenuButton();
  private final Button invite =
      new Button(TEXTS.get("invite.do"), new FontIcon(MaterialDesignQ.QRCODE));
  private final MenuItem copyLink = new MenuItem();
  private final MenuItem copyWebSocket = new MenuItem();
  private final PauseTransition feedback = new PauseTransition(FEEDBACK);

  /// @param onInvite runs when the user wants to see how others join
  JoinAddress(ReadOnlyObjectProperty<Address> address, Runnable onInvite) {
    this.address = address;
    getStyleClass().add("join-address");
    setAlignment(Pos.CENTER_RIGHT);
    setMinWidth(0);
    prefix.setMinWidth(USE_PREF_SIZE);
    prefix.getStyleClass().add("muted");
    link.setId("join-address");
    link.setMinWidth(0);
    copy.setId("copy-address");
    copy.setMinWidth(USE_PREF_SIZE);
    copy.getStyleClass().add("compact");
    Tip.set(copy, TEXTS.get("copy.tooltip"));
    copy.setOnAction(event -> copyLink());
    copyLink.setId("copy-link");
    copyLink.setOnAction(event -> copyLink());
    copyWebSocket.setId("copy-web-socket");
    copyWebSocket.setOnAction(event -> copy(address.get().shared().webSocket()));
    copy.getItems().setAll(copyLink, copyWebSocket);
    feedback.setOnFinished(event -> show(TEXTS.get("copy"), MaterialDesignC.CONTENT_COPY));
    show(TEXTS.get("copy"), MaterialDesignC.CONTENT_COPY);
    invite.setId("invite-button");
    invite.setMinWidth(USE_PREF_SIZE);
    invite.getStyleClass().add("compact");
    Tip.set(invite, TEXTS.get("invite.tooltip"));
    invite.setOnAction(event -> onInvite.run());
    getChildren().addAll(prefix, link, copy, invite);
    address.subscribe(this::render);
  }

  private void render(Address now) {
    prefix.setText(TEXTS.get(now.isHereOnly() ? "join.here" : "join"));
    // Nobody could follow the link.
    BubbleRows.show(invite, !now.isHereOnly());
    link.setText(now.shared().toString());
    Tip.set(link, now.shared().toString());
    copyLink.setText(TEXTS.get("copy.link", now.shared().toString()));
    copyWebSocket.setText(TEXTS.get("copy.web-socket", now.shared().webSocket()));
  }

  /// What opens how others join.
  Node inviteButton() {
    return invite;
  }

  /// Copies the link, and says so.
  void copyLink() {
    copy(address.get().shared().complete());
  }

  private void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    boolean copied = Clipboard.getSystemClipboard().setContent(content);
    show(
        TEXTS.get(copied ? "copied" : "not-copied"),
        copied ? MaterialDesignC.CHECK : MaterialDesignC.CLOSE);
    feedback.playFromStart();
  }

  private void show(String words, Ikon icon) {
    copy.setText(words);
    copy.setGraphic(new FontIcon(icon));
  }
}
