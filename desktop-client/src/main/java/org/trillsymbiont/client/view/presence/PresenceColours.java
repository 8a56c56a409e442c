package org.trillsymbiont.client.view.presence;

import javafx.scene.paint.Color;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Participant;

/// Participants' colours as JavaFX paints them. Pure.
public final class PresenceColours {
  private PresenceColours() {}

  /// The colour of somebody.
  public static Color of(Participant who) {
    return of(who.identity().colour());
  }

  /// A colour that somebody has or may choose.
  public static Color of(Colour colour) {
    return Color.web(colour.toString());
  }

  /// As CSS writes it.
  static String web(Color colour) {
    return String.format(
        "#%02x%02x%02x",
        Math.round(colour.getRed() * 255),
        Math.round(colour.getGreen() * 255),
        Math.round(colour.getBlue() * 255));
  }
}
