package org.trillsymbiont.client.control;

import java.text.NumberFormat;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trillsymbiont.client.text.Texts;

/// How a knob's value is written, spoken and read back. Numbers are written as the language of all
/// texts writes them, and read with a point or a comma.
///
/// @param decimals digits behind the point, 0 or more
/// @param unit as written behind the number, with its space if it wants one: ` Hz`, `×`
/// @param spokenUnit as spoken behind the number: `hertz`, `times`; may be empty
public record KnobFormat(int decimals, String unit, String spokenUnit) {
  private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?\\d*[.,]?\\d*)\\s*(.*?)\\s*");

  /// A name, a number, a unit, on one line.
  private static final Pattern NAMED =
      Pattern.compile("\\s*\\p{L}.*\\s([+-]?\\d*[.,]?\\d+)\\s*(.*?)\\s*");

  /// As many as [KnobRange#rounded] leaves.
  private static final int MOST_DECIMALS = 6;

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
    return String.format(Texts.locale(), "%." + decimals + "f", value);
  }

  /// Reads a typed number, with a point or a comma, with or without the unit. Empty when it is
  /// none.
  public OptionalDouble parse(String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches() || matcher.group(1).chars().noneMatch(Character::isDigit)) {
      return OptionalDouble.empty();
    }
    String rest = matcher.group(2);
    return rest.isEmpty() || isUnit(rest)
        ? OptionalDouble.of(number(matcher.group(1)))
        : OptionalDouble.empty();
  }

  /// The value to its last digit, with a name and its unit: `Decay 0.4973 s`, `Decay 0.50 s`. What
  /// [#pasted] reads back.
  ///
  /// @param name what has the value
  public String copied(String name, double value) {
    NumberFormat exact = NumberFormat.getNumberInstance(Texts.locale());
    exact.setGroupingUsed(false);
    exact.setMinimumFractionDigits(decimals);
    exact.setMaximumFractionDigits(MOST_DECIMALS);
    return name + " " + exact.format(value) + unit;
  }

  /// Reads a number that was copied: by itself as [#parse] does, or behind the name of whatever had
  /// it, and then with this very unit. Empty when it is none.
  public OptionalDouble pasted(String text) {
    OptionalDouble typed = parse(text);
    if (typed.isPresent()) {
      return typed;
    }
    Matcher matcher = NAMED.matcher(text);
    return matcher.matches() && isUnit(matcher.group(2))
        ? OptionalDouble.of(number(matcher.group(1)))
        : OptionalDouble.empty();
  }

  private boolean isUnit(String text) {
    return text.equalsIgnoreCase(unit.strip()) || text.equalsIgnoreCase(spokenUnit);
  }

  private static double number(String digits) {
    return Double.parseDouble(digits.replace(',', '.'));
  }
}
