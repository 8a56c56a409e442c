package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.sync.Colour;

class PadPictureTest {
  private static final Colour BEN = new Colour(0xff6b20);

  private static PadColour at(int square, PadPicture.Scene scene) {
    return PadPicture.of(scene).colours().get(square);
  }

  @Test
  void showsWhatIsOnWhereTheRoomIsWhatSoundsAndWhatOthersHold() {
    long active = 1L | 1L << 9;
    PadPicture.Scene scene = new PadPicture.Scene(active, 1, 1L << 17, Map.of(34, BEN, 9, BEN));
    assertEquals(PadColour.row(0).dimmed(), at(0, scene), "on");
    assertEquals(PadColour.FAINT, at(1, scene), "in the column that is heard");
    assertEquals(PadColour.OFF, at(2, scene));
    assertEquals(PadColour.WHITE, at(17, scene), "sounds");
    assertEquals(new PadColour(127, 53, 16), at(34, scene), "held by Ben");
    assertEquals(new PadColour(127, 53, 16), at(9, scene), "also when it is on");
    PadPicture.Scene alone = new PadPicture.Scene(active, 1, 0, Map.of());
    assertEquals(PadColour.row(1), at(9, alone), "on, and heard");
  }

  @Test
  void tellsWhatHasChanged() {
    PadPicture before = PadPicture.of(new PadPicture.Scene(0b11, -1, 0, Map.of()));
    PadPicture after = PadPicture.of(new PadPicture.Scene(0b101, -1, 0, Map.of()));
    assertEquals(Map.of(1, PadColour.OFF, 2, PadColour.row(0).dimmed()), after.since(before));
    assertEquals(Map.of(), after.since(after));
    assertEquals(PadPicture.DARK, PadPicture.of(new PadPicture.Scene(0, -1, 0, Map.of())));
  }
}
