package health.vigil.simulator.registry;

/** User name and password of one device. */
public record Credential(String device, String username, String password) {

    /** Never shows the password. */
    @Override
    public String toString() {
        return "Credential[" + device + "]";
    }
}
