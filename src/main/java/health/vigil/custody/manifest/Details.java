package health.vigil.custody.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What a manifest says besides what is asked for in lists, as it is stored. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Details(
        Contact consignor,
        Contact carrier,
        Contact receiver,
        @Nullable String plate,
        @Nullable String route,
        @Nullable String treatment) {
    /** Of a {@link Party}, without its site. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Contact(@Nullable String person, @Nullable String phone, @Nullable String licence) {
        static Contact of(Party party) {
            return new Contact(party.person(), party.phone(), party.licence());
        }

        Party at(String site) {
            return new Party(site, person, phone, licence);
        }
    }

    static Details of(Transfer transfer) {
        return new Details(
                Contact.of(transfer.consignor()),
                Contact.of(transfer.carrier()),
                Contact.of(transfer.receiver()),
                transfer.plate(),
                transfer.route(),
                transfer.treatment());
    }
}
