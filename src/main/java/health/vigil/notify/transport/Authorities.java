package health.vigil.notify.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Java's certificate authorities and, beside them, those that a government runs for itself. */
final class Authorities {
    private Authorities() {}

    /** @throws IllegalArgumentException if the file can't be used */
    static TrustManagerFactory with(Path pem) {
        try (var in = Files.newInputStream(pem)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var number = 0;
            for (var authority : ofJava()) {
                store.setCertificateEntry("java-" + number++, authority);
            }
            for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("own-" + number++, authority);
            }
            return factory(store);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "vigil.notify.trusted-authorities: " + pem.toAbsolutePath() + " is no PEM file with certificates: "
                            + e.getMessage(),
                    e);
        }
    }

    private static X509Certificate[] ofJava() throws GeneralSecurityException {
        return Arrays.stream(factory(null).getTrustManagers())
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                .toArray(X509Certificate[]::new);
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
