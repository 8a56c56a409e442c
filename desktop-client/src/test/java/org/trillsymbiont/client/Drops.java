package org.trillsymbiont.client;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Files that are dropped onto a window: the headless platform knows no dragging, so the events are
/// made here that a system makes.
final class Drops {
  private Drops() {}

  /// Drags a file over a scene, and lets it go when the scene takes it. Thread: FX.
  ///
  /// @return whether it was taken
  static boolean drop(Scene scene, Path file) {
    Dragboard board = board(file);
    DragEvent over = event(scene, DragEvent.DRAG_OVER, board);
    Event.fireEvent(scene, over);
    if (over.isAccepted()) {
      Event.fireEvent(scene, event(scene, DragEvent.DRAG_DROPPED, board));
    }
    return over.isAccepted();
  }

  private static DragEvent event(Scene scene, EventType<DragEvent> type, Dragboard board) {
    return new DragEvent(
        scene, scene, type, board, 10, 10, 10, 10, TransferMode.COPY, null, null, null);
  }

  private static Dragboard board(Path file) {
    try {
      Class<?> clipboard = Class.forName("com.sun.javafx.tk.TKClipboard");
      Object one =
          Proxy.newProxyInstance(
              clipboard.getClassLoader(),
              new Class<?>[] {clipboard},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "hasContent" -> DataFormat.FILES.equals(arguments[0]);
                    case "getContent" -> List.of(file.toFile());
                    case "getContentTypes" -> Set.of(DataFormat.FILES);
                    case "getTransferModes" -> Set.of(TransferMode.COPY);
                    default -> throw new AssertionError("not asked for: " + method);
                  });
      Method create = Dragboard.class.getDeclaredMethod("createDragboard", clipboard);
      create.setAccessible(true);
      return (Dragboard) create.invoke(null, one);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("javafx.scene.input is not open to tests (desktop-client/pom.xml)", e);
    }
  }
}
