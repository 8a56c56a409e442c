package org.trillsymbiont.client;

import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.sound.Analysis;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sound.SoundedNote;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.view.Theme;
import org.trillsymbiont.client.view.circle.CircleGeometry;
import org.trillsymbiont.client.view.circle.CirclePlace;
import org.trillsymbiont.client.view.grid.Squares;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.Participant;

/// Somebody at a computer of their own: the real client in a real window, with hands (mouse and
/// keys), eyes and ears.
///
/// Thread: a test's; what belongs to the FX thread is done there.
final class Player implements AutoCloseable {
  private static final double WIDTH = 980;
  private static final double HEIGHT = 960;
  private static final int DRAG_STEPS = 10;

  private final Robot mouse = new Robot();
  private final SoundEngine engine = SoundEngine.open(new Output.Silent());
  private final Ear ear = new Ear();
  private final Queue<SoundedNote> heard = new ConcurrentLinkedQueue<>();
  private final List<Edit> made = new CopyOnWriteArrayList<>();
  private final String name;
  private final Client client;
  private final Stage stage;
  private int lookedAt = -1;
  private int connections;

  private Player(String name, JoinLink room, int seat) {
    this.name = name;
    engine.addNoteListener(heard::add);
    engine.addTap(ear);
    client =
        new Client(Address.of(room), null, new Identity(name, Colour.PALETTE.get(seat)), engine);
    client.store().onDispatch((edit, before) -> made.add(edit));
    client.session().connectionProperty().subscribe(this::connection);
    stage = new Stage();
    Scene scene = new Scene(client.root(), WIDTH, HEIGHT);
    Theme.apply(scene, new Appearance());
    stage.setScene(scene);
    // Side by side: the headless robot reaches every window by its place, but none that is covered.
    stage.setX(seat * 1000.0);
    stage.setY(0);
    stage.show();
  }

  /// Opens a window and waits until it is in the session.
  ///
  /// @param seat 0, 1 or 2: where the window is; no two may sit in one
  static Player join(String name, URI server, int seat) {
    return join(name, JoinLink.parse(server.toString()), seat);
  }

  /// Does the same in a room.
  static Player join(String name, JoinLink room, int seat) {
    Player player = fromFx(() -> new Player(name, room, seat));
    player.awaitConnected();
    return player;
  }

  void awaitConnected() {
    Stages.await(name + " is connected", () -> status() instanceof ConnectionStatus.Connected);
  }

  private ConnectionStatus status() {
    return client.session().connectionProperty().get();
  }

  private void connection(ConnectionStatus status) {
    if (status instanceof ConnectionStatus.Connected) {
      connections++;
    }
  }

  /// How often it has got a connection.
  int connections() {
    return fromFx(() -> connections);
  }

  boolean isConnected() {
    return fromFx(() -> status() instanceof ConnectionStatus.Connected);
  }

  AppState state() {
    return fromFx(() -> client.store().state());
  }

  /// All edits that this client has made.
  List<Edit> made() {
    return made;
  }

  /// All notes that this client has sounded.
  Queue<SoundedNote> heard() {
    return heard;
  }

  /// What comes out of this client's loudspeakers.
  ///
  /// @param seconds how much of it, up to 1
  Analysis hears(double seconds) {
    return ear.last(seconds);
  }

  Client client() {
    return client;
  }

  /// What this client's sound comes from.
  SoundEngine engine() {
    return engine;
  }

  /// Everything the window shows.
  SortedMap<String, String> sees() {
    return fromFx(() -> {
      client.root().applyCss();
      client.root().layout();
      return Seen.in(client.root(), lookedAt);
    });
  }

  /// What two windows show differently; empty when they agree.
  Map<String, String> seesOtherwiseThan(Player other) {
    SortedMap<String, String> mine = sees();
    SortedMap<String, String> others = other.sees();
    Map<String, String> differences = new TreeMap<>();
    for (String id : Stream.concat(mine.keySet().stream(), others.keySet().stream()).toList()) {
      if (Seen.isShared(id) && !Objects.equals(mine.get(id), others.get(id))) {
        differences.put(id, name + ": " + mine.get(id) + ", " + other + ": " + others.get(id));
      }
    }
    return differences;
  }

