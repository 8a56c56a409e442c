package org.trillsymbiont.client.sync;

import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.sync.End.Cause;
import org.trillsymbiont.model.sync.Fingerprint;

/// Whether a server is the one that is meant (R59). One whose fingerprint is in the link must have
/// that. Another one must have the fingerprint that it had when it was met before. One that was
/// never met is taken as it is, and remembered, unless the system vouches for it: then it may
/// change.
///
/// Thread: the socket's; one for each connection.
final class ServerTrust extends X509ExtendedTrustManager {
  private static final Logger LOG = LoggerFactory.getLogger(ServerTrust.class);

  private final @Nullable String wanted;
  private final String authority;
  private final String host;
  private final KnownServers known;
  private volatile @Nullable String toRemember;
  private volatile boolean isFirstTime;

  /// A certificate is not the one that is meant.
  static final class Refused extends CertificateException {
    private static final long serialVersionUID = 1;
    private final Cause why;

    Refused(Cause why) {
      super("the certificate is refused: " + why);
      this.why = why;
    }

    Cause why() {
      return why;
    }
  }

  /// @param server with the fingerprint that it must have as its fragment, if that is known
  ServerTrust(URI server, KnownServers known) {
    wanted = server.getFragment();
    host = server.getHost();
    authority = host + ":" + server.getPort();
    this.known = known;
  }

  /// Makes sockets of TLS that ask this.
  SSLSocketFactory sockets() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, new SecureRandom());
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    String seen = Fingerprint.of(chain[0].getEncoded());
    Optional<String> before = known.fingerprint(authority);
    if (wanted != null) {
      if (!wanted.equals(seen)) {
        throw new Refused(Cause.WRONG_CERTIFICATE);
      }
      toRemember = seen;
    } else if (before.isPresent()) {
      if (!before.get().equals(seen)) {
        throw new Refused(Cause.CHANGED_CERTIFICATE);
      }
    } else if (!isVouchedFor(chain, authType, socket)) {
      toRemember = seen;
      isFirstTime = true;
    }
  }

  /// Whether the system trusts who has signed it, and it is for this host.
  private boolean isVouchedFor(X509Certificate[] chain, String authType, Socket socket) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager system && socket instanceof SSLSocket tls) {
          var parameters = tls.getSSLParameters();
          parameters.setEndpointIdentificationAlgorithm("HTTPS");
          tls.setSSLParameters(parameters);
          system.checkServerTrusted(chain, authType, tls);
          return true;
        }
      }
      return false;
    } catch (GeneralSecurityException e) {
      LOG.debug("Nobody vouches for {}", host, e);
      return false;
    }
  }

  /// The server has proved that the certificate is its own.
  ///
  /// @return whether it was met for the first time, and is only known from now on
  boolean proved() {
    String now = toRemember;
    if (now != null) {
      known.remember(authority, now);
    }
    return isFirstTime;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("only sockets are used here");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("only sockets are used here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("this is no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this is no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this is no server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
