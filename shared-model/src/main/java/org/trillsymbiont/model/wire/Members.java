package org.trillsymbiont.model.wire;

import java.util.List;
import java.util.Map;
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

  boolean has(String member) {
    return members.containsKey(member);
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
    return members.get(member) == null ? null : string(member);
  }

  /// A whole number within 0..2^53.
  long whole(String member) throws ProtocolException {
    if (members.get(member) instanceof Double real
        && real == Math.rint(real)
        && real >= 0
        && real <= MOST_EXACT) {
      return real.longValue();
    }
    throw wrong(member, "whole number of 0 or more");
  }

  long wholeOr(String member, long otherwise) throws ProtocolException {
    return members.get(member) == null ? otherwise : whole(member);
  }

  int number(String member) throws ProtocolException {
    long whole = whole(member);
    if (whole > Integer.MAX_VALUE) {
      throw new ProtocolException(member + " is too large");
    }
    return (int) whole;
  }

  int numberOr(String member, int otherwise) throws ProtocolException {
    return members.get(member) == null ? otherwise : number(member);
  }

  boolean flag(String member) {
    return Boolean.TRUE.equals(members.get(member));
  }

  private ProtocolException wrong(String member, String what) {
    return new ProtocolException(member + " in " + name + " is no " + what);
  }
}
