package org.trillsymbiont.client.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// The texts of one package.
///
/// The language is the process's: it is chosen before the first window, and a window that is open
/// keeps what it has.
///
/// Thread: any.
public final class Texts {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private static volatile Locale locale = Locale.ENGLISH;

  private final Class<?> owner;
  private final String bundle;
  private volatile @Nullable Known known;

  /// The texts in a language.
  private record Known(Locale language, ResourceBundle texts) {}

  private Texts(Class<?> owner) {
    this.owner = owner;
    this.bundle = owner.getPackageName() + ".texts";
  }

  /// The texts of a class's package.
  public static Texts of(Class<?> owner) {
    return new Texts(Objects.requireNonNull(owner, "owner"));
  }

  /// Chooses the language of all texts from here on.
  public static void use(Locale language) {
    locale = Objects.requireNonNull(language, "language");
  }

  /// The language of all texts, for whatever else is written as a language writes it.
  public static Locale locale() {
    return locale;
  }

  /// A text with its arguments in place.
  ///
  /// @param key of the text in the bundle
  /// @throws MissingResourceException when the bundle has no such text: a mistake of ours
  public String get(String key, Object... arguments) {
    Locale language = locale;
    return new MessageFormat(texts(language).getString(key), language).format(arguments);
  }

  /// True when there is such a text.
  boolean has(String key) {
    return texts(locale).containsKey(key);
  }

  // The system keeps bundles, but takes its time to find the kept one.
  private ResourceBundle texts(Locale language) {
    Known found = known;
    if (found == null || !found.language().equals(language)) {
      found =
          new Known(
              language,
              ResourceBundle.getBundle(bundle, language, owner.getClassLoader(), NO_FALLBACK));
      known = found;
    }
    return found.texts();
  }

  /// A text for one of an enum's constants: `word("rule", Ruleset.LIFE)` is the text `rule.LIFE`.
  public String word(String prefix, Enum<?> constant) {
    return get(prefix + "." + constant.name());
  }
}
