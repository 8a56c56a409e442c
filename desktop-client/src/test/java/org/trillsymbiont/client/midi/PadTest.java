package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.VirtualTimer;

/// Note 25 of a Launchpad X is row 1, column 4: square 12.
class PadTest {
  private final VirtualTimer timer = new VirtualTimer();
  private final Hands hands = new Hands();
  private final List<String> lit = new ArrayList<>();
  private final Pad pad =
      new Pad(
          PadProtocol.LAUNCHPAD_X,
          timer,
          hands,
          messages -> messages.forEach(each -> lit.add(HexFormat.of().formatHex(each))));

  @Test
  void aShortPressSwitchesTheSquare() {
    pad.down(25);
    assertEquals(12, hands.selected());
    timer.run(299);
    assertEquals(List.of(), hands.take());
    pad.up(25);
    timer.run(1_000);
    assertEquals(List.of("toggle 12"), hands.take());
  }

  @Test
  void aLongerOneSoundsItUntilItIsLetGo() {
    pad.down(25);
    timer.run(300);
    assertEquals(List.of("hold 12"), hands.take());
    timer.run(5_000);
    pad.up(25);
    assertEquals(List.of("release 12"), hands.take());
  }

  @Test
  void eachPadHasItsOwnPress() {
    pad.down(11);
    timer.run(200);
    pad.down(88);
    timer.run(150);
    pad.up(88);
    pad.up(11);
    pad.up(11);
    assertEquals(List.of("hold 0", "toggle 63", "release 0"), hands.take());
  }

  @Test
  void roundButtonsMeanNothing() {
    pad.down(19);
    pad.up(19);
    pad.down(95);
    timer.run(500);
    assertEquals(List.of(), hands.take());
    assertEquals(-1, hands.selected());
  }

  @Test
  void aPadThatIsPulledOutLetsGoAndSwitchesNothing() {
    pad.down(11);
    timer.run(400);
    pad.down(12);
    hands.take();
    pad.gone();
    timer.run(1_000);
    assertEquals(List.of("release 0"), hands.take());
    pad.show(picture(0));
    timer.run(1_000);
    assertEquals(List.of(), lit, "nothing is sent to where nothing is");
  }

  private static PadPicture picture(int square) {
    return PadPicture.of(new PadPicture.Scene(1L << square, -1, 0, Map.of()));
  }

  @Test
  void onlyWhatHasChangedIsSent() {
    pad.show(picture(0));
    timer.run(0);
    assertEquals(List.of("f0002029020c03030b071640f7"), lit);
    lit.clear();
    pad.show(picture(0));
    timer.run(100);
    assertEquals(List.of(), lit);
    pad.show(picture(1));
    timer.run(0);
    assertEquals(List.of("f0002029020c03030b000000030c071640f7"), lit);
  }

  @Test
  void lampsAreToldAtMostFiftyTimesASecondAndTheLastWordIsSaid() {
    for (int i = 0; i < 1_000; i++) {
      pad.show(picture(i % 64));
      timer.run(1);
    }
    assertTrue(lit.size() <= 51 && lit.size() >= 40, () -> lit.size() + " messages");
    timer.run(20);
    assertTrue(
        lit.getLast().contains("03" + HexFormat.of().toHexDigits((byte) 0x3A)), lit::getLast);
  }
}