  /// Waits until the window shows something.
  ///
  /// @param what ids and words, as of [Seen]; what is not in the window is `hidden`
  void awaitSeen(Map<String, String> what) {
    try {
      Stages.await(
          name + " sees " + what,
          () -> {
            Map<String, String> seen = Seen.in(client.root(), lookedAt);
            return what.entrySet().stream()
                .allMatch(one -> one.getValue().equals(seen.getOrDefault(one.getKey(), "hidden")));
          });
    } catch (AssertionError e) {
      SortedMap<String, String> seen = sees();
      seen.keySet().retainAll(what.keySet());
      throw new AssertionError(name + " should see " + what + " but sees " + seen, e);
    }
  }

  /// Selects a square, so that its knobs are shown. Nobody else notices.
  void lookAt(int square) {
    onFx(() -> {
      lookedAt = square;
      node("#square-" + square).requestFocus();
      turnTo("#voices-selected");
    });
    Stages.await("the knobs of square " + square, () -> exists("#voice-" + square + " .knob"));
  }

  /// Opens the list of all active squares and looks for one.
  void lookAtInList(int square) {
    onFx(() -> {
      lookedAt = square;
      node("#square-" + square).requestFocus();
      turnTo("#voices-active");
    });
    Stages.await("the knobs of square " + square, () -> exists("#voice-" + square + " .knob"));
  }

  private void turnTo(String page) {
    if (node(page) instanceof ToggleButton button && !button.isSelected()) {
      button.fire();
    }
  }

  private boolean exists(String selector) {
    return client.root().lookup(selector) != null;
  }

  /// Whether the window has a node.
  boolean has(String selector) {
    return fromFx(() -> exists(selector));
  }

  /// The others, as far as this client knows.
  List<Participant> others() {
    return fromFx(() -> client.session().roster().others());
  }

  private Node node(String selector) {
    return Objects.requireNonNull(
        client.root().lookup(selector), () -> name + " has no " + selector);
  }

  /// Clicks with the mouse.
  void click(String selector) {
    click(onScreen(selector, 0.5, 0.5));
  }

  /// Clicks on a place of the circle of fifths.
  void click(CirclePlace place) {
    Bounds bounds = fromFx(() -> node("#circle").getLayoutBounds());
    CircleGeometry whole = CircleGeometry.within(bounds.getWidth(), bounds.getHeight());
    Point2D at = whole.middle(place);
    click(onScreen("#circle", at.getX() / bounds.getWidth(), at.getY() / bounds.getHeight()));
  }

  /// Moves the mouse to the middle of something.
  void pointAt(String selector) {
    Point2D at = onScreen(selector, 0.5, 0.5);
    onFx(() -> mouse.mouseMove(at));
  }

  private void click(Point2D at) {
    onFx(() -> {
      mouse.mouseMove(at);
      mouse.mouseClick(MouseButton.PRIMARY);
    });
  }

  /// Drags with the mouse. The headless robot loses what is dragged as soon as the pointer leaves
  /// it, so only as far as that.
  void drag(String selector, double byX, double byY) {
    Point2D from = onScreen(selector, 0.5, 0.5);
    onFx(() -> {
      mouse.mouseMove(from);
      mouse.mousePress(MouseButton.PRIMARY);
      for (int step = 1; step <= DRAG_STEPS; step++) {
        double part = (double) step / DRAG_STEPS;
        mouse.mouseMove(from.add(part * byX, part * byY));
      }
      mouse.mouseRelease(MouseButton.PRIMARY);
    });
  }

  /// Drags with the mouse from one place of something to another.
  ///
  /// @param from 0 at its left edge, 1 at its right one
  /// @param to the same
  /// @param down 0 at its upper edge, 1 at its lower one
  void dragAlong(String selector, double from, double to, double down) {
    Point2D begin = onScreen(selector, from, down);
    Point2D end = onScreen(selector, to, down);
    onFx(() -> {
      mouse.mouseMove(begin);
      mouse.mousePress(MouseButton.PRIMARY);
      for (int step = 1; step <= DRAG_STEPS; step++) {
        mouse.mouseMove(begin.interpolate(end, (double) step / DRAG_STEPS));
      }
      mouse.mouseRelease(MouseButton.PRIMARY);
    });
  }

