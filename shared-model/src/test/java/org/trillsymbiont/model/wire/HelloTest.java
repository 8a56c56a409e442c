package org.trillsymbiont.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.trillsymbiont.model.wire.Reading.assertSays;
import static org.trillsymbiont.model.wire.Reading.read;
import static org.trillsymbiont.model.wire.Reading.refusal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A hello comes from anybody: what is none, and what is said about it.
final class HelloTest {
  /// A hello with one member that is another; without a value it is missing.
  private static String hello(String member, @Nullable String value) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("hello", "2");
    members.put("room", "\"blue\"");
    members.put("name", "\"Ada\"");
    members.put("colour", "\"#4dabf7\"");
    members.put("token", "\"01234567\"");
    if (value == null) {
      members.remove(member);
    } else {
      members.put(member, value);
    }
    return members.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  /// R4, R8-R10
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "hello|\"2\"|hello",
        "hello|2.5|hello",
        "hello|-2|hello",
        "hello|4294967298|hello is too large",
        "hello|{}|hello",
        "room||room",
        "room|null|room",
        "room|3|room",
        "room|\"\"|1 to 32 small letters",
        "room|\"Blue\"|1 to 32 small letters",
        "room|\"a b\"|1 to 32 small letters",
        "room|\"a/b\"|1 to 32 small letters",
        "room|\"bl\\u00fce\"|1 to 32 small letters",
        "room|\"blue\\n\"|1 to 32 small letters",
        "room|\"123456789012345678901234567890123\"|1 to 32 small letters",
        "name||name",
        "name|7|name",
        "name|[\"Ada\"]|name",
        "name|\"\"|A name has 1 to 32 characters",
        "name|\"   \"|A name has 1 to 32 characters",
        "name|\"123456789012345678901234567890123\"|A name has 1 to 32 characters",
        "name|\"A\\u0000da\"|A name has",
        "name|\"A\\nda\"|A name has",
        "name|\"A\\u007fda\"|A name has",
        "name|\"A\\u0085da\"|A name has",
        "name|\"A\\u202eda\"|A name has",
        "name|\"A\\u2066da\"|A name has",
        "name|\"A\\u200fda\"|A name has",
        "name|\"A\\u2028da\"|A name has",
        "name|\"A\\u2029da\"|A name has",
        "name|\"A\\ufeffda\"|A name has",
        "name|\"A\\ud83dda\"|not JSON",
        "name|\"A\\ue000da\"|A name has",
        "colour||colour",
        "colour|4|colour",
        "colour|\"4dabf7\"|A colour looks like",
        "colour|\"#4dabf\"|A colour looks like",
        "colour|\"#4dabf71\"|A colour looks like",
        "colour|\"#4dabfg\"|A colour looks like",
        "colour|\"blue\"|A colour looks like",
        "token||token",
        "token|12345678|token",
        "token|\"1234567\"|8 to 64 printable",
        "token|\"with blank\"|8 to 64 printable",
        "token|\"t\\u00f6ken-1234\"|8 to 64 printable",
        "token|\"12345678\\n\"|8 to 64 printable",
        "pin|123456|pin",
        "pin|\"12345\"|A PIN has six digits.",
        "pin|\"1234567\"|A PIN has six digits.",
        "pin|\"12345a\"|A PIN has six digits.",
        "pin|\"\"|A PIN has six digits.",
        "pin|\"\\u0661\\u0662\\u0663\\u0664\\u0665\\u0666\"|A PIN has six digits.",
        "resume|17|resume is no JSON object",
        "resume|[]|resume is no JSON object",
        "resume|{}|epoch in resume",
        "resume|{\"rev\":17}|epoch in resume",
        "resume|{\"epoch\":\"k2h7\"}|rev in resume",
        "resume|{\"epoch\":7,\"rev\":17}|epoch in resume",
        "resume|{\"epoch\":\"k2h7\",\"rev\":-1}|rev in resume",
        "resume|{\"epoch\":\"k2h7\",\"rev\":1.5}|rev in resume",
        "resume|{\"epoch\":\"k2h7\",\"rev\":\"17\"}|rev in resume",
      })
  void refusesABadHello(String member, @Nullable String value, String part) {
    assertSays(part, refusal(hello(member, value)));
  }

  /// R9
  @Test
  void refusesATokenOfMoreThanSixtyFourCharacters() throws ProtocolException {
    read(hello("token", '"' + "t".repeat(64) + '"'));
    assertSays("8 to 64", refusal(hello("token", '"' + "t".repeat(65) + '"')));
  }

  /// R2
  @Test
  void takesANullForAMissingMember() throws ProtocolException {
    String end = ",\"pin\":null,\"resume\":null}";
    assertEquals(read(hello("", null)), read(hello("", null).replaceFirst("}$", end)));
    assertEquals(
        read("{\"edit\":5,\"set\":{}}"),
        read("{\"edit\":5,\"set\":{},\"label\":null,\"gesture\":null,\"restores\":null}"));
    assertEquals(
        V2Codec.decodeServer("{\"participants\":[]}"),
        V2Codec.decodeServer("{\"participants\":[],\"left\":null}"));
  }
}
