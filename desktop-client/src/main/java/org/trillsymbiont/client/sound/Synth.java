package org.trillsymbiont.client.sound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.Synthesizer;
import javax.sound.midi.VoiceStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The JDK's software synthesizer, writing into our own line.
///
/// Thread: any opens and closes; the audio thread sends.
final class Synth implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Synth.class);
  private static final String LINE_PROPERTY = "javax.sound.sampled.SourceDataLine";
  private static final String SYNTHESIZER = "Gervill";
  private static final int ATTEMPTS = 3;

  /// The settings and the property are the whole process's, so one engine is opened at a time.
  private static final Object OPENING = new Object();

  private final Synthesizer synthesizer;
  private final SynthLine line;
  private final Receiver receiver;

  private Synth(Synthesizer synthesizer, SynthLine line) throws MidiUnavailableException {
    this.synthesizer = synthesizer;
    this.line = line;
    load(synthesizer);
    receiver = synthesizer.getReceiver();
  }

  /// Opens a synthesizer. It begins to write when its sound is let through.
  ///
  /// @throws MidiUnavailableException when this Java has no software synthesizer
  static Synth open(SynthLine.Writer writer) throws MidiUnavailableException {
    synchronized (OPENING) {
      for (int attempt = 1; ; attempt++) {
        Synthesizer synthesizer = find();
        SynthLine line = new SynthLine(writer);
        openOnce(synthesizer, line);
        if (synthesizer.getMaxPolyphony() == SynthSettings.POLYPHONY) {
          return new Synth(synthesizer, line);
        }
        if (attempt == ATTEMPTS) {
          LOG.warn("The synthesizer did not take our settings; many notes at once may be cut");
          return new Synth(synthesizer, line);
        }
        // Another program of this user, opening at the same moment, took the settings away.
        line.discard();
        synthesizer.close();
      }
    }
  }

  private static Synthesizer find() throws MidiUnavailableException {
    for (MidiDevice.Info info : MidiSystem.getMidiDeviceInfo()) {
      if (info.getName().equals(SYNTHESIZER)
          && MidiSystem.getMidiDevice(info) instanceof Synthesizer synthesizer) {
        return synthesizer;
      }
    }
    throw new MidiUnavailableException("this Java has no software synthesizer");
  }

  private static void openOnce(Synthesizer synthesizer, SynthLine line)
      throws MidiUnavailableException {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    String before = System.getProperty(LINE_PROPERTY);
    System.setProperty(LINE_PROPERTY, "#" + SynthMixer.NAME);
    // Java looks for providers through this loader.
    thread.setContextClassLoader(Synth.class.getClassLoader());
    try (SynthSettings _ = new SynthSettings()) {
      ScopedValue.where(SynthMixerProvider.OPENING, line).call(() -> opened(synthesizer));
    } finally {
      thread.setContextClassLoader(loader);
      if (before == null) {
        System.clearProperty(LINE_PROPERTY);
      } else {
        System.setProperty(LINE_PROPERTY, before);
      }
    }
  }

  private static Synthesizer opened(Synthesizer synthesizer) throws MidiUnavailableException {
    synthesizer.open();
    return synthesizer;
  }

  /// Lets its sound through to the writer.
  void start() {
    line.attach();
  }

  /// Where its messages go, with the synthesizer's own time stamps.
  Receiver receiver() {
    return receiver;
  }

  private static void load(Synthesizer synthesizer) {
    try (ByteArrayInputStream file = new ByteArrayInputStream(SoundFont.of(Preset.ALL))) {
      if (!synthesizer.loadAllInstruments(MidiSystem.getSoundbank(file))) {
        throw new IllegalStateException("the SoundFont that we made is not loaded");
      }
    } catch (InvalidMidiDataException | IOException e) {
      throw new IllegalStateException("the SoundFont that we made is refused", e);
    }
  }

  /// How many of its voices sound.
  int activeVoices() {
    int active = 0;
    for (VoiceStatus voice : synthesizer.getVoiceStatus()) {
      active += voice.active ? 1 : 0;
    }
    return active;
  }

  /// Ends the audio thread, which must not be waiting any more.
  @Override
  public void close() {
    line.discard();
    synthesizer.close();
  }
}
