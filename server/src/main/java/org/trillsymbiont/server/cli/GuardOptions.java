package org.trillsymbiont.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.server.net.Access;
import org.trillsymbiont.server.net.Guard;
import org.trillsymbiont.server.net.Limits;
import org.trillsymbiont.server.tls.SelfSigned;
import org.trillsymbiont.server.tls.ServerKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Who may come in, and how it is encrypted.
///
/// Thread: filled by one, then only read.
@Command
public final class GuardOptions {
  private static final String AUTO = "auto";

  /// Whether and how connections are encrypted.
  enum Tls {
    OFF,
    SELF_SIGNED,
    KEYSTORE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Option(
      names = "--allow-origin",
      paramLabel = "<origin>",
      split = ",",
      description =
          "A web page that may connect: https://jam.example; * for all. May be given several times"
              + " (default: none; programs that are no web pages need no leave).")
  private List<String> origins = List.of();

  @Option(
      names = "--token",
      paramLabel = EffectiveOptions.SECRET,
      description =
          "Let only those in who have this token, of 22 letters, digits, - and _ or more; auto makes"
              + " a new one. It is part of the join link.")
  private @Nullable String token;

  @Option(
      names = "--tls",
      paramLabel = "<how>",
      defaultValue = "off",
      converter = TlsName.class,
      description =
          "Encrypt: self-signed (with a certificate that is made at the first start), keystore, or"
              + " off (default: ${DEFAULT-VALUE}).")
  private Tls tls = Tls.OFF;

  @Option(
      names = "--tls-folder",
      paramLabel = "<folder>",
      description = "Where the self-signed certificate is kept (default: the data folder).")
  private @Nullable Path folder;

  @Option(
      names = "--tls-keystore",
      paramLabel = "<file>",
      description = "The key and certificate to encrypt with, as PKCS #12. Implies --tls keystore.")
  private @Nullable Path keystore;

  @Option(
      names = "--tls-password-file",
      paramLabel = "<file>",
      description = "A file whose first line is the key store's password.")
  private @Nullable Path passwordFile;

  /// Reads the names of [Tls].
  static final class TlsName implements ITypeConverter<Tls> {
    @Override
    public Tls convert(String written) {
      for (Tls each : Tls.values()) {
        if (each.toString().equals(written)) {
          return each;
        }
      }
      throw new TypeConversionException("tls must be off, self-signed or keystore.");
    }
  }

  /// How strangers are treated.
  ///
  /// @param dataFolder where the self-signed certificate is kept unless told otherwise
  /// @throws IOException with a sentence, when there is no key to encrypt with
  /// @throws IllegalArgumentException with a sentence, when an option is wrong
  public Guard guard(Limits limits, Path dataFolder) throws IOException {
    String secret = AUTO.equals(token) ? Access.newToken() : token;
    return new Guard(limits, new Access(new LinkedHashSet<>(origins), secret), key(dataFolder));
  }

  private @Nullable ServerKey key(Path dataFolder) throws IOException {
    if (tls == Tls.SELF_SIGNED) {
      if (keystore != null) {
        throw new IllegalArgumentException("Choose one of --tls self-signed and --tls-keystore.");
      }
      return SelfSigned.in(folder == null ? dataFolder : folder);
    }
    if (keystore != null) {
      return ServerKey.load(keystore, password());
    }
    if (tls == Tls.KEYSTORE) {
      throw new IllegalArgumentException("--tls keystore needs --tls-keystore <file>.");
    }
    return null;
  }

  private char[] password() throws IOException {
    if (passwordFile == null) {
      return new char[0];
    }
    try {
      List<String> lines = Files.readAllLines(passwordFile);
      return lines.isEmpty() ? new char[0] : lines.getFirst().toCharArray();
    } catch (IOException e) {
      throw new IOException("The password file " + passwordFile + " can't be read.", e);
    }
  }
}
