package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EnvelopeTest {
  @Test
  void aStruckNoteRisesAndFallsOnLines() {
    Envelope envelope = new Envelope(0.4);
    assertEquals(0, envelope.level(-0.01, -1));
    assertEquals(0.5, envelope.level(0.025, -1), 1e-12);
    assertEquals(1, envelope.level(0.05, -1), 1e-12);
    assertEquals(0.25, envelope.level(0.35, -1), 1e-12);
    assertFalse(envelope.over(0.449, -1));
    assertTrue(envelope.over(0.45, -1));
    assertEquals(0, envelope.level(0.46, -1));
    assertEquals(0.45, envelope.seconds(), 1e-12);
  }

  @Test
  void aHeldNoteStaysUntilItIsReleased() {
    Envelope envelope = new Envelope(Double.POSITIVE_INFINITY);
    assertTrue(envelope.isHeld());
    assertEquals(0.5, envelope.level(0.025, -1), 1e-12);
    assertEquals(1, envelope.level(1000, -1));
    assertFalse(envelope.over(1000, -1));
    assertEquals(0.1, envelope.level(1000, Envelope.RELEASE_SECONDS * 20 / 96), 1e-12);
    assertTrue(envelope.over(1000, Envelope.RELEASE_SECONDS));
    assertEquals(0, envelope.level(1000, Envelope.RELEASE_SECONDS));
  }
}
