package org.trillsymbiont.client.control;

import io.nayuki.qrcodegen.QrCode.Ecc;
import java.util.Objects;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/// A QR code that a camera reads: dark on white whatever the theme, modules of whole pixels, and
/// the quiet zone of four modules that the standard wants (ISO/IEC 18004). The only class that
/// knows the library.
///
/// Thread: FX.
public final class QrCode extends StackPane {
  private static final int QUIET_MODULES = 4;
  private static final int LEAST_PIXELS = 3;

  private final SVGPath modules = new SVGPath();
  private final Rectangle ground = new Rectangle();
  private final double wanted;
  private String content = "";

  /// Without content it is empty.
  ///
  /// @param wanted how wide it should be, in logical pixels; it is the widest that fits, and wider
  ///   when its modules would be hard to see
  public QrCode(double wanted) {
    this.wanted = wanted;
    getStyleClass().add("qr-code");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    ground.setFill(Color.WHITE);
    modules.setFill(Color.BLACK);
    // An edge that is smoothed is one that a camera may not see.
    modules.setSmooth(false);
    getChildren().addAll(ground, modules);
  }

  /// What it says.
  public String content() {
    return content;
  }

  /// Shows something else.
  ///
  /// @param text up to 1,000 characters
  /// @param spoken what it is and says, for who does not see it
  public void show(String text, String spoken) {
    content = Objects.requireNonNull(text, "text");
    setAccessibleText(spoken);
    io.nayuki.qrcodegen.QrCode code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
    int across = code.size + 2 * QUIET_MODULES;
    double pixels = Math.max(LEAST_PIXELS, Math.floor(wanted / across));
    ground.setWidth(across * pixels);
    ground.setHeight(across * pixels);
    modules.setContent(path(code, pixels));
  }

  /// Each row's dark stretches, as rectangles. The corner finders make it as wide as the code.
  private static String path(io.nayuki.qrcodegen.QrCode code, double pixels) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        int begin = x;
        while (x < code.size && code.getModule(x, y)) {
          x++;
        }
        if (x > begin) {
          double wide = (x - begin) * pixels;
          path.append(
              "M%s %sh%sv%sh-%sz".formatted(begin * pixels, y * pixels, wide, pixels, wide));
        }
      }
    }
    return path.toString();
  }
}
