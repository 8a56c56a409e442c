package org.trillsymbiont.client.view.midi;

import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.trillsymbiont.client.midi.Midi;
import org.trillsymbiont.client.view.settings.SettingsPage;

/// What opens behind the MIDI button, as a page of the settings.
public final class MidiSettingsPage {
  private MidiSettingsPage() {}

  /// Makes the page.
  ///
  /// @param title of the page
  public static SettingsPage of(String title, Midi midi) {
    MidiBubble panel = new MidiBubble(midi);
    return new SettingsPage(
        "midi",
        title,
        MaterialDesignM.MIDI_PORT,
        () -> {
          panel.opened();
          return new SettingsPage.Content(panel, panel::closed);
        });
  }
}
