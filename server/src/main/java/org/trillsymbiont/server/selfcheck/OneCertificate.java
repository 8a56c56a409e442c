package org.trillsymbiont.server.selfcheck;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.trillsymbiont.model.sync.Fingerprint;

/// Trusts one certificate, whatever host it is for: here a server is joined by a number.
///
/// Thread: safe.
final class OneCertificate extends X509ExtendedTrustManager {
  private final String fingerprint;

  private OneCertificate(String fingerprint) {
    this.fingerprint = fingerprint;
  }

  /// What makes connections to that server alone.
  static SSLContext context(String fingerprint) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager[] trust = {new OneCertificate(fingerprint)};
      context.init(null, trust, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (!Fingerprint.of(chain[0].getEncoded()).equals(fingerprint)) {
      throw new CertificateException("The server shows another certificate than its own.");
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("This is no server.");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("This is no server.");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("This is no server.");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
