package org.trillsymbiont.client;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.trillsymbiont.client.launch.AppIcon;

/// The app's icon on its window, for title bars and task switchers.
final class WindowIcons {
  private WindowIcons() {}

  /// Gives a window the icon, soon: the start does not wait for it to be drawn. Thread: FX.
  static void show(Stage stage) {
    Thread.ofPlatform()
        .daemon()
        .name("trill-icon")
        .start(() -> {
          List<Image> images = images();
          FxThread.post(() -> stage.getIcons().setAll(images));
        });
  }

  private static List<Image> images() {
    return IntStream.of(16, 32, 64, 128).mapToObj(WindowIcons::image).toList();
  }

  private static Image image(int side) {
    WritableImage image = new WritableImage(side, side);
    image
        .getPixelWriter()
        .setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), AppIcon.argb(side), 0, side);
    return image;
  }
}
