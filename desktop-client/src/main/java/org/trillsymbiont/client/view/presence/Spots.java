package org.trillsymbiont.client.view.presence;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;

/// Which nodes of a window stand for which parts of the shared state. A view marks its nodes once;
/// everything else about presence follows from that.
///
/// Thread: FX.
public final class Spots {
  private static final String PREFIX = "/musicGrid/";
  private static final Pattern IN_SQUARE = Pattern.compile(PREFIX + "\\d{1,2}(?=/|$)");

  private Spots() {}

  /// Key of a node's pointer, and of a scene's spots.
  private enum Key {
    POINTER,
    SPOTS
  }

  /// A node is a field's control.
  public static void mark(Node node, Field<?> field) {
    mark(node, field.pointer());
  }

  /// A node is a square of the grid.
  ///
  /// @param index 0..63
  public static void markSquare(Node node, int index) {
    mark(node, square(index));
  }

  /// The pointer of a square.
  ///
  /// @param index 0..63
  static String square(int index) {
    return PREFIX + index;
  }

  /// The pointer of the square that a pointer leads to or into; null for one that does not.
  static @Nullable String squareOf(String pointer) {
    var matcher = IN_SQUARE.matcher(pointer);
    return matcher.lookingAt() ? matcher.group() : null;
  }

  /// The field that a node is marked with, of a square whether it is on; empty for none.
  public static Optional<Field<?>> field(String pointer) {
    String square = squareOf(pointer);
    return Fields.at(pointer.equals(square) ? square + "/isActive" : pointer);
  }

  private static void mark(Node node, String pointer) {
    node.getProperties().put(Key.POINTER, pointer);
    node.sceneProperty().subscribe((before, now) -> move(node, pointer, before, now));
    move(node, pointer, null, node.getScene());
  }

  private static void move(Node node, String pointer, @Nullable Scene before, @Nullable Scene now) {
    if (before != null) {
      in(before).remove(pointer, node);
    }
    if (now != null) {
      in(now).put(pointer, node);
    }
  }

  /// The marked nodes of a scene by their pointers, as they come and go.
  @SuppressWarnings("unchecked") // Nothing else is put under this key.
  public static ObservableMap<String, Node> in(Scene scene) {
    return (ObservableMap<String, Node>)
        Objects.requireNonNull(
            scene
                .getProperties()
                .computeIfAbsent(
                    Key.SPOTS, absent -> FXCollections.<String, Node>observableHashMap()));
  }

  /// The pointer that a node, or the nearest of those around it, is marked with; null for none.
  public static @Nullable String at(@Nullable Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each.hasProperties() && each.getProperties().get(Key.POINTER) instanceof String pointer) {
        return pointer;
      }
    }
    return null;
  }
}
