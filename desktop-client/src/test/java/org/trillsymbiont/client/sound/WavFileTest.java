package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavFileTest {
  private static final float STEP = 1f / ((1 << 23) - 1);

  @TempDir private Path folder;

  private FileChannel channel(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @Test
  void keepsTwentyFourBits() throws IOException {
    Path path = folder.resolve("a.wav");
    float[] stereo = {0, STEP, -STEP, 0.5f, 1, -1, 0.25f + STEP, 2, -2, 0.1f * STEP};
    try (WavFile file = new WavFile(channel(path))) {
      file.append(stereo, 0, 3);
      file.append(stereo, 3, 2);
      assertEquals(5, file.frames());
    }
    Wav wav = Wav.of(path);
    assertEquals(44_100, wav.format().getSampleRate());
    assertEquals(2, wav.format().getChannels());
    assertEquals(5, wav.frames());
    float[] read = {0, STEP, -STEP, 0.5f, 1, -1, 0.25f + STEP, 1, -1, 0};
    assertArrayEquals(read, wav.stereo(), 0.51f * STEP);
  }

  @Test
  void isWholeAfterEachUpdateAlthoughNobodyClosesIt() throws IOException {
    Path path = folder.resolve("a.wav");
    try (FileChannel channel = channel(path)) {
      WavFile file = new WavFile(channel);
      assertEquals(0, Wav.of(path).frames());
      file.append(new float[2000], 0, 1000);
      file.update();
      file.append(new float[2000], 0, 1000);
      assertEquals(1000, Wav.of(path).frames());
      file.update();
      assertEquals(2000, Wav.of(path).frames());
    }
  }

  @Test
  void becomesRf64WhereRiffEnds() throws IOException {
    Path path = folder.resolve("large.wav");
    int largest = WavFile.HEADER_BYTES - 8 + 6000;
    try (WavFile file = new WavFile(channel(path), largest)) {
      file.append(new float[2000], 0, 1000);
      file.update();
      assertEquals("RIFF", tag(path, 0));
      assertEquals("JUNK", tag(path, 12));
      assertEquals(1000, Wav.of(path).frames());
      file.append(new float[2], 0, 1);
    }
    ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals("RF64", tag(path, 0));
    assertEquals(-1, header.getInt(4));
    assertEquals("WAVE", tag(path, 8));
    assertEquals("ds64", tag(path, 12));
    assertEquals(28, header.getInt(16));
    assertEquals(Files.size(path) - 8, header.getLong(20));
    assertEquals(6006, header.getLong(28));
    assertEquals(1001, header.getLong(36));
    assertEquals(0, header.getInt(44));
    assertEquals("fmt ", tag(path, 48));
    assertEquals("data", tag(path, 72));
    assertEquals(-1, header.getInt(76));
    assertEquals(80 + 6006, Files.size(path));
  }

  private static String tag(Path path, int at) throws IOException {
    return new String(Files.readAllBytes(path), at, 4, StandardCharsets.US_ASCII);
  }

  @Test
  void aFullDiskLeavesTheWholeFramesThatFit() throws IOException {
    Path path = folder.resolve("full.wav");
    WavFile file = new WavFile(new LimitedDisk(path, WavFile.HEADER_BYTES + 6 * 1500 + 4));
    float[] stereo = new float[2000];
    stereo[0] = 0.5f;
    file.append(stereo, 0, 1000);
    assertThrows(IOException.class, () -> file.append(stereo, 0, 1000));
    assertEquals(1500, file.frames());
    file.close();
    Wav wav = Wav.of(path);
    assertEquals(1500, wav.frames());
    assertEquals(0.5, wav.stereo()[2000], 1e-6);
    assertEquals(80 + 6 * 1500, Files.size(path));
  }
}
