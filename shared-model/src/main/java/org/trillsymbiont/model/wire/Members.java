package org.trillsymbiont.model.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The members of a JSON object, read as the types that they must have.
///
/// @param name what the object is called in sentences
record Members(String name, Map<?, ?> members) {
  private static final double MOST_EXACT = 1L << 53;

  static Members of(@Nullable Object value, String name) throws ProtocolException {
    if (value instanceof Map<?, ?> map) {
      return new Members(name, map);
    }
    throw new ProtocolException(name + " is no JSON object");
  }

  /// A member that is null is as good as none.
  boolean has(String member) {
    return members.get(member) != null;
  }

  Members object(String member) throws ProtocolException {
    return of(members.get(member), member);
  }

  Map<?, ?> map(String member) throws ProtocolException {
    return object(member).members;
  }

  List<?> array(String member) throws ProtocolException {
    if (members.get(member) instanceof List<?> list) {
      return list;
    }
    throw wrong(member, "array");
  }

  String string(String member) throws ProtocolException {
    if (members.get(member) instanceof String string) {
      return string;
    }
    throw wrong(member, "string");
  }

  @Nullable String stringOrNull(String member) throws ProtocolException {
    return has(member) ? string(member) : null;
  }

  /// A whole number within 0..2^53.
  long whole(String member) throws ProtocolException {
    return whole(member, members.get(member));
  }

  private long whole(String member, @Nullable Object value) throws ProtocolException {
    if (value instanceof Double real
        && real == Math.rint(real)
        && real >= 0
        && real <= MOST_EXACT) {
      return real.longValue();
    }
    throw wrong(member, "whole number of 0 or more");
  }

  long wholeOr(String member, long otherwise) throws ProtocolException {
    return has(member) ? whole(member) : otherwise;
  }

  /// The strings in an array.
  Set<String> strings(String member) throws ProtocolException {
    Set<String> strings = new LinkedHashSet<>();
    for (Object value : array(member)) {
      if (!(value instanceof String string)) {
        throw wrong(member, "array of strings");
      }
      strings.add(string);
    }
    return strings;
  }

  double real(String member) throws ProtocolException {
    if (members.get(member) instanceof Double real) {
      return real;
    }
    throw wrong(member, "number");
  }

  int number(String member) throws ProtocolException {
    return number(member, members.get(member));
  }

  private int number(String member, @Nullable Object value) throws ProtocolException {
    long whole = whole(member, value);
    if (whole > Integer.MAX_VALUE) {
      throw new ProtocolException(member + " is too large");
    }
    return (int) whole;
  }

  int numberOr(String member, int otherwise) throws ProtocolException {
    return has(member) ? number(member) : otherwise;
  }

  /// The numbers in an array; none when there is no array.
  Set<Integer> numbers(String member) throws ProtocolException {
    Set<Integer> numbers = new LinkedHashSet<>();
    for (Object value : has(member) ? array(member) : List.of()) {
      numbers.add(number(member, value));
    }
    return numbers;
  }

  /// False when it is missing.
  boolean flag(String member) throws ProtocolException {
    Object value = members.get(member);
    if (value instanceof Boolean flag) {
      return flag;
    } else if (value == null) {
      return false;
    }
    throw wrong(member, "boolean");
  }

  private ProtocolException wrong(String member, String what) {
    return new ProtocolException(member + " in " + name + " is no " + what);
  }
}
