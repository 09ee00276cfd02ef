package health.vigil.simulator.receive;

/** What tells the service's messages from forged ones, by Standard Webhooks 1.0.0. */
sealed interface Key permits SharedSecret, PublicKey {

    /**
     * A key as people hand it over.
     *
     * @param text base64: a shared secret with or without {@code whsec_}, or a public key with {@code whpk_}
     * @throws IllegalArgumentException if it is neither
     */
    static Key parse(String text) {
        return text.startsWith(PublicKey.PREFIX) ? PublicKey.parse(text) : SharedSecret.parse(text);
    }

    Proof check(Post post);
}
