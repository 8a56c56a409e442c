package org.trillsymbiont.client.sound.device;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.text.Texts;

/// The computer's sound devices.
///
/// Thread: any but FX and audio: the system may take its time.
public final class Devices {
  private static final Texts TEXTS = Texts.of(Devices.class);
  private static final Logger LOG = LoggerFactory.getLogger(Devices.class);
  private static final int[] COMMON_RATES = {44_100, 48_000, 96_000, 88_200, 192_000};
  private static final int[] BITS = {16, 24, 32};

  /// A device that is busy refuses all formats, one after the other.
  private static final int MOST_ATTEMPTS = 10;

  private static final int MILLIS_IN_SECOND = 1000;
  private static final double HERTZ_IN_KILOHERTZ = 1000;

  private final int sourceRate;
  private final BufferMemory memory;

  /// @param sourceRate of the frames that devices are going to be given, in hertz
  /// @param memory what buffers they were found to need
  Devices(int sourceRate, BufferMemory memory) {
    this.sourceRate = sourceRate;
    this.memory = memory;
  }

  /// The names of those that can play, as the system calls them.
  public static List<String> list() {
    Set<String> names = new LinkedHashSet<>();
    for (Mixer.Info info : infos()) {
      if (mixer(info).isPresent()) {
        names.add(info.getName());
      }
    }
    return List.copyOf(names);
  }

  private static Mixer.Info[] infos() {
    try {
      return AudioSystem.getMixerInfo();
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("Java's sound devices cannot be listed", e);
      return new Mixer.Info[0];
    }
  }

  /// One that can play; the system's for null.
  private static Optional<Mixer> mixer(Mixer.@Nullable Info info) {
    try {
      Mixer mixer = AudioSystem.getMixer(info);
      for (Line.Info line : mixer.getSourceLineInfo()) {
        if (line.getLineClass() == SourceDataLine.class) {
          return Optional.of(mixer);
        }
      }
    } catch (RuntimeException | LinkageError e) {
      // It has gone in this moment, or there is none.
      LOG.trace("No sound device", e);
    }
    return Optional.empty();
  }

