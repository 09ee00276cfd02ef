package health.vigil.calendar;

/** The working calendars at hand. */
public interface Calendars {
    /** The days off and make-up days of the country, by the notice of each year. */
    String COUNTRY = "cn";

    /** As known now; of one that can't be used only the weekends are known. */
    WorkingCalendar of(String id);
}
