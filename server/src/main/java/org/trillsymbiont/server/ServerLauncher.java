package org.trillsymbiont.server;

/// Where the runnable jar begins. Compiled for Java 17, so that an older `java` than the server
/// needs says so in a sentence, not in an UnsupportedClassVersionError.
public final class ServerLauncher {
  private static final int NEEDED = 25;
  private static final int TOO_OLD = 1;

  private ServerLauncher() {}

  /// Hands over to [ServerMain], which this class may only name: it can't be loaded by an old Java.
  public static void main(String[] arguments) throws ReflectiveOperationException {
    int version = Runtime.version().feature();
    if (version < NEEDED) {
      System.err.println(
          "The server needs Java "
              + NEEDED
              + " or newer, and this is Java "
              + version
              + ". Start it with the java command of a newer JDK: /path/to/jdk-25/bin/java -jar ...");
      System.exit(TOO_OLD);
    }
    Class.forName("org.trillsymbiont.server.ServerMain")
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }
}
