package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.clock.ShiftedTime;
import org.trillsymbiont.client.sound.device.BufferMemory;
import org.trillsymbiont.client.sound.device.DeviceChoice;
import org.trillsymbiont.client.sound.device.FakeDevice;
import org.trillsymbiont.client.sound.device.FakeDevice.Conduct;
import org.trillsymbiont.client.sound.device.FakeDevices;
import org.trillsymbiont.client.sound.device.FakeLine;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;

/// The engine with devices that come and go, all the way through Java Sound.
class SoundDeviceTest {
  private static final long MILLI = 1_000_000;
  private static final AppState ONE_EACH =
      Studio.eachSquare(
          Studio.withVoices(AppState.INITIAL, Voice.DEFAULT.withPrimaryDecay(0.1)),
          square -> square.withActive(square.row() == 4));

  private final FakeDevice speakers = new FakeDevice("Speakers");
  private final FakeDevice headset = new FakeDevice("Headset");
  private @Nullable SoundEngine engine;
  private long starvedNanos = System.nanoTime();

  @AfterEach
  void close() {
    if (engine != null) {
      engine.close();
    }
    FakeDevices.plug();
  }

  private SoundEngine open(DeviceChoice choice) {
    return open(choice, BufferMemory.NONE);
  }

  private SoundEngine open(DeviceChoice choice, BufferMemory memory) {
    SoundEngine opened = SoundEngine.open(new Output.Device(choice, memory));
    engine = opened;
    return opened;
  }

  private static SoundStatus.Playing playing(SoundEngine engine) {
    return assertInstanceOf(SoundStatus.Playing.class, engine.status());
  }

  private static boolean isThrough(SoundEngine engine, FakeDevice device) {
    return engine.status() instanceof SoundStatus.Playing playing
        && playing.deviceName().equals(device.getMixerInfo().getName())
        && device.isPlaying();
  }

  private static String sentence(SoundEngine engine) {
    return engine.status() instanceof SoundStatus.Silent(String sentence) ? sentence : "";
  }

  @Test
  void playsThroughTheSystemsDevice() {
    FakeDevices.plug(speakers, headset);
    SoundEngine sound = open(DeviceChoice.AUTOMATIC);
    assertEquals(new SoundStatus.Playing("Speakers", 44_100, 80, 0, null), sound.status());
    eventually(() -> isThrough(sound, speakers));
    assertEquals(80 * MILLI, sound.latencyNanos());
    sound.audition(AppState.INITIAL, 0);
    eventually(() -> Analysis.decibels(peak(speakers.lines().getLast())) > -30);
  }

  private static double peak(FakeLine line) {
    float[] left = line.left();
    return new Analysis(left, 44_100).peak();
  }

  @Test
  void aDeviceThatIsPluggedInLaterIsUsed() {
    SoundEngine sound = open(DeviceChoice.AUTOMATIC);
    assertEquals(
        "No sound device was found, so this computer stays silent; the session goes on.",
        sentence(sound));
    FakeDevices.plug(speakers);
    eventually(() -> isThrough(sound, speakers));
  }

  @Test
  void aDeviceThatIsPulledOutIsFoundAgain() {
    FakeDevices.plug(speakers);
    SoundEngine sound = open(DeviceChoice.AUTOMATIC);
    eventually(() -> isThrough(sound, speakers));
    FakeDevices.plug();
    eventually(() -> sound.status() instanceof SoundStatus.Silent);
    assertEquals(
        "The sound device Speakers went away, so this computer stays silent; the session goes on.",
        sentence(sound));
    eventually(() -> sound.latencyNanos() == 0);
    FakeDevice again = new FakeDevice("Speakers");
    FakeDevices.plug(again);
    eventually(() -> isThrough(sound, again));
    assertEquals(80 * MILLI, sound.latencyNanos());
  }

  @Test
  void theSystemsDeviceStandsInUntilTheChosenOneIsBack() {
    FakeDevices.plug(speakers, headset);
    SoundEngine sound = open(DeviceChoice.AUTOMATIC.withName("Headset"));
    eventually(() -> isThrough(sound, headset));
    FakeDevices.plug(speakers);
    eventually(() -> isThrough(sound, speakers));
    assertEquals(
        "The sound device Headset is not there, so the system’s device plays until it is back.",
        playing(sound).remark());
    FakeDevice again = new FakeDevice("Headset");
    FakeDevices.plug(speakers, again);
    eventually(() -> isThrough(sound, again));
    assertEquals(null, playing(sound).remark());
    eventually(() -> !speakers.isPlaying());
  }

