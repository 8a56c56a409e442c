package org.trillsymbiont.installers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.client.launch.AppIcon;

class IconsTest {

  @ParameterizedTest
  @ValueSource(ints = {16, 22, 256})
  void thePictureIsTheAppsIcon(int side) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Icons.png(side)));

    assertEquals(side, image.getWidth());
    assertEquals(side, image.getHeight());
    assertArrayEquals(AppIcon.argb(side), image.getRGB(0, 0, side, side, null, 0, side));
  }

  @Test
  void windowsFindsEachPictureWhereTheFileSays() throws IOException {
    byte[] file = Icons.ico();
    ByteBuffer head = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(0, head.getShort(), "reserved");
    assertEquals(1, head.getShort(), "icons");
    int count = head.getShort();
    assertEquals(8, count);
    for (int i = 0; i < count; i++) {
      int side = head.get() & 0xff;
      head.position(head.position() + 7);
      int length = head.getInt();
      int offset = head.getInt();
      assertEquals(side == 0 ? 256 : side, widthAt(file, offset, length));
    }
  }

  @Test
  void macFindsEachPictureByItsName() throws IOException {
    byte[] file = Icons.icns();
    ByteBuffer chunks = ByteBuffer.wrap(file);
    assertEquals("icns", name(chunks));
    assertEquals(file.length, chunks.getInt());
    List<Integer> sides = List.of(128, 256, 512, 1024, 32, 64, 256, 512);
    for (int i = 0; i < sides.size(); i++) {
      assertEquals("ic%02d".formatted(7 + i), name(chunks));
      int length = chunks.getInt() - 8;
      assertEquals(sides.get(i), widthAt(file, chunks.position(), length));
      chunks.position(chunks.position() + length);
    }
    assertEquals(0, chunks.remaining());
  }

  private static String name(ByteBuffer chunks) {
    byte[] name = new byte[4];
    chunks.get(name);
    return new String(name, java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static int widthAt(byte[] file, int offset, int length) throws IOException {
    byte[] picture = Arrays.copyOfRange(file, offset, offset + length);
    return ImageIO.read(new ByteArrayInputStream(picture)).getWidth();
  }
}
