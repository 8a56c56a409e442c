package org.trillsymbiont.client.sound;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trillsymbiont.model.state.Waveform;

/// Writes presets as a SoundFont 2.01 file: one instrument for each, whose global zone holds the
/// voice and whose other zones hold an octave each.
///
/// A key's pressure makes its note softer. Java takes the number of a modulator for that of a
/// generator when it looks for the zone it belongs to; so there is one and the same for each
/// generator, and every zone has it either way.
final class SoundFont {
  private static final int GEN_SAMPLE_ID = 53;
  private static final int GEN_INSTRUMENT = 41;
  private static final int GEN_KEY_RANGE = 43;
  private static final int GEN_SAMPLE_MODES = 54;
  private static final int SOURCE_KEY_PRESSURE = 10;
  private static final int LOOPED = 1;
  private static final int SAMPLE_GAP = 46;

  private final Map<Waveform, Integer> firstSample = new EnumMap<>(Waveform.class);
  private final Out samples = new Out();
  private final Out sampleHeaders = new Out();
  private int sampleCount;

  private final Out presetHeaders = new Out();
  private final Out presetZones = new Out();
  private final Out presetGenerators = new Out();
  private final Out instruments = new Out();
  private final Out instrumentZones = new Out();
  private final Out instrumentGenerators = new Out();
  private final Out instrumentModulators = new Out();
  private int instrumentCount;
  private int zoneCount;
  private int generatorCount;

  private SoundFont() {}

  /// The file's bytes.
  ///
  /// @param presets not empty; no two with the same bank and program
  static byte[] of(Collection<Preset> presets) {
    SoundFont font = new SoundFont();
    for (Preset preset : presets) {
      font.add(preset);
    }
    return font.file();
  }

  private void add(Preset preset) {
    int sample = firstSample.computeIfAbsent(preset.wave(), this::addSamples);
    presetHeaders.name("square").u16(preset.program()).u16(preset.bank()).u16(instrumentCount);
    presetHeaders.u32(0).u32(0).u32(0);
    presetZones.u16(instrumentCount).u16(0);
    presetGenerators.u16(GEN_INSTRUMENT).u16(instrumentCount);
    instrumentCount++;

    instruments.name("square").u16(zoneCount);
    Map<Integer, Integer> voice = VoiceParameters.generators(preset);
    beginZone();
    voice.forEach(this::generator);
    for (WaveTables.Table table : WaveTables.of(preset.wave())) {
      beginZone();
      generator(GEN_KEY_RANGE, table.lowKey | (table.highKey << 8));
      generator(GEN_SAMPLE_MODES, LOOPED);
      generator(GEN_SAMPLE_ID, sample++);
    }
  }

  private void beginZone() {
    instrumentZones.u16(generatorCount).u16(generatorCount);
    zoneCount++;
  }

  private void generator(int operator, int amount) {
    instrumentGenerators.u16(operator).u16(amount);
    instrumentModulators.u16(SOURCE_KEY_PRESSURE).u16(VoiceParameters.ATTENUATION);
    instrumentModulators.u16(Loudness.PRESSURE_ATTENUATION).u16(0).u16(0);
    generatorCount++;
  }

  private int addSamples(Waveform shape) {
    int first = sampleCount;
    for (WaveTables.Table table : WaveTables.of(shape)) {
      int start = samples.size() / 2;
      int loop = start + WaveTables.GUARD;
      for (short value : table.samples) {
        samples.u16(value);
      }
      sampleHeaders.name(shape.wireName()).u32(start).u32(samples.size() / 2);
      sampleHeaders.u32(loop).u32(loop + table.loopLength()).u32(table.sampleRate);
      sampleHeaders.u8(WaveTables.ROOT_KEY).u8(0).u16(0).u16(1);
      samples.zeros(2 * SAMPLE_GAP);
      sampleCount++;
    }
    return first;
  }

  private byte[] file() {
    presetHeaders.name("EOP").u16(0).u16(0).u16(instrumentCount).u32(0).u32(0).u32(0);
    presetZones.u16(instrumentCount).u16(0);
    presetGenerators.u32(0);
    instruments.name("EOI").u16(zoneCount);
    instrumentZones.u16(generatorCount).u16(generatorCount);
    instrumentGenerators.u32(0);
    instrumentModulators.zeros(10);
    sampleHeaders.name("EOS").zeros(26);
    Out noModulators = new Out().zeros(10);

    Out info = new Out().chunk("ifil", new Out().u16(2).u16(1));
    info.chunk("isng", new Out().text("EMU8000")).chunk("INAM", new Out().text("Trill"));
    Map<String, Out> parts = new LinkedHashMap<>();
    parts.put("phdr", presetHeaders);
    parts.put("pbag", presetZones);
    parts.put("pmod", noModulators);
    parts.put("pgen", presetGenerators);
    parts.put("inst", instruments);
    parts.put("ibag", instrumentZones);
    parts.put("imod", instrumentModulators);
    parts.put("igen", instrumentGenerators);
    parts.put("shdr", sampleHeaders);
    Out parameters = new Out();
    parts.forEach(parameters::chunk);
    List<Out> lists = new ArrayList<>();
    lists.add(new Out().tag("INFO").bytes(info));
    lists.add(new Out().tag("sdta").chunk("smpl", samples));
    lists.add(new Out().tag("pdta").bytes(parameters));
    Out form = new Out().tag("sfbk");
    lists.forEach(list -> form.chunk("LIST", list));
    return new Out().chunk("RIFF", form).toByteArray();
  }

  /// Little-endian bytes in the making.
  private static final class Out {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    int size() {
      return bytes.size();
    }

    byte[] toByteArray() {
      return bytes.toByteArray();
    }

    Out u8(int value) {
      bytes.write(value);
      return this;
    }

    Out u16(int value) {
      return u8(value).u8(value >> 8);
    }

    Out u32(int value) {
      return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }

    Out zeros(int count) {
      return raw(new byte[count]);
    }

    Out tag(String four) {
      return raw(four.getBytes(StandardCharsets.US_ASCII));
    }

    /// A text that ends with zeros, at an even length.
    Out text(String value) {
      return tag(value).zeros(2 - value.length() % 2);
    }

    /// A name in a field of 20 bytes.
    Out name(String value) {
      return tag(value).zeros(20 - value.length());
    }

    Out bytes(Out other) {
      return raw(other.toByteArray());
    }

    Out chunk(String tag, Out content) {
      return tag(tag).u32(content.size()).bytes(content);
    }

    private Out raw(byte[] more) {
      bytes.writeBytes(more);
      return this;
    }
  }
}
