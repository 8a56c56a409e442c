package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// R8, R9, R56-R58
final class CloseCodeTest {
  private static final int MOST_BYTES = 123; // RFC 6455, 5.5: 125 with the code.

  @ParameterizedTest
  @CsvSource({
    "4001, UNKNOWN_VERSION",
    "4002, ROOM_FULL",
    "4003, WRONG_PIN",
    "4004, REPLACED",
    "4005, BAD_HELLO",
    "4006, TOO_MANY_ROOMS",
    "4007, HELLO_TOO_LATE",
    "4008, TOO_FAST",
    "4009, BANNED",
    "4010, REMOVED",
    "4012, WRONG_TOKEN",
  })
  void hasTheNumbersOfTheProtocol(int code, CloseCode expected) {
    assertEquals(code, expected.code());
    assertEquals(Optional.of(expected), CloseCode.of(code));
  }

  @ParameterizedTest
  @EnumSource
  void theSentenceFitsIntoACloseFrame(CloseCode code) {
    assertTrue(code.sentence().endsWith("."));
    assertTrue(code.sentence().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES);
  }

  @Test
  void otherCodesAreNotOurs() {
    assertEquals(Optional.empty(), CloseCode.of(1001));
    assertEquals(Optional.empty(), CloseCode.of(4000));
  }
}
