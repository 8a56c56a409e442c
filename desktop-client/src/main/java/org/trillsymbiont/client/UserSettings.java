package org.trillsymbiont.client;

import java.nio.file.Path;
import java.util.prefs.Preferences;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.file.RecentFiles;
import org.trillsymbiont.client.midi.MidiSettings;
import org.trillsymbiont.client.session.Profile;
import org.trillsymbiont.client.session.RecentSessions;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.settings.AppearanceSettings;
import org.trillsymbiont.client.settings.NetworkSettings;
import org.trillsymbiont.client.settings.RememberedServers;
import org.trillsymbiont.client.settings.SoundSettings;
import org.trillsymbiont.client.sync.KnownServers;
import org.trillsymbiont.client.view.WindowMemory;

/// What the app remembers of its user from one start to the next.
///
/// @param preferences for what is remembered elsewhere
/// @param sessions the folder that hosted sessions are kept in; null for nowhere
record UserSettings(
    Preferences preferences,
    Profile profile,
    Appearance appearance,
    SoundSettings sound,
    MidiSettings midi,
    NetworkSettings network,
    KnownServers servers,
    RecentSessions recents,
    RecentFiles files,
    WindowMemory window,
    @Nullable Path sessions) {

  /// What some preferences remember. Sessions are not kept.
  static UserSettings in(Preferences preferences) {
    return in(preferences, null);
  }

  /// What some preferences remember.
  ///
  /// @param sessions the folder that hosted sessions are kept in; null for nowhere
  static UserSettings in(Preferences preferences, @Nullable Path sessions) {
    return new UserSettings(
        preferences,
        new Profile(preferences),
        new AppearanceSettings(preferences).remembered(),
        new SoundSettings(preferences),
        new MidiSettings(preferences.node("midi")),
        new NetworkSettings(preferences),
        new RememberedServers(preferences.node("servers")),
        new RecentSessions(preferences),
        new RecentFiles(preferences),
        new WindowMemory(preferences),
        sessions);
  }

  /// What is remembered of whoever uses this computer.
  static UserSettings ofThisUser() {
    return in(Preferences.userRoot().node("org/trillsymbiont"), HostedSession.userFolder());
  }

  /// Lets a participant be as the user was last, and remembers what becomes of it.
  void apply(Client client) {
    profile.remember(client.session().identityProperty());
    profile.rememberFollowing(client.panels().followingProperty());
    window.apply(client.panels());
    sound.rememberDevice(client.deviceProperty());
    sound.rememberMonitor(client.monitorProperty());
    sound.rememberOffset(client.soundProperty(), client.offsetMillisProperty());
    client.midi().remember(midi);
    profile.rememberFolder(client.exports().folderProperty());
  }
}
