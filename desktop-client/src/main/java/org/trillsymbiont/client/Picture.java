package org.trillsymbiont.client;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/// Pictures of what is on the screen.
public final class Picture {
  private Picture() {}

  /// Takes a picture of a node that is shown in a window.
  ///
  /// Thread: FX.
  ///
  /// @param scale pixels for a logical pixel, above 0
  public static Image of(Node node, double scale) {
    SnapshotParameters parameters = new SnapshotParameters();
    Transform transform = Transform.scale(scale, scale);
    parameters.setTransform(transform);
    // Not its bounds: a shadow near the edge would make the picture larger than the node.
    Bounds bounds = transform.transform(node.localToParent(node.getLayoutBounds()));
    parameters.setViewport(
        new Rectangle2D(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight()));
    return node.snapshot(parameters, null);
  }

  /// Writes pictures side by side as one PNG file; missing folders are made.
  ///
  /// Thread: any.
  ///
  /// @throws IOException when the file can't be written
  public static void write(Path file, Image... sideBySide) throws IOException {
    int width = 0;
    int height = 0;
    for (Image image : sideBySide) {
      width += (int) image.getWidth();
      height = Math.max(height, (int) image.getHeight());
    }
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int left = 0;
    for (Image image : sideBySide) {
      int w = (int) image.getWidth();
      int h = (int) image.getHeight();
      int[] pixels = new int[w * h];
      image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
      picture.setRGB(left, 0, w, h, pixels, 0, w);
      left += w;
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (!ImageIO.write(picture, "png", file.toFile())) {
      throw new IOException("This Java can't write PNG files.");
    }
  }
}
