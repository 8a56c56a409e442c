package org.trillsymbiont.installers;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.trillsymbiont.client.launch.AppIcon;

/// The app's icon in the formats of the systems, all with PNG pictures in them.
final class Icons {
  /// The sizes that Linux desktops look for.
  static final List<Integer> LINUX_SIZES = List.of(16, 22, 24, 32, 48, 64, 128, 256, 512);

  private static final List<Integer> WINDOWS_SIZES = List.of(16, 20, 24, 32, 40, 48, 64, 256);
  private static final int ICO_HEADER_BYTES = 6;
  private static final int ICO_ENTRY_BYTES = 16;
  private static final int ICNS_HEADER_BYTES = 8;

  /// What macOS calls the sizes; some are for screens with two pixels per point.
  private static final Map<String, Integer> MAC_SIZES =
      new TreeMap<>(
          Map.of(
              "ic07", 128, "ic08", 256, "ic09", 512, "ic10", 1024, "ic11", 32, "ic12", 64, "ic13",
              256, "ic14", 512));

  private Icons() {}

  /// A PNG picture.
  ///
  /// @param side in pixels
  static byte[] png(int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, side, side, AppIcon.argb(side), 0, side);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  /// Windows' format: a header, what is where, the pictures.
  static byte[] ico() throws IOException {
    int count = WINDOWS_SIZES.size();
    ByteBuffer head =
        ByteBuffer.allocate(ICO_HEADER_BYTES + count * ICO_ENTRY_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) 0).putShort((short) 1).putShort((short) count);
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    for (int side : WINDOWS_SIZES) {
      byte[] picture = png(side);
      // A byte each for width and height; 256 does not fit and is written as 0.
      head.put((byte) side).put((byte) side).put((byte) 0).put((byte) 0);
      head.putShort((short) 1).putShort((short) 32);
      head.putInt(picture.length).putInt(head.capacity() + pictures.size());
      pictures.write(picture);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(head.array());
    pictures.writeTo(file);
    return file.toByteArray();
  }

  /// macOS' format: the file's length, then each picture with its name and length.
  static byte[] icns() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Map.Entry<String, Integer> size : MAC_SIZES.entrySet()) {
      chunk(body, size.getKey(), png(size.getValue()));
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    chunk(file, "icns", body.toByteArray());
    return file.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream to, String name, byte[] content)
      throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    out.writeBytes(name);
    out.writeInt(ICNS_HEADER_BYTES + content.length);
    out.write(content);
  }

  /// Writes the icon that jpackage wants on a system.
  ///
  /// @return the file
  static Path write(Platform platform, Path folder) throws IOException {
    Files.createDirectories(folder);
    return switch (platform.system()) {
      case LINUX -> Files.write(folder.resolve("trill-symbiont.png"), png(512));
      case MAC -> Files.write(folder.resolve("trill-symbiont.icns"), icns());
      case WINDOWS -> Files.write(folder.resolve("trill-symbiont.ico"), ico());
    };
  }
}
