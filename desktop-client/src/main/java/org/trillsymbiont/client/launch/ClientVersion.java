package org.trillsymbiont.client.launch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version that the build wrote beside the classes.
public final class ClientVersion implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream file = ClientVersion.class.getResourceAsStream("version.properties")) {
      if (file == null) {
        throw new IOException("version.properties is not in the jar");
      }
      properties.load(file);
    }
    return new String[] {"Trill Symbiont " + properties.getProperty("version")};
  }
}
