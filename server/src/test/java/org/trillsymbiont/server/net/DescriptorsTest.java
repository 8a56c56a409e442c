package org.trillsymbiont.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

final class DescriptorsTest {
  @Test
  void aSystemThatGivesEnoughChangesNothing() {
    assertSame(Limits.DEFAULT, Descriptors.fit(Limits.DEFAULT, 4096, 100));
    assertSame(Limits.DEFAULT, Descriptors.fit(Limits.DEFAULT, 1000 + 64 + 100, 100));
  }

  @Test
  void withFewDescriptorsThereAreFewerConnections() {
    Limits fitted = Descriptors.fit(Limits.DEFAULT, 256, 100);
    assertEquals(256 - 100 - 64, fitted.count(Limit.CONNECTIONS));
    assertEquals(1, Descriptors.fit(Limits.DEFAULT, 64, 60).count(Limit.CONNECTIONS));
  }
}
