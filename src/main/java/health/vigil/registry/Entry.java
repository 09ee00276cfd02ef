package health.vigil.registry;

import health.vigil.web.Fault;

/**
 * A draft and where it was written.
 *
 * @param place what to put before the name of a property to point at it: {@code devices[3].} or {@code row 5, }
 */
record Entry<D extends Draft<D>>(String place, D draft) {
    Fault fault(String property, String reason) {
        return new Fault(place + property, reason);
    }
}
