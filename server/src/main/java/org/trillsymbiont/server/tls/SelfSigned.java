package org.trillsymbiont.server.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A key with a certificate that nobody vouches for: who has its fingerprint knows the server by
/// it. Made once, and kept: clients hold on to it.
public final class SelfSigned {
  private static final String FILE = "tls.p12";

  /// PKCS #12 wants one. What guards the file is that only its owner may read it.
  private static final String PASSWORD = "trill-symbiont";

  private static final Duration VALID = Duration.ofDays(20 * 365);
  private static final Duration BEFORE = Duration.ofDays(1);
  private static final int SERIAL_BITS = 120;

  private SelfSigned() {}

  /// The key that is kept in a folder; made when there is none.
  ///
  /// @throws IOException with a sentence
  public static ServerKey in(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      try {
        Files.createDirectories(folder);
        keep(file, Instant.now());
      } catch (GeneralSecurityException | OperatorCreationException e) {
        throw new IOException("A key for TLS can't be made: " + e.getMessage() + ".", e);
      } catch (IOException e) {
        throw new IOException("The key for TLS can't be kept at " + file + ".", e);
      }
    }
    return ServerKey.load(file, PASSWORD.toCharArray());
  }

  /// Puts it there whole, readable by its owner alone from the first moment on.
  private static void keep(Path file, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyStore store = make(now);
    Path begun = Files.createTempFile(folder(file), FILE, ".new", privately());
    try {
      try (OutputStream out = Files.newOutputStream(begun)) {
        store.store(out, PASSWORD.toCharArray());
      }
      Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      Files.deleteIfExists(begun); // Another server of the same folder was quicker; it is as good.
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(begun);
      throw e;
    }
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  private static FileAttribute<?>[] privately() {
    boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return isPosix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0]; // On Windows the user's folders are his alone.
  }

  private static KeyStore make(Instant now)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    SecureRandom random = new SecureRandom();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    KeyPair pair = generator.generateKeyPair();
    X500Name name = new X500Name("CN=Trill Symbiont");
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                        Date.from(now.minus(BEFORE)),
                        Date.from(now.plus(VALID)),
                        name,
                        pair.getPublic())
                    .build(
                        new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server", pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
    return store;
  }
}