  private static Optional<Mixer> named(String name) {
    for (Mixer.Info info : infos()) {
      if (info.getName().equals(name)) {
        Optional<Mixer> found = mixer(info);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Mixer> systemDefault() {
    Optional<Mixer> mixer = mixer(null);
    return mixer.isPresent() ? mixer : list().stream().findFirst().flatMap(Devices::named);
  }

  /// Opens what was chosen; the system's device instead when that cannot be used.
  Opening open(DeviceChoice choice) {
    String name = choice.name();
    if (name == null) {
      return systemDefault()
          .map(mixer -> open(mixer, choice, null))
          .orElse(new Opening.Failed(Trouble.NONE, ""));
    }
    Opening chosen = openChosen(choice, name);
    if (!(chosen instanceof Opening.Failed(Trouble trouble, String device))) {
      return chosen;
    }
    String remark = TEXTS.get("substitute", trouble.words(device));
    Opening other =
        systemDefault().map(mixer -> open(mixer, choice.withName(null), remark)).orElse(chosen);
    return other instanceof Opening.Failed ? chosen : other;
  }

  /// Opens a device, and no other in its place.
  Opening openChosen(DeviceChoice choice, String name) {
    return named(name)
        .map(mixer -> open(mixer, choice, null))
        .orElse(new Opening.Failed(Trouble.AWAY, name));
  }

  private Opening open(Mixer mixer, DeviceChoice choice, @Nullable String remark) {
    String name = mixer.getMixerInfo().getName();
    List<AudioFormat> formats = formats(mixer, choice.sampleRate());
    if (formats.isEmpty()) {
      return new Opening.Failed(Trouble.NO_FORMAT, name);
    }
    int millis = bufferMillis(choice, name);
    for (AudioFormat format : formats) {
      try {
        SourceDataLine line = open(mixer, format, millis);
        String said = remark == null ? remarkOnRate(choice, name, format) : remark;
        return new Opening.Open(
            new DeviceLine(line, format, name, sourceRate, millis, said), remark != null);
      } catch (LineUnavailableException | RuntimeException | LinkageError e) {
        LOG.debug("{} does not open with {}: {}", name, format, e.toString());
      }
    }
    return new Opening.Failed(Trouble.BUSY, name);
  }

  private static SourceDataLine open(Mixer mixer, AudioFormat format, int bufferMillis)
      throws LineUnavailableException {
    SourceDataLine line = (SourceDataLine) mixer.getLine(info(format));
    try {
      int frames = Math.round(format.getSampleRate() * bufferMillis / MILLIS_IN_SECOND);
      line.open(format, frames * format.getFrameSize());
      if (line.getBufferSize() < format.getFrameSize()) {
        throw new LineUnavailableException("the line has no buffer");
      }
      line.start();
      return line;
    } catch (LineUnavailableException | RuntimeException e) {
      line.close();
      throw e;
    }
  }

  private int bufferMillis(DeviceChoice choice, String name) {
    if (choice.bufferMillis() > 0) {
      return choice.bufferMillis();
    }
    return Math.clamp(
        memory.neededMillis(name), BufferGrowth.START_MILLIS, DeviceChoice.MOST_BUFFER_MILLIS);
  }

  private static @Nullable String remarkOnRate(
      DeviceChoice choice, String name, AudioFormat format) {
    int rate = Math.round(format.getSampleRate());
    return choice.sampleRate() == 0 || choice.sampleRate() == rate
        ? null
        : TEXTS.get("rate", name, kilohertz(choice.sampleRate()), kilohertz(rate));
  }

  private static String kilohertz(int rate) {
    return TEXTS.get("kilohertz", rate / HERTZ_IN_KILOHERTZ);
  }

  /// What a device can be asked for, the best first: the rate that was chosen before all others;
  /// two channels before one; 16 bits, which the synthesizer makes; the rate that needs no
  /// conversion.
  private List<AudioFormat> formats(Mixer mixer, int chosenRate) {
    List<AudioFormat> formats = new ArrayList<>();
    if (chosenRate > 0) {
      addFormats(formats, mixer, Set.of(chosenRate));
    }
    Set<Integer> others = rates(mixer);
    others.remove(chosenRate);
    addFormats(formats, mixer, others);
    return formats.subList(0, Math.min(formats.size(), MOST_ATTEMPTS));
  }

  private static void addFormats(List<AudioFormat> formats, Mixer mixer, Set<Integer> rates) {
    for (int channels : channels(mixer)) {
      for (int bits : BITS) {
        for (int rate : rates) {
          AudioFormat format = SampleEncoder.format(rate, bits, channels);
          if (mixer.isLineSupported(info(format))) {
            formats.add(format);
          }
        }
      }
    }
  }

  private static DataLine.Info info(AudioFormat format) {
    return new DataLine.Info(SourceDataLine.class, format);
  }

  private Set<Integer> rates(Mixer mixer) {
    Set<Integer> rates = new LinkedHashSet<>();
    rates.add(sourceRate);
    for (int rate : COMMON_RATES) {
      rates.add(rate);
    }
    for (AudioFormat format : listed(mixer)) {
      int rate = Math.round(format.getSampleRate());
      if (rate >= DeviceChoice.LEAST_RATE && rate <= DeviceChoice.MOST_RATE) {
        rates.add(rate);
      }
    }
    return rates;
  }

  private static Set<Integer> channels(Mixer mixer) {
    Set<Integer> channels = new LinkedHashSet<>(List.of(2, 1));
    for (AudioFormat format : listed(mixer)) {
      if (format.getChannels() > 0) {
        channels.add(format.getChannels());
      }
    }
    return channels;
  }

  private static List<AudioFormat> listed(Mixer mixer) {
    List<AudioFormat> formats = new ArrayList<>();
    for (Line.Info info : mixer.getSourceLineInfo()) {
      if (info instanceof DataLine.Info data) {
        formats.addAll(List.of(data.getFormats()));
      }
    }
    return formats;
  }
}
