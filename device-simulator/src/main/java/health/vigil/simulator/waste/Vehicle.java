package health.vigil.simulator.waste;

import health.vigil.simulator.waste.Route.Place;
import java.util.List;

/**
 * A vehicle for medical waste and what it serves.
 *
 * @param id of its device; of a registry without vehicles the word {@code carrier-1}
 * @param prefecture four digits of GB/T 2260
 * @param stores the sites at which it calls
 * @param reserve it has no rounds of its own and goes only when it is sent
 */
record Vehicle(String id, String prefecture, Place depot, List<Place> stores, Place plant, boolean reserve) {

    Vehicle {
        stores = List.copyOf(stores);
    }
}
