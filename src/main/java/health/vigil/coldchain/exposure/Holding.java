package health.vigil.coldchain.exposure;

/** Whether vaccine lies or travels: the law wants its temperature recorded at different intervals. */
public enum Holding {
    STORAGE,
    TRANSPORT
}
