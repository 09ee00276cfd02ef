package health.vigil.registry;

/**
 * A row that people edit.
 *
 * @param <D> what they write
 * @param <V> what they are shown
 */
interface Editable<D extends Draft<D>, V> {
    String key();

    /** For the entity tag. */
    long version();

    /** Makes the row say what a checked draft says. */
    void take(D draft);

    V view();
}
