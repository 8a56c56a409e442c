package org.trillsymbiont.client.midi;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.SysexMessage;
import javax.sound.midi.Transmitter;
import org.jspecify.annotations.Nullable;

/// One end of a MIDI cable: an output keeps what it gets, an input says what the test wants.
///
/// Thread: any.
public final class FakePort implements MidiDevice {
  private final Info info;
  private final boolean isInput;
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final List<Ear> ears = new CopyOnWriteArrayList<>();
  private volatile boolean isOpen;
  private volatile boolean isBusy;
  private volatile boolean isBroken;
  private volatile boolean isMute;
  private volatile boolean wasOpened;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean isEchoing;
  private @Nullable FakePort answersAt;
  private byte[] answer = new byte[0];

  /// A message and when it came.
  ///
  /// @param bytes in hexadecimal: `90 45 7F`
  record Taken(long nanos, String bytes) {}

  private static final class Name extends Info {
    Name(String name) {
      super(name, "Trill tests", "A fake", "1");
    }
  }

  private FakePort(String name, boolean isInput) {
    info = new Name(name);
    this.isInput = isInput;
  }

  /// A port that notes can go to, plugged in.
  public static FakePort output(String name) {
    return plugged(new FakePort(name, false));
  }

  /// A port that can be listened to, plugged in.
  public static FakePort input(String name) {
    return plugged(new FakePort(name, true));
  }

  private static FakePort plugged(FakePort port) {
    FakePorts.plug(port);
    return port;
  }

  /// Lets another program have it, or no more.
  void busy(boolean value) {
    isBusy = value;
  }

  /// Lets it take nothing any more.
  void broken() {
    isBroken = true;
  }

  /// Lets it have no receiver to give out, or one again.
  void mute(boolean value) {
    isMute = value;
  }

  /// How often it was to be opened.
  int asked() {
    return asked.get();
  }

  void die() {
    isOpen = false;
  }

  /// Lets it say on the console what it gets.
  void echo() {
    isEchoing = true;
  }

  /// Lets it answer to the inquiry with a message at an input.
  void answer(FakePort at, String hex) {
    answersAt = at;
    answer = bytes(hex);
  }

  boolean wasOpened() {
    return wasOpened;
  }

  /// What it has got so far, in hexadecimal.
  public List<String> taken() {
    return taken.stream().map(Taken::bytes).toList();
  }

  List<Taken> timed() {
    return List.copyOf(taken);
  }

  void forget() {
    taken.clear();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  static String hex(MidiMessage message) {
    byte[] whole = message.getMessage();
    return HexFormat.ofDelimiter(" ")
        .formatHex(whole, 0, message.getLength())
        .toUpperCase(Locale.ROOT);
  }

  /// Says something to whoever listens.
  public void says(String hex) {
    byte[] bytes = bytes(hex);
    try {
      MidiMessage message =
          bytes[0] == (byte) SysexMessage.SYSTEM_EXCLUSIVE
              ? new SysexMessage(bytes, bytes.length)
              : new ShortMessage(bytes[0] & 0xFF, bytes[1], bytes.length > 2 ? bytes[2] : 0);
      if (isOpen) {
        ears.forEach(ear -> ear.hear(message));
      }
    } catch (InvalidMidiDataException e) {
      throw new AssertionError(e);
    }
  }

  private void take(MidiMessage message) {
    if (!isOpen || isBroken) {
      throw new IllegalStateException("Receiver is not open");
    }
    String words = hex(message);
    taken.add(new Taken(System.nanoTime(), words));
    if (isEchoing) {
      System.out.println(info.getName() + ": " + words);
    }
    if (words.equals("F0 7E 7F 06 01 F7") && answersAt != null) {
      answersAt.says(HexFormat.of().formatHex(answer));
    }
  }

  @Override
  public Info getDeviceInfo() {
    return info;
  }

  @Override
  public void open() throws MidiUnavailableException {
    asked.incrementAndGet();
    if (isBusy) {
      throw new MidiUnavailableException("in use");
    }
    isOpen = true;
    wasOpened = true;
  }

  /// Forgets who listens only when it was open, as the JDK's devices do.
  @Override
  public void close() {
    if (isOpen) {
      ears.clear();
    }
    isOpen = false;
  }

  @Override
  public boolean isOpen() {
    return isOpen;
  }

  @Override
  public long getMicrosecondPosition() {
    return -1;
  }

  @Override
  public int getMaxReceivers() {
    return isInput ? 0 : -1;
  }

  @Override
  public int getMaxTransmitters() {
    return isInput ? -1 : 0;
  }

  @Override
  public Receiver getReceiver() throws MidiUnavailableException {
    if (isInput || isMute) {
      throw new MidiUnavailableException("no receiver");
    }
    return new Receiver() {
      @Override
      public void send(MidiMessage message, long timeStamp) {
        take(message);
      }

      @Override
      public void close() {
        // It goes with its device.
      }
    };
  }

  @Override
  public List<Receiver> getReceivers() {
    return List.of();
  }

  @Override
  public Transmitter getTransmitter() throws MidiUnavailableException {
    if (!isInput) {
      throw new MidiUnavailableException("an output");
    }
    Ear ear = new Ear();
    ears.add(ear);
    return ear;
  }

  @Override
  public List<Transmitter> getTransmitters() {
    return new ArrayList<>(ears);
  }

  private static final class Ear implements Transmitter {
    private volatile @Nullable Receiver receiver;

    void hear(MidiMessage message) {
      Receiver to = receiver;
      if (to != null) {
        to.send(message, -1);
      }
    }

    @Override
    public void setReceiver(@Nullable Receiver value) {
      receiver = value;
    }

    @Override
    public @Nullable Receiver getReceiver() {
      return receiver;
    }

    @Override
    public void close() {
      receiver = null;
    }
  }
}
