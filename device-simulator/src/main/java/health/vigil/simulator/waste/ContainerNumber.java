package health.vigil.simulator.waste;

/** Numbers of waste containers as on their labels, for instance {@code HW-440203-000123}. */
public final class ContainerNumber {

    /** Numbers from here on belong to the containers of scripted faults, those below to ordinary journeys. */
    public static final int SCRIPTED_FROM = 500_000;

    private ContainerNumber() {}

    /**
     * A label.
     *
     * @param jurisdiction division code of GB/T 2260
     * @param number 0 to 999,999
     */
    public static String of(String jurisdiction, long number) {
        return "HW-%s-%06d".formatted(jurisdiction, number);
    }
}
