package org.trillsymbiont.client.view.start;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.discovery.Found;
import org.trillsymbiont.client.file.TrillFiles;
import org.trillsymbiont.client.session.Recent;
import org.trillsymbiont.client.text.Texts;

/// Makes the rows of sessions: what they are, where, with whom or when.
///
/// Thread: FX.
final class SessionRows {
  private static final Texts TEXTS = Texts.of(SessionRows.class);

  private SessionRows() {}

  /// A session that was found.
  ///
  /// @param isChanged whether it says that it is another server than it was
  static RowList.Row found(Found session, boolean isChanged, Runnable join) {
    String name =
        session.name().isEmpty()
            ? TEXTS.get(session.isHere() ? "found.here" : "found.there", session.link().host())
            : session.name();
    String who = TEXTS.get("found.people", session.people());
    String place =
        TEXTS.get(
            "found.detail", session.link().room(), session.rooms(), session.link().authority());
    String detail = isChanged ? TEXTS.get("found.changed", session.link().authority()) : place;
    Button button = button(icon(session, isChanged), name, detail, session.pinNeeded(), who);
    button.setId(id("found", session.link().authority()));
    Tip.set(button, tooltip(session, name, isChanged));
    button.setAccessibleText(
        TEXTS.get(
            "found.spoken", name, detail, who, session.pinNeeded() ? TEXTS.get("pin.spoken") : ""));
    button.setOnAction(event -> join.run());
    return new RowList.Row(button, button, () -> {});
  }

  private static Ikon icon(Found session, boolean isChanged) {
    if (isChanged) {
      return MaterialDesignA.ALERT_OUTLINE;
    }
    return session.isHere() ? MaterialDesignM.MONITOR : MaterialDesignL.LAN;
  }

  /// With what the server says that it is known by, to be compared with what the host reads out: it
  /// proves nothing by itself.
  private static String tooltip(Found session, String name, boolean isChanged) {
    String words = TEXTS.get("found.tooltip", name, session.link());
    String fingerprint = session.server().fingerprint();
    if (isChanged) {
      words += "\n" + TEXTS.get("found.changed.tooltip");
    }
    return fingerprint == null ? words : words + "\n" + TEXTS.get("found.fingerprint", fingerprint);
  }

  /// A session that the user was in.
  ///
  /// @param again joins it or hosts it again
  /// @param forget takes it from the list
  static RowList.Row recent(
      Recent session, Instant now, ZoneId zone, Runnable again, Runnable forget) {
    String room = session.link().room().value();
    String where = session.isHosted() ? TEXTS.get("recent.hosted") : session.link().authority();
    String when = Ago.words(session.when(), now, zone);
    Button button =
        button(
            session.isHosted() ? MaterialDesignA.ACCESS_POINT : MaterialDesignL.LOGIN,
            room,
            where,
            session.hasPin(),
            when);
    String address =
        session.isHosted() ? "hosted-" + room : session.link().authority() + "/" + room;
    button.setId(id("recent", address));
    String words =
        TEXTS.get(session.isHosted() ? "recent.host" : "recent.join", room, session.link());
    Tip.set(button, words);
    button.setAccessibleText(
        TEXTS.get("recent.spoken", words, when, session.hasPin() ? TEXTS.get("pin.spoken") : ""));
    button.setOnAction(event -> again.run());
    return withForget(button, id("forget", address), TEXTS.get("recent.forget"), forget);
  }

  /// A file that the user has opened or saved.
  ///
  /// @param isMissing whether it is gone: then it can only be forgotten
  /// @param open opens it
  /// @param forget takes it from the list
  static RowList.Row file(Path file, boolean isMissing, Runnable open, Runnable forget) {
    String title = TrillFiles.title(file);
    String folder = String.valueOf(file.getParent());
    Button button =
        button(
            MaterialDesignF.FILE_MUSIC_OUTLINE,
            title,
            folder,
            false,
            isMissing ? TEXTS.get("files.missing") : "");
    button.setId(id("file", title));
    Tip.set(button, file.toString());
    button.setAccessibleText(
        TEXTS.get(isMissing ? "files.missing.spoken" : "files.spoken", title, folder));
    if (isMissing) {
      // Not disabled: by keyboard one has to get there to forget it.
      button.getStyleClass().add("missing");
    } else {
      button.setOnAction(event -> open.run());
    }
    return withForget(button, id("forget-file", title), TEXTS.get("files.forget"), forget);
  }

  private static RowList.Row withForget(Button button, String id, String words, Runnable forget) {
    Button remove = new Button("", new FontIcon(MaterialDesignC.CLOSE));
    remove.setId(id);
    remove.getStyleClass().addAll("button-icon", "flat");
    Tip.set(remove, words);
    remove.setAccessibleText(words);
    // By keyboard it is the Delete key on the row.
    remove.setFocusTraversable(false);
    remove.setOnAction(event -> forget.run());
    HBox row = new HBox(button, remove);
    row.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(button, Priority.ALWAYS);
    return new RowList.Row(row, button, forget);
  }

  /// `found-192-168-1-7-8787`.
  private static String id(String kind, String address) {
    return kind + "-" + address.replaceAll("[^A-Za-z0-9]+", "-");
  }

  private static Button button(
      Ikon icon, String name, String detail, boolean isLocked, String right) {
    Label title = new Label(name);
    title.getStyleClass().add("room-name");
    title.setMinWidth(0);
    Label about = new Label(detail);
    about.getStyleClass().addAll("muted", "small");
    about.setTextOverrun(OverrunStyle.ELLIPSIS);
    about.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label end = new Label(right);
    end.getStyleClass().addAll("muted", "small");
    end.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(new FontIcon(icon), title, about, space, end);
    if (isLocked) {
      line.getChildren().add(3, new FontIcon(MaterialDesignL.LOCK_OUTLINE));
    }
    line.getStyleClass().add("start-row");
    line.setAlignment(Pos.CENTER_LEFT);
    Button button = new Button();
    button.setGraphic(line);
    button.getStyleClass().addAll("flat", "bubble-row", "start-session");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(0);
    // A graphic is never wider than it wants to be by itself.
    line.prefWidthProperty().bind(button.widthProperty().subtract(20));
    return button;
  }
}
