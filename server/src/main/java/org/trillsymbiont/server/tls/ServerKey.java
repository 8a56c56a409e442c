package org.trillsymbiont.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.trillsymbiont.model.sync.Fingerprint;

/// What a server proves itself with.
///
/// Thread: safe.
public final class ServerKey {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final SSLContext context;
  private final String fingerprint;

  private ServerKey(SSLContext context, String fingerprint) {
    this.context = context;
    this.fingerprint = fingerprint;
  }

  /// The key in a PKCS #12 file.
  ///
  /// @throws IOException with a sentence, when there is none that can be used
  public static ServerKey load(Path file, char[] password) throws IOException {
    KeyStore store;
    try (InputStream in = Files.newInputStream(file)) {
      store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
    } catch (IOException e) {
      boolean isPassword = e.getCause() instanceof UnrecoverableKeyException;
      throw new IOException(
          isPassword
              ? "The password of the key store " + file + " is another one."
              : "The key store " + file + " can't be read: " + e.getMessage() + ".",
          e);
    } catch (GeneralSecurityException e) {
      throw new IOException("The key store " + file + " can't be used: " + e.getMessage() + ".", e);
    }
    return of(store, password, file);
  }

  private static ServerKey of(KeyStore store, char[] password, Path file) throws IOException {
    try {
      X509Certificate certificate = certificate(store, file);
      certificate.checkValidity();
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return new ServerKey(context, Fingerprint.of(certificate.getEncoded()));
    } catch (CertificateExpiredException | CertificateNotYetValidException e) {
      throw new IOException(
          "The certificate in " + file + " has expired, or is not valid yet; put a new one there.",
          e);
    } catch (GeneralSecurityException e) {
      throw new IOException("The key in " + file + " can't be used: " + e.getMessage() + ".", e);
    }
  }

  private static X509Certificate certificate(KeyStore store, Path file)
      throws GeneralSecurityException, IOException {
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)
          && store.getCertificate(alias) instanceof X509Certificate certificate) {
        return certificate;
      }
    }
    throw new IOException("The key store " + file + " has no key with a certificate.");
  }

  /// The certificate's, as it stands in join links.
  public String fingerprint() {
    return fingerprint;
  }

  /// The server's end of a new connection.
  public SSLEngine engine() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledProtocols(PROTOCOLS);
    return engine;
  }
}
