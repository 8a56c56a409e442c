package org.trillsymbiont.client.sound.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javax.sound.sampled.AudioFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.sound.device.FakeDevice.Conduct;

class DevicesTest {
  private static final int RATE = 44_100;

  private final Devices devices = new Devices(RATE, BufferMemory.NONE);

  @AfterEach
  void pullOut() {
    FakeDevices.plug();
  }

  private DeviceLine opened(DeviceChoice choice) {
    return assertInstanceOf(Opening.Open.class, devices.open(choice)).line();
  }

  private static AudioFormat pcm(int rate, int bits, int channels) {
    return SampleEncoder.format(rate, bits, channels);
  }

  @Test
  void namesWhatCanPlay() {
    FakeDevices.plug(new FakeDevice("Speakers"), new FakeDevice("Headset"));
    assertTrue(Devices.list().containsAll(List.of("Speakers", "Headset")));
    FakeDevices.plug(new FakeDevice("Headset"));
    assertFalse(Devices.list().contains("Speakers"));
  }

  @Test
  void opensTheChosenDeviceWithItsBuffer() {
    FakeDevices.plug(new FakeDevice("Speakers"), new FakeDevice("Headset"));
    DeviceLine line = opened(new DeviceChoice("Headset", 120, 0));
    assertEquals("Headset", line.name());
    assertEquals(120_000_000, line.bufferNanos());
    assertEquals(RATE, line.sampleRate());
    assertNull(line.remark());
  }

  @Test
  void opensTheSystemsDeviceInPlaceOfOneThatIsNotThere() {
    FakeDevices.plug(new FakeDevice("Speakers"));
    var open =
        assertInstanceOf(Opening.Open.class, devices.open(new DeviceChoice("Headset", 0, 0)));
    assertTrue(open.isSubstitute());
    assertEquals("Speakers", open.line().name());
    assertEquals(
        "The sound device Headset is not there, so the system’s device plays until it is back.",
        open.line().remark());
  }

  @Test
  void saysWhatTheMatterIs() {
    assertFailure("No sound device was found", DeviceChoice.AUTOMATIC);
    assertFailure("The sound device X is not there", DeviceChoice.AUTOMATIC.withName("X"));
    FakeDevices.plug(new FakeDevice("Speakers").conduct(Conduct.BUSY));
    assertFailure("The sound device Speakers is busy or cannot be reached", DeviceChoice.AUTOMATIC);
    FakeDevices.plug(new FakeDevice("Telephone", pcm(4000, 8, 1)));
    assertFailure(
        "The sound device Telephone offers no format that can be used", DeviceChoice.AUTOMATIC);
  }

  private void assertFailure(String reason, DeviceChoice choice) {
    var failed = assertInstanceOf(Opening.Failed.class, devices.open(choice));
    assertEquals(reason, failed.trouble().words(failed.device()));
  }

  @Test
  void takesTheRateThatWasChosenIfTheDeviceHasIt() {
    FakeDevices.plug(new FakeDevice("Speakers", pcm(RATE, 16, 2), pcm(96_000, 16, 2)));
    assertEquals(96_000, opened(DeviceChoice.AUTOMATIC.withSampleRate(96_000)).sampleRate());
    DeviceLine other = opened(DeviceChoice.AUTOMATIC.withSampleRate(88_200));
    assertEquals(RATE, other.sampleRate());
    assertEquals(
        "The sound device Speakers cannot play at 88.2 kHz, so it plays at 44.1 kHz.",
        other.remark());
  }

  @Test
  void takesWhatTheDeviceOffers() {
    assertOpens(pcm(48_000, 16, 2));
    assertOpens(pcm(37_800, 16, 2));
    assertOpens(pcm(192_000, 24, 2));
    assertOpens(pcm(RATE, 32, 2));
    assertOpens(pcm(RATE, 16, 1));
    assertOpens(pcm(48_000, 24, 8));
  }

  private void assertOpens(AudioFormat only) {
    FakeDevice device = new FakeDevice("Odd one", only);
    FakeDevices.plug(device);
    DeviceLine line = opened(DeviceChoice.AUTOMATIC);
    assertEquals(Math.round(only.getSampleRate()), line.sampleRate());
    assertTrue(device.lines().getLast().getFormat().matches(only), only::toString);
    assertEquals(DeviceLine.Outcome.PLAYED, line.write(new float[600], 300));
    line.close();
  }

  @Test
  void prefersSixteenBitsInStereoAtTheSourcesRate() {
    FakeDevice device =
        new FakeDevice(
            "Everything",
            pcm(96_000, 16, 2),
            pcm(48_000, 16, 2),
            pcm(RATE, 24, 2),
            pcm(RATE, 16, 1),
            pcm(RATE, 16, 2));
    FakeDevices.plug(device);
    opened(DeviceChoice.AUTOMATIC);
    assertTrue(device.lines().getLast().getFormat().matches(pcm(RATE, 16, 2)));
  }

  @Test
  void beginsWithTheBufferThatWasFoundToBeNeeded() {
    FakeDevices.plug(new FakeDevice("Speakers"));
    assertEquals(80_000_000, opened(DeviceChoice.AUTOMATIC).bufferNanos());
    BufferMemory memory =
        new BufferMemory() {
          @Override
          public int neededMillis(String device) {
            return device.equals("Speakers") ? 160 : 0;
          }

          @Override
          public void needs(String device, int millis) {
            throw new AssertionError("nothing ran empty");
          }
        };
    Devices remembering = new Devices(RATE, memory);
    var open = assertInstanceOf(Opening.Open.class, remembering.open(DeviceChoice.AUTOMATIC));
    assertEquals(160_000_000, open.line().bufferNanos());
  }
}
