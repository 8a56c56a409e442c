package org.trillsymbiont.client.view.grid;

import java.nio.IntBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// All that is seen of a square but words and rings: its edge when it is off, or its face when it
/// is on, and over that the light of its sound and the running column's bead. It is one picture, so
/// that JavaFX has one node to walk over and one image to copy, and it is changed in memory. Those
/// that are off and dark share theirs.
///
/// The renderer may still read the picture of the frame before while it is changed. Then that frame
/// has a part of the next one's light, which nobody sees.
///
/// Thread: FX.
final class SquarePicture extends ImageView {
  private @Nullable SquareLayers layers;
  private @Nullable SquareFace face;
  private int @Nullable [] painted;
  private @Nullable PixelBuffer<IntBuffer> buffer;
  private double light;
  private boolean hasBead;
  private boolean isPointed;

  SquarePicture() {
    getStyleClass().add("grid-square-picture");
    setManaged(false);
    setMouseTransparent(true);
  }

  /// Its size and what can lie over it.
  void setLayers(SquareLayers next) {
    boolean isOfSameSize = layers != null && layers.cut().equals(next.cut());
    layers = next;
    if (!isOfSameSize) {
      painted = null;
      buffer = null;
      setFitWidth(next.cut().size());
      setFitHeight(next.cut().size());
      relocate(-next.cut().margin(), -next.cut().margin());
    }
    draw();
  }

  @Nullable SquareFace face() {
    return face;
  }

  /// @param next null for a square that is off
  void setFace(@Nullable SquareFace next) {
    if (next == null ? face != null : !next.equals(face)) {
      face = next;
      painted = null;
      draw();
    }
  }

  double light() {
    return light;
  }

  /// @param brightness 0 (not at all) to 1
  void setLight(double brightness) {
    if (brightness != light) {
      light = brightness;
      draw();
    }
  }

  boolean hasBead() {
    return hasBead && face != null;
  }

  /// @param value whether it has a bead while it is on
  void setBead(boolean value) {
    if (value != hasBead) {
      hasBead = value;
      if (face != null) {
        draw();
      }
    }
  }

  /// @param value whether the mouse is over it
  void setPointed(boolean value) {
    if (value != isPointed) {
      isPointed = value;
      if (face == null) {
        draw();
      }
    }
  }

  private void draw() {
    SquareLayers all = layers;
    if (all == null) {
      return;
    }
    if (face == null && light <= 0) {
      setImage(all.offImage(isPointed));
      buffer = null;
      return;
    }
    PixelBuffer<IntBuffer> pixels = buffer(all);
    compose(all, pixels.getBuffer().array());
    pixels.updateBuffer(whole -> null);
  }

  private void compose(SquareLayers all, int[] picture) {
    if (face != null && painted == null) {
      painted = face.paint(all.shapes());
    }
    int[] below = face == null || painted == null ? all.off(isPointed) : painted;
    System.arraycopy(below, 0, picture, 0, picture.length);
    if (light > 0) {
      all.layLight(picture, light);
    }
    if (hasBead()) {
      all.layBead(picture);
    }
  }

  private PixelBuffer<IntBuffer> buffer(SquareLayers all) {
    PixelBuffer<IntBuffer> now = buffer;
    if (now == null) {
      now = all.buffer();
      buffer = now;
      setImage(new WritableImage(now));
    }
    return now;
  }
}
