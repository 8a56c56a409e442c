package org.trillsymbiont.client.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.prefs.Preferences;
import java.util.random.RandomGenerator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;

/// What the app remembers of its user from one start to the next: name, colour, whether the
/// window's panels follow the room, and where files went.
///
/// Thread: FX.
public final class Profile {
  private static final Texts TEXTS = Texts.of(Profile.class);
  private static final String NAME = "name";
  private static final String COLOUR = "colour";
  private static final String FOLLOWS = "follows";
  private static final String FOLDER = "folder";

  private final Preferences preferences;

  /// A profile that is kept in some preferences.
  public Profile(Preferences preferences) {
    this.preferences = Objects.requireNonNull(preferences, "preferences");
  }

  /// The profile of whoever uses this computer.
  public static Profile ofThisUser() {
    return new Profile(Preferences.userRoot().node("org/trillsymbiont"));
  }

  /// Who the user is.
  ///
  /// @param named how the user wants to be called this time; null for as before, or at the first
  ///   start as the system does
  /// @param random chooses a colour at the first start
  public Identity identity(@Nullable String named, RandomGenerator random) {
    String remembered = preferences.get(NAME, System.getProperty("user.name", ""));
    Colour colour = colour(random);
    try {
      return new Identity(named == null ? remembered : named, colour);
    } catch (IllegalArgumentException e) {
      // What was remembered, or what the system calls the user, is no name.
      return new Identity(TEXTS.get("somebody"), colour);
    }
  }

  private Colour colour(RandomGenerator random) {
    try {
      return Colour.parse(preferences.get(COLOUR, ""));
    } catch (IllegalArgumentException e) {
      return Colour.PALETTE.get(random.nextInt(Colour.PALETTE.size()));
    }
  }

  /// True when the user has had a name before.
  public boolean hasName() {
    return preferences.get(NAME, null) != null;
  }

  /// True when the user has had a colour before.
  public boolean hasColour() {
    return preferences.get(COLOUR, null) != null;
  }

  /// Remembers who the user is, now and whenever that changes.
  public void remember(ObjectProperty<Identity> identity) {
    identity.subscribe(who -> {
      preferences.put(NAME, who.name());
      preferences.put(COLOUR, who.colour().toString());
    });
  }

  /// Remembers what the user changes of it from now on, and nothing that was never chosen.
  public void rememberChanges(ObjectProperty<Identity> identity) {
    identity.addListener((observed, before, now) -> {
      if (!now.name().equals(before.name())) {
        preferences.put(NAME, now.name());
      }
      if (!now.colour().equals(before.colour())) {
        preferences.put(COLOUR, now.colour().toString());
      }
    });
  }

  /// Lets panels follow the room or not, as they did last, and remembers it from then on.
  public void rememberFollowing(BooleanProperty following) {
    following.set(preferences.getBoolean(FOLLOWS, true));
    following.subscribe(follows -> preferences.putBoolean(FOLLOWS, follows));
  }

  /// Gives back the folder that files went to last, if it is still there, and remembers it from
  /// then on.
  public void rememberFolder(ObjectProperty<Path> folder) {
    String remembered = preferences.get(FOLDER, "");
    if (!remembered.isEmpty() && Files.isDirectory(Path.of(remembered))) {
      folder.set(Path.of(remembered));
    }
    folder.addListener((observed, before, now) -> {
      if (now.toString().length() <= Preferences.MAX_VALUE_LENGTH) {
        preferences.put(FOLDER, now.toString());
      }
    });
  }
}
