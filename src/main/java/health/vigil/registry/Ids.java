package health.vigil.registry;

/** The shape of site and device ids; device ids are topic levels and user names. */
final class Ids {
    static final String PATTERN = "[a-z0-9][a-z0-9-]{1,62}";
    static final String MESSAGE =
            "'${validatedValue}' is not an id: 2 to 63 of a-z, 0-9 and '-', beginning with a letter or digit";

    private Ids() {}
}
