package health.vigil.simulator.mqtt;

/** Hears of the life of a connection. */
public interface LinkListener {

    void opened();

    /** @param reason for people; the connection is tried again */
    void lost(String reason);
}
