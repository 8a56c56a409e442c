package org.trillsymbiont.client.view.sound;

import java.util.List;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.view.Sounding;
import org.trillsymbiont.client.view.settings.SettingsPage;

/// What opens behind the loudspeaker, as a page of the settings.
public final class SoundSettingsPage {
  private SoundSettingsPage() {}

  /// Makes the page.
  ///
  /// @param title of the page
  public static SettingsPage of(String title, Store store, Sounding sounding, Timer timer) {
    SoundBubble panel = new SoundBubble(store, sounding);
    LevelFeed feed =
        new LevelFeed(
            sounding.listening().levels(), timer, List.of(panel.meter()), panel::showFigures);
    panel.showFiguresOf(feed::shown);
    return new SettingsPage(
        "sound",
        title,
        MaterialDesignV.VOLUME_HIGH,
        () -> {
          panel.opened();
          return new SettingsPage.Content(panel, panel::closed);
        });
  }
}