  /// Clicks at a place of something.
  ///
  /// @param x from its left edge, in pixels
  /// @param y from its upper edge
  void clickAt(String selector, double x, double y) {
    Bounds bounds = fromFx(() -> node(selector).getLayoutBounds());
    click(onScreen(selector, x / bounds.getWidth(), y / bounds.getHeight()));
  }

  /// Holds the right mouse button down for a while.
  void hold(String selector, Runnable meanwhile) {
    Point2D at = onScreen(selector, 0.5, 0.5);
    onFx(() -> {
      mouse.mouseMove(at);
      mouse.mousePress(MouseButton.SECONDARY);
    });
    meanwhile.run();
    onFx(() -> mouse.mouseRelease(MouseButton.SECONDARY));
  }

  private Point2D onScreen(String selector, double right, double down) {
    return fromFx(() -> {
      Node node = node(selector);
      scrollTo(node);
      Bounds bounds = node.getBoundsInLocal();
      return node.localToScreen(
          bounds.getMinX() + right * bounds.getWidth(),
          bounds.getMinY() + down * bounds.getHeight());
    });
  }

  /// Scrolls as far as it takes to see a node.
  private void scrollTo(Node node) {
    client.root().layout();
    for (Parent above = node.getParent(); above != null; above = above.getParent()) {
      if (above instanceof ScrollPane pane) {
        Node content = pane.getContent();
        Bounds inContent = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double hidden =
            content.getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
        double top = inContent.getCenterY() - pane.getViewportBounds().getHeight() / 2;
        if (hidden > 0) {
          pane.setVvalue(Math.clamp(top / hidden, 0, 1));
          pane.layout();
        }
      }
    }
  }

  /// Puts the focus on a control and presses keys. The headless robot's own keys go to the window
  /// that was opened last.
  void type(String selector, KeyCode key) {
    onFx(() -> press(selector, key));
  }

  /// Does the same with Shift or Ctrl held.
  void type(String selector, KeyCode key, boolean shift, boolean control) {
    onFx(() -> {
      node(selector).requestFocus();
      fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, control, false, false));
      fire(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", key, shift, control, false, false));
    });
  }

  /// Does the same as [#type] as soon as the FX thread comes to it, without waiting for that.
  void typeSoon(String selector, KeyCode key) {
    FxThread.post(() -> press(selector, key));
  }

  /// Does the same. Thread: FX.
  void press(String selector, KeyCode key) {
    node(selector).requestFocus();
    fire(KeyEvent.KEY_PRESSED, key, "");
    fire(KeyEvent.KEY_RELEASED, key, "");
  }

  /// Presses Ctrl and a key, wherever the focus is.
  void command(KeyCode key, boolean shift) {
    onFx(() -> {
      for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
        fire(new KeyEvent(type, "", "", key, shift, true, false, false));
      }
    });
  }

  /// Collects a label's words as they change.
  List<String> follow(String selector) {
    List<String> words = new CopyOnWriteArrayList<>();
    onFx(() ->
        ((Labeled) node(selector))
            .textProperty()
            .addListener((observed, before, now) -> words.add(now)));
    return words;
  }

  /// Waits until a square flashes because it sounds.
  void awaitFlash(int square) {
    Node node = fromFx(() -> node("#square-" + square));
    Stages.await(name + " sees square " + square + " flash", () -> Squares.isLit(node));
  }

  /// Replaces a field's text and commits it with Enter.
  void write(String selector, String text) {
    enterText(selector, text);
    onFx(() -> fire(KeyEvent.KEY_PRESSED, KeyCode.ENTER, ""));
  }

  /// Replaces a field's text.
  void enterText(String selector, String text) {
    click(selector);
    onFx(() -> {
      ((TextInputControl) node(selector)).selectAll();
      text.chars()
          .forEach(character ->
              fire(KeyEvent.KEY_TYPED, KeyCode.UNDEFINED, Character.toString(character)));
    });
  }

  private void fire(EventType<KeyEvent> type, KeyCode key, String character) {
    fire(new KeyEvent(type, character, "", key, false, false, false, false));
  }

  private void fire(KeyEvent event) {
    Node owner = Objects.requireNonNullElse(stage.getScene().getFocusOwner(), client.root());
    Event.fireEvent(owner, event);
  }

  @Override
  public String toString() {
    return name;
  }

  /// Closes the window and leaves the session.
  @Override
  public void close() {
    onFx(() -> {
      stage.close();
      client.close();
    });
    engine.close();
  }
}
