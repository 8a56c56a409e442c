package org.trillsymbiont.client.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version that the build wrote beside the classes.
public final class ClientVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {read()};
  }

  /// The app's name and version: `Trill Symbiont 1.0.0`.
  public static String read() {
    Properties properties = new Properties();
    try (InputStream file = ClientVersion.class.getResourceAsStream("version.properties")) {
      if (file == null) {
        throw new IllegalStateException("version.properties is not in the jar");
      }
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("version.properties cannot be read", e);
    }
    return "Trill Symbiont " + properties.getProperty("version");
  }
}
