package org.trillsymbiont.model.wire;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON text (RFC 8259, strict) to and from plain values: `Map<String, Object>`, `List<Object>`,
/// `Double`, `String`, `Boolean` and null. The only file that knows gson.
///
/// Stricter than gson's strict mode: no member twice, nothing after the value, no number beyond a
/// double's range, at most [#MAX_DEPTH] levels.
final class Json {
  static final int MAX_DEPTH = 32;

  private Json() {}

  /// Reads one value.
  ///
  /// @throws ProtocolException when the text is not strict JSON
  static @Nullable Object read(String text) throws ProtocolException {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      reader.setNestingLimit(MAX_DEPTH);
      Object value = value(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new ProtocolException("there is more than one JSON value");
      }
      return value;
    } catch (EOFException e) {
      throw new ProtocolException("the JSON ends too early", e);
    } catch (MalformedJsonException e) {
      throw new ProtocolException("this is not JSON", e);
    } catch (NumberFormatException | IllegalStateException e) {
      throw new ProtocolException("this is not JSON that can be read", e);
    } catch (IOException e) {
      throw new ProtocolException("the JSON can't be read", e);
    }
  }

  private static @Nullable Object value(JsonReader reader) throws IOException, ProtocolException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader);
      case BEGIN_ARRAY -> array(reader);
      case STRING -> reader.nextString();
      case NUMBER -> number(reader.nextString());
      case BOOLEAN -> reader.nextBoolean();
      case NULL -> {
        reader.nextNull();
        yield null;
      }
      case END_ARRAY, END_OBJECT, NAME, END_DOCUMENT ->
          throw new ProtocolException("a JSON value is missing");
    };
  }

  private static Map<String, @Nullable Object> object(JsonReader reader)
      throws IOException, ProtocolException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (members.containsKey(name)) {
        throw new ProtocolException("the member \"" + shown(name) + "\" is there twice");
      }
      members.put(name, value(reader));
    }
    reader.endObject();
    return members;
  }

  private static List<@Nullable Object> array(JsonReader reader)
      throws IOException, ProtocolException {
    List<@Nullable Object> elements = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      elements.add(value(reader));
    }
    reader.endArray();
    return elements;
  }

  private static Double number(String text) throws ProtocolException {
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw new ProtocolException("the number " + shown(text) + " is too large");
    }
    // Of -0 it makes 0: they are the same number here, but not the same object.
    return value + 0.0;
  }

  /// Writes one value. Whole numbers are written without a fraction, as JavaScript does.
  static String write(Object value) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer = new JsonWriter(text)) {
      writer.setStrictness(Strictness.STRICT);
      writer.setHtmlSafe(false);
      write(writer, value);
    } catch (IOException e) {
      throw new IllegalStateException("a StringWriter does not fail", e);
    }
    return text.toString();
  }

  private static void write(JsonWriter writer, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> members -> {
        writer.beginObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
          writer.name((String) member.getKey());
          write(writer, member.getValue());
        }
        writer.endObject();
      }
      case List<?> elements -> {
        writer.beginArray();
        for (Object element : elements) {
          write(writer, element);
        }
        writer.endArray();
      }
      case String string -> writer.value(string);
      case Boolean flag -> writer.value(flag);
      case Integer whole -> writer.value(whole);
      case Long whole -> writer.value(whole);
      case Double real -> {
        if (real == Math.rint(real) && Math.abs(real) < 1e15) {
          writer.value(real.longValue());
        } else {
          writer.value(real);
        }
      }
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }

  /// What a message may repeat of what a stranger sent: at most 40 characters, printable ASCII.
  static String shown(String received) {
    String cut = received.length() > 40 ? received.substring(0, 40) + "..." : received;
    return cut.replaceAll("[^ -~]", "?");
  }
}
