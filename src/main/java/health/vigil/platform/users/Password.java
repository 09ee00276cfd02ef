package health.vigil.platform.users;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Checks, hashes and makes passwords; hashing is slow by intent, so never call it on an event loop. */
final class Password {
    static final int MIN_CHARACTERS = 12;
    /** bcrypt ignores what follows. */
    static final int MAX_BYTES = 72;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String NOBODYS_HASH = BcryptUtil.bcryptHash(generate());

    private Password() {}

    /** 120 random bits as 20 characters that survive copy and paste. */
    static String generate() {
        var bytes = new byte[15];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @param kinds how many of small letters, capitals, digits and other signs it must hold */
    static boolean acceptable(String password, int kinds) {
        return password.codePointCount(0, password.length()) >= MIN_CHARACTERS
                && password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
                && password.codePoints().map(Password::kind).distinct().count() >= kinds;
    }

    /** What {@link #acceptable} asks for, for people. */
    static String rule(int kinds) {
        var length = "at least " + MIN_CHARACTERS + " characters and at most " + MAX_BYTES + " bytes";
        return kinds <= 1
                ? length
                : length + ", with " + kinds + " of: small letters, capital letters, digits, other signs";
    }

    private static int kind(int sign) {
        if (Character.isDigit(sign)) {
            return 0;
        }
        if (Character.isLowerCase(sign)) {
            return 1;
        }
        return Character.isUpperCase(sign) ? 2 : 3;
    }

    static String hash(String password) {
        return BcryptUtil.bcryptHash(password);
    }

    static boolean matches(String password, String hash) {
        return BcryptUtil.matches(password, hash);
    }

    /** Spends the time of a real comparison, so that the answer's delay doesn't tell which users exist. */
    static void compareWithNobody(String password) {
        BcryptUtil.matches(password, NOBODYS_HASH);
    }
}
