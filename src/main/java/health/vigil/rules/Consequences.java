package health.vigil.rules;

/** Where a judgement says what follows from it, so that it is stored with the messages that it came from. */
public interface Consequences {
    void change(AlarmChange change);

    /** The state of this device has changed. */
    void device(DeviceMemory device);

    void site(SiteMemory site);
}