  @Test
  void aBusyDeviceIsUsedWhenItIsFree() {
    FakeDevices.plug(speakers.conduct(Conduct.BUSY));
    SoundEngine sound = open(DeviceChoice.AUTOMATIC);
    assertEquals(
        "The sound device Speakers is busy or cannot be reached, so this computer stays silent;"
            + " the session goes on.",
        sentence(sound));
    speakers.conduct(Conduct.PLAYS);
    eventually(() -> isThrough(sound, speakers));
  }

  @Test
  void aDeviceThatHangsIsGivenUpAndTimeGoesOn() {
    FakeDevices.plug(speakers);
    SoundEngine sound = open(DeviceChoice.AUTOMATIC);
    eventually(() -> isThrough(sound, speakers));
    speakers.conduct(Conduct.HANGS);
    FakeLine hanging = speakers.lines().getLast();
    eventually(() -> !hanging.isOpen());
    speakers.conduct(Conduct.PLAYS);
    eventually(() -> isThrough(sound, speakers));
    assertTrue(speakers.lines().size() >= 2);
  }

  @Test
  void aDriverThatFailsIsADeviceThatWentAway() {
    FakeDevices.plug(speakers);
    SoundEngine sound = open(DeviceChoice.AUTOMATIC);
    eventually(() -> isThrough(sound, speakers));
    FakeLine failing = speakers.lines().getLast();
    speakers.conduct(Conduct.FAILS);
    eventually(() -> !failing.isOpen());
    speakers.conduct(Conduct.PLAYS);
    eventually(() -> isThrough(sound, speakers) && !speakers.lines().getLast().equals(failing));
  }

  @Test
  void aDeviceThatKeepsNoTimeIsRefused() {
    FakeDevices.plug(speakers.conduct(Conduct.RACES), headset);
    SoundEngine sound = open(DeviceChoice.AUTOMATIC);
    eventually(() -> sound.status() instanceof SoundStatus.Silent);
    assertEquals(
        "The sound device Speakers keeps no time, so this computer stays silent;"
            + " the session goes on.",
        sentence(sound));
    sound.use(DeviceChoice.AUTOMATIC.withName("Headset"));
    eventually(() -> isThrough(sound, headset));
  }

  @Test
  void aDeviceThatKeptNoTimeIsTriedAgainWhenOthersCome() {
    FakeDevices.plug(speakers.conduct(Conduct.RACES));
    SoundEngine sound = open(DeviceChoice.AUTOMATIC);
    eventually(() -> sound.status() instanceof SoundStatus.Silent);
    FakeDevices.plug(headset);
    eventually(() -> isThrough(sound, headset));
  }

  @Test
  void goesOverToAnotherDeviceBufferAndRate() {
    FakeDevice both = new FakeDevice("Both", format(44_100, 16, 2), format(96_000, 16, 2));
    FakeDevices.plug(speakers, both);
    SoundEngine sound = open(DeviceChoice.AUTOMATIC);
    eventually(() -> isThrough(sound, speakers));
    sound.use(new DeviceChoice("Both", 40, 96_000));
    eventually(() -> isThrough(sound, both));
    eventually(() -> sound.latencyNanos() > 40 * MILLI && sound.latencyNanos() < 42 * MILLI);
    assertEquals(new SoundStatus.Playing("Both", 96_000, 41, 0, null), sound.status());
    eventually(() -> !speakers.isPlaying());
  }

  private static javax.sound.sampled.AudioFormat format(int rate, int bits, int channels) {
    return new javax.sound.sampled.AudioFormat(rate, bits, channels, true, false);
  }

  @Test
  void dropOutsAreCountedAndMakeAnAutomaticBufferGrow() {
    Map<String, Integer> needed = new ConcurrentHashMap<>();
    FakeDevices.plug(speakers);
    SoundEngine sound = open(DeviceChoice.AUTOMATIC, remembering(needed));
    keepAwake(sound);
    for (int buffer : new int[] {120, 160, 240, 320}) {
      FakeLine line = speakers.lines().getLast();
      eventually(() -> {
        starve(line);
        return !line.isOpen();
      });
      eventually(() -> sound.latencyNanos() == buffer * MILLI && isThrough(sound, speakers));
      assertEquals(Map.of("Speakers", buffer), needed);
    }
    assertTrue(playing(sound).dropOuts() >= 8);
    sound.resetDropOuts();
    assertEquals(0, playing(sound).dropOuts());
  }

  /// While nobody listens an engine that has nothing to play rests, and a gap is no gap.
  private static void keepAwake(SoundEngine engine) {
    engine.addTap((first, stereo, frames) -> {});
  }

  private static BufferMemory remembering(Map<String, Integer> needed) {
    return new BufferMemory() {
      @Override
      public int neededMillis(String device) {
        return needed.getOrDefault(device, 0);
      }

      @Override
      public void needs(String device, int millis) {
        needed.put(device, millis);
      }
    };
  }

