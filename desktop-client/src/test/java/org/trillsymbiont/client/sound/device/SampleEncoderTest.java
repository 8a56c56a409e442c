package org.trillsymbiont.client.sound.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SampleEncoderTest {
  private static final float[] STEREO = {0, 1, -1, 0.5f, 7, -7};

  private static byte[] encoded(int bits, int channels) {
    SampleEncoder encoder = new SampleEncoder(SampleEncoder.format(48_000, bits, channels));
    byte[] pcm = new byte[100];
    int bytes = encoder.encode(STEREO, 3, pcm);
    assertEquals(encoder.bytes(3), bytes);
    return Arrays.copyOf(pcm, bytes);
  }

  @Test
  void writesSixteenBitsAndCutsOffWhatIsTooLoud() {
    short[] samples = new short[6];
    ByteBuffer.wrap(encoded(16, 2)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    assertArrayEquals(new short[] {0, 32_767, -32_767, 16_384, 32_767, -32_767}, samples);
  }

  @Test
  void writesThirtyTwoBits() {
    int[] samples = new int[6];
    ByteBuffer.wrap(encoded(32, 2)).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(samples);
    int full = Integer.MAX_VALUE;
    assertArrayEquals(new int[] {0, full, -full, 1_073_741_824, full, -full}, samples);
  }

  @Test
  void writesTwentyFourBitsInThreeBytes() {
    byte[] pcm = encoded(24, 2);
    assertEquals(18, pcm.length);
    assertArrayEquals(
        new byte[] {0, 0, 0, -1, -1, 127, 1, 0, -128, 0, 0, 64}, Arrays.copyOf(pcm, 12));
  }

  @Test
  void givesTheMeanToASingleChannel() {
    short[] samples = new short[3];
    ByteBuffer.wrap(encoded(16, 1)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    assertArrayEquals(new short[] {16_384, -8192, 0}, samples);
  }

  @Test
  void leavesFurtherChannelsSilent() {
    short[] samples = new short[12];
    ByteBuffer.wrap(encoded(16, 4)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    assertArrayEquals(
        new short[] {0, 32_767, 0, 0, -32_767, 16_384, 0, 0, 32_767, -32_767, 0, 0}, samples);
  }
}
