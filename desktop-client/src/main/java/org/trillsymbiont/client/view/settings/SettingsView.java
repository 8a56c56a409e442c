package org.trillsymbiont.client.view.settings;

import atlantafx.base.controls.ModalPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.text.Texts;

/// The settings: a list of pages on the left, the page on the right, over the window. What is set
/// takes effect at once; Escape or a click beside closes. While it is open it keeps the focus and
/// the keys to itself.
///
/// Thread: FX.
public final class SettingsView extends ModalPane {
  private static final Texts TEXTS = Texts.of(SettingsView.class);

  private final List<SettingsPage> pages;
  private final VBox list = new VBox();
  private final List<ToggleButton> tabs = new ArrayList<>();
  private final ToggleGroup group = new ToggleGroup();
  private final ScrollPane scroll = new ScrollPane();
  private final BorderPane card = new BorderPane();
  private @Nullable Node cameFrom;
  private SettingsPage.@Nullable Content shown;

  /// Nothing is open.
  ///
  /// @param pages at least one
  public SettingsView(List<SettingsPage> pages) {
    this.pages = new ArrayList<>(pages);
    setId("settings-pane");
    // Only what is on the card is to be reached.
    setFocusTraversable(false);
    setInTransitionFactory(null);
    setOutTransitionFactory(null);
    card.setId("settings");
    card.getStyleClass().add("settings");
    card.setAccessibleRole(AccessibleRole.DIALOG);
    card.setAccessibleText(TEXTS.get("title"));
    list.getStyleClass().add("settings-pages");
    for (SettingsPage page : this.pages) {
      tabs.add(tab(page));
    }
    list.getChildren().addAll(tabs);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("settings-scroll");
    card.setTop(header());
    card.setLeft(list);
    card.setCenter(scroll);
    // A filter for the pages: their buttons would take Up and Down for their group.
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    card.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    // Else it would take the focus, and clicks, while there is nothing to be seen of it.
    visibleProperty().bind(displayProperty());
    displayProperty()
        .addListener((observed, before, now) -> {
          if (!now) {
            gone();
          }
        });
  }

  /// Adds a page before the last one.
  public void add(SettingsPage page) {
    int at = Math.max(0, pages.size() - 1);
    pages.add(at, page);
    tabs.add(at, tab(page));
    list.getChildren().setAll(tabs);
  }

  private Region header() {
    Label title = new Label(TEXTS.get("title"));
    title.getStyleClass().add("card-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button close = new Button(TEXTS.get("close"), new FontIcon(MaterialDesignC.CLOSE));
    close.setId("settings-close");
    close.getStyleClass().addAll("button-icon", "flat");
    close.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    Tip.set(close, TEXTS.get("close.tooltip"));
    close.setOnAction(event -> hide(true));
    HBox header = new HBox(title, space, close);
    header.getStyleClass().add("settings-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private ToggleButton tab(SettingsPage page) {
    ToggleButton tab = new ToggleButton(page.title(), new FontIcon(page.icon()));
    tab.setId("settings-" + page.id());
    tab.getStyleClass().addAll("flat", "settings-tab");
    tab.setToggleGroup(group);
    tab.setMaxWidth(Double.MAX_VALUE);
    tab.setAlignment(Pos.CENTER_LEFT);
    tab.setMinWidth(USE_PREF_SIZE);
    tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
    tab.setOnAction(event -> turnTo(page));
    return tab;
  }

  /// Opens the page that was open last, or the first.
  public void open() {
    int last = tabs.indexOf((ToggleButton) group.getSelectedToggle());
    open(pages.get(Math.max(0, last)).id());
  }

  /// Opens a page.
  ///
  /// @param id of the page
  public void open(String id) {
    SettingsPage page =
        pages.stream()
            .filter(each -> each.id().equals(id))
            .findAny()
            .orElseThrow(() -> new IllegalArgumentException("no page is called " + id));
    if (!isDisplay()) {
      cameFrom = getScene() == null ? null : getScene().getFocusOwner();
      // Without a skin it would not notice that it has something to show.
      applyCss();
      show(card);
    }
    turnTo(page);
    tabs.get(pages.indexOf(page)).requestFocus();
  }

  private void turnTo(SettingsPage page) {
    leavePage();
    SettingsPage.Content content = page.content().get();
    shown = content;
    tabs.get(pages.indexOf(page)).setSelected(true);
    scroll.setContent(content.node());
    scroll.setVvalue(0);
  }

  private void leavePage() {
    SettingsPage.Content left = shown;
    shown = null;
    if (left != null) {
      left.onGone().run();
    }
  }

  private void gone() {
    leavePage();
    scroll.setContent(null);
    Node back = cameFrom;
    cameFrom = null;
    if (back != null && back.getScene() != null) {
      back.requestFocus();
    }
  }

  /// Up and down walk the pages.
  private void walk(KeyEvent event) {
    int at = tabs.indexOf((ToggleButton) group.getSelectedToggle());
    int to =
        switch (event.getCode()) {
          case DOWN -> Math.min(at + 1, tabs.size() - 1);
          case UP -> Math.max(at - 1, 0);
          default -> -1;
        };
    if (to >= 0) {
      turnTo(pages.get(to));
      tabs.get(to).requestFocus();
      event.consume();
    }
  }

  /// No key goes through to the window below, but those that work with a command key.
  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      hide(true);
    } else if (event.getCode() == KeyCode.TAB || event.isShortcutDown()) {
      return;
    }
    event.consume();
  }

  @Override
  public String toString() {
    return "settings " + Objects.requireNonNullElse(group.getSelectedToggle(), "closed");
  }
}