  /// Lets it run empty when it is full, but no more often than a computer can be late: else it
  /// would take more sound than time.
  private void starve(FakeLine line) {
    long now = System.nanoTime();
    long bufferNanos = line.getBufferSize() / 4 * 1_000_000_000L / 44_100;
    if (now - starvedNanos > 2 * bufferNanos + 200 * MILLI
        && line.available() < line.getBufferSize() / 3) {
      starvedNanos = now;
      line.runEmpty();
    }
  }

  @Test
  void aBufferThatTheUserHasChosenNeverGrows() {
    FakeDevices.plug(speakers);
    SoundEngine sound = open(DeviceChoice.AUTOMATIC.withBufferMillis(60));
    keepAwake(sound);
    eventually(() -> {
      starve(speakers.lines().getLast());
      return playing(sound).dropOuts() >= 6;
    });
    assertEquals(1, speakers.lines().size());
    assertEquals(60 * MILLI, sound.latencyNanos());
  }

  @Test
  void stepsAreHeardWhenTheyBeginThroughWhateverDevice() throws InterruptedException {
    FakeDevices.plug(speakers, headset);
    SoundEngine sound = open(DeviceChoice.AUTOMATIC.withBufferMillis(100));
    eventually(() -> isThrough(sound, speakers));
    sound.show(ONE_EACH);
    ShiftedTime room = new ShiftedTime(0);
    long begin = room.micros(sound.nanos()) + 500_000;
    sound.perform(new Performance(Scores.running(ONE_EACH, begin, 120), room));
    assertInTime(speakers.lines().getLast(), begin, 10);
    sound.use(new DeviceChoice("Headset", 160, 0));
    eventually(() -> isThrough(sound, headset));
    assertInTime(headset.lines().getLast(), begin, 10);
    headset.lines().getLast().runEmpty();
    int after = headset.lines().getLast().left().length;
    assertInTime(headset.lines().getLast(), begin, after, 10);
    assertTrue(playing(sound).dropOuts() >= 1);
  }

  @Test
  void aDeviceIsKeptFilledWithoutRenderingAndStepsAfterwardsAreInTime()
      throws InterruptedException {
    FakeDevices.plug(speakers);
    SoundEngine sound = open(DeviceChoice.AUTOMATIC);
    eventually(() -> isThrough(sound, speakers));
    sound.show(ONE_EACH);
    eventually(() -> sound.restedFrames() > 4 * Block.RATE);
    assertTrue(sound.renderedBlocks() < 4 * Block.RATE / Block.FRAMES);
    FakeLine line = speakers.lines().getLast();
    assertTrue(line.frames() > 4 * Block.RATE);
    long rested = sound.restedFrames();
    long dropOuts = playing(sound).dropOuts();
    line.runEmpty();
    eventually(() -> sound.restedFrames() > rested + Block.RATE);
    assertEquals(dropOuts, playing(sound).dropOuts(), "a gap in silence is none");
    ShiftedTime room = new ShiftedTime(0);
    long begin = room.micros(sound.nanos()) + 500_000;
    sound.perform(new Performance(Scores.running(ONE_EACH, begin, 120), room));
    assertInTime(line, begin, 10);
  }

  private static void assertInTime(FakeLine line, long beginMicros, int steps) {
    assertInTime(line, beginMicros, 0, steps);
  }

  /// Waits for so many steps, and looks at how late the middle one of them is.
  private static void assertInTime(FakeLine line, long beginMicros, int from, int steps) {
    eventually(() -> onsets(line, from).size() > steps);
    List<Double> late = new ArrayList<>();
    for (int onset : onsets(line, from)) {
      double micros = line.heardNanos(onset) / 1000.0 - beginMicros;
      double step = Math.rint(micros / 250_000);
      late.add((micros - step * 250_000) / 1000);
    }
    List<Double> sorted = late.stream().sorted().toList();
    assertEquals(0, sorted.get(sorted.size() / 2), 5, "late by, in milliseconds: " + late);
  }

  private static List<Integer> onsets(FakeLine line, int from) {
    return new Analysis(line.left(), 44_100)
        .onsets(0.0005, 0.02).stream().filter(frame -> frame >= from).toList();
  }

  @Test
  void theDevicesThreadsEndWithTheEngine() throws InterruptedException {
    FakeDevices.plug(speakers);
    SoundEngine sound = open(DeviceChoice.AUTOMATIC);
    eventually(() -> isThrough(sound, speakers));
    sound.close();
    eventually(() -> !speakers.lines().getLast().isOpen());
    eventually(() ->
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().startsWith("trill-device")));
  }
}
