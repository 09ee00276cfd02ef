package health.vigil.simulator.receive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Checks {@code v1a}, Ed25519 (RFC 8032), with the sender's public key. */
record PublicKey(java.security.PublicKey key) implements Key {

    static final String PREFIX = "whpk_";

    private static final String VERSION = "v1a,";
    private static final int BYTES = 32;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    /** What stands before the 32 bytes in a SubjectPublicKeyInfo (RFC 8410), in base64; the JDK reads no other form. */
    private static final String SUBJECT_PUBLIC_KEY_INFO = "MCowBQYDK2VwAyEA";

    static PublicKey parse(String text) {
        try {
            var base64 = text.substring(PREFIX.length());
            if (Base64.getDecoder().decode(base64).length != BYTES) {
                throw new IllegalArgumentException("not " + BYTES + " bytes");
            }
            var encoded = Base64.getDecoder().decode(SUBJECT_PUBLIC_KEY_INFO + base64);
            return new PublicKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a public key must be whpk_ and the base64 of 32 bytes; '" + text
                            + "' is not: copy it whole from the answer that made the recipient",
                    e);
        }
    }

    @Override
    public Proof check(Post post) {
        var id = post.header("webhook-id").orElse("");
        var timestamp = post.header("webhook-timestamp").orElse("");
        var signatures = post.header("webhook-signature").orElse("");
        if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
            return new Proof.Bad("Missing required headers");
        }
        if (!timestamp.matches("\\d{1,12}")) {
            return new Proof.Bad("webhook-timestamp is no number of seconds");
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), Instant.now());
        if (age.abs().compareTo(TOLERANCE) > 0) {
            return new Proof.Bad("Message timestamp too " + (age.isNegative() ? "new" : "old"));
        }
        var signed = (id + "." + timestamp + "." + post.body()).getBytes(StandardCharsets.UTF_8);
        for (var signature : signatures.split(" ")) {
            if (signature.startsWith(VERSION) && fits(signed, signature.substring(VERSION.length()))) {
                return new Proof.Good("signature ok (v1a)");
            }
        }
        return new Proof.Bad("No matching signature found");
    }

    private boolean fits(byte[] signed, String base64) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(signed);
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (SignatureException | IllegalArgumentException e) {
            return false; // too short, or no base64
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }
}
