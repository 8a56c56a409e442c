package org.trillsymbiont.client.control;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a knob's value is written, spoken and read back. Pure.
///
/// @param decimals digits behind the point, 0 or more
/// @param unit as written behind the number, with its space if it wants one: ` Hz`, `×`
/// @param spokenUnit as spoken behind the number: `hertz`, `times`; may be empty
public record KnobFormat(int decimals, String unit, String spokenUnit) {
  private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?\\d*[.,]?\\d*)\\s*(.*?)\\s*");

  /// The value with its unit: `0.20 Hz`.
  public String shown(double value) {
    return number(value) + unit;
  }

  /// The value for a screen reader: `0.20 hertz`.
  public String spoken(double value) {
    return spokenUnit.isEmpty() ? number(value) : number(value) + " " + spokenUnit;
  }

  /// The value without its unit, for a field to edit it in.
  public String number(double value) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /// Reads a typed number, with a point or a comma, with or without the unit. Empty when it is
  /// none.
  public OptionalDouble parse(String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches() || matcher.group(1).chars().noneMatch(Character::isDigit)) {
      return OptionalDouble.empty();
    }
    String rest = matcher.group(2);
    boolean known =
        rest.isEmpty() || rest.equalsIgnoreCase(unit.strip()) || rest.equalsIgnoreCase(spokenUnit);
    return known
        ? OptionalDouble.of(Double.parseDouble(matcher.group(1).replace(',', '.')))
        : OptionalDouble.empty();
  }
}
