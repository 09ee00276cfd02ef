package health.vigil.registry;

/** What a device logs in to the broker with; the user name is its id. Told once, then only the hash is known. */
public record DeviceLogin(String device, String username, String password) {
    /** Keeps passwords out of logs. */
    @Override
    public String toString() {
        return "DeviceLogin[" + device + "]";
    }

    /** As a table with a header row; ids and passwords hold nothing that would need quoting. */
    public static String csv(Iterable<DeviceLogin> logins) {
        var table = new StringBuilder("device,username,password\n");
        logins.forEach(l -> table.append(l.device)
                .append(',')
                .append(l.username)
                .append(',')
                .append(l.password)
                .append('\n'));
        return table.toString();
    }
}
