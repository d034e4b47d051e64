package io.onbehalf.conversation.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.conversation.carrier.Acme;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An account over TLS, with a certificate made for it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmppTlsTest {

    private static final String SECRET = "changeit";
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    @Test
    void it_binds_over_TLS_to_one_that_it_trusts(@TempDir Path directory)
            throws GeneralSecurityException, IOException, InterruptedException {
        SSLContext before = SSLContext.getDefault();
        SSLContext made = context(certificate(directory));
        SSLContext.setDefault(made);
        try (TestSmsc smsc = new TestSmsc(made.getServerSocketFactory().createServerSocket(0, 10, HERE))) {
            SmppAccount account =
                    new SmppAccount(
                            Accounts.overTls(HERE.getHostAddress(), smsc.port()),
                            SubmitSpecification.NOBODY,
                            InstantSource.fixed(Acme.NOON));
            account.start();
            smsc.bind();
            await().until(account::isBound);
            account.stop();
        } finally {
            SSLContext.setDefault(before);
        }
    }

    private static KeyStore certificate(Path directory)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = directory.resolve("smsc.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                                "-genkeypair",
                                "-alias",
                                "smsc",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=smsc",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                SECRET)
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, SECRET.toCharArray());
        }
        return store;
    }

    /// Shows the certificate, and trusts no other.
    private static SSLContext context(KeyStore store) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, SECRET.toCharArray());
        KeyStore trusted = trusted(store);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore trusted(KeyStore store) throws GeneralSecurityException {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("smsc", store.getCertificate("smsc"));
            return trusted;
        } catch (IOException e) {
            throw new AssertionError("an empty store can be made", e);
        }
    }
}
