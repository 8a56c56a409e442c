package org.trillsymbiont.server.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Role;
import org.java_websocket.framing.Framedata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames as another implementation of RFC 6455 reads them.
final class TextFramesTest {

  private static List<String> read(ByteBuffer frames) throws Exception {
    Draft_6455 reader = new Draft_6455();
    reader.setParseMode(Role.CLIENT);
    List<String> texts = new ArrayList<>();
    for (Framedata frame : reader.translateFrame(frames.duplicate())) {
      assertTrue(frame.isFin());
      assertFalse(frame.getTransfereMasked(), "a server does not mask");
      texts.add(StandardCharsets.UTF_8.decode(frame.getPayloadData()).toString());
    }
    return texts;
  }

  // Where the length changes its form, and around the first buffer's end.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 246, 247, 254, 256, 65_535, 65_536, 200_000})
  void isReadAsItWasWritten(int length) throws Exception {
    String text = "x".repeat(length);
    TextFrames frames = new TextFrames();
    frames.add(text);
    frames.add("behind");
    assertEquals(List.of(text, "behind"), read(frames.take()));
  }

  @Test
  void countsBytesNotCharacters() throws Exception {
    String text = "é\ud83c\udfb9".repeat(25);
    TextFrames frames = new TextFrames();
    frames.add(text);
    assertEquals(2 + 25 * 6 + 2, frames.length(), "150 bytes need the longer header");
    assertEquals(List.of(text), read(frames.take()));
  }

  @Test
  void whatWasTakenStaysAsItIs() throws Exception {
    TextFrames frames = new TextFrames();
    assertTrue(frames.isEmpty());
    assertFalse(frames.take().hasRemaining());
    frames.add("first");
    ByteBuffer first = frames.take();
    assertTrue(frames.isEmpty());
    frames.add("other");
    frames.add(first);
    assertEquals(List.of("first"), read(first));
    assertEquals(List.of("other", "first"), read(frames.take()));
    assertEquals(List.of("one"), read(TextFrames.of("one")));
  }
}
