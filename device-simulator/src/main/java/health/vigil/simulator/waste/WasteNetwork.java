package health.vigil.simulator.waste;

import health.vigil.simulator.registry.Device;
import health.vigil.simulator.registry.Family;
import health.vigil.simulator.registry.Registry;
import health.vigil.simulator.registry.Site;
import health.vigil.simulator.signal.FamilyModel;
import health.vigil.simulator.signal.Seed;
import health.vigil.simulator.waste.Route.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Wards, stores, vehicles and plants of a registry and who serves whom: a store has the wards of its site; the first
 * vehicle of a prefecture calls at its hospitals and goes to its first plant, the others stand by. Where the registry has no vehicle or no plant there is
 * one all the same, only nobody reports from it.
 */
public final class WasteNetwork {

    /** For sites without coordinates. */
    private static final Position SOMEWHERE = new Position(24.8, 113.6);

    private final Registry registry;
    private final Seed seed;
    private final Staff staff;
    private final Mishaps mishaps;
    private final Map<String, Timetable> bySite = new LinkedHashMap<>();
    private final Map<String, Timetable> byVehicle = new LinkedHashMap<>();
    private final List<WasteJourneys> wards;

    public WasteNetwork(Registry registry, Seed seed, List<Mishap> mishaps) {
        this.registry = registry;
        this.seed = seed;
        this.staff = new Staff(seed.named("staff"));
        this.mishaps = new Mishaps(mishaps);
        at("ward").stream().map(this::prefecture).distinct().forEach(prefecture -> employ(prefecture));
        this.wards = at("ward").stream()
                .map(ward -> new WasteJourneys(
                        ward(ward), bySite.get(ward.site()), loads(ward), this.mishaps, seed.named(ward.id())))
                .toList();
    }

    /** What a device of medical waste measures and notices. */
    public FamilyModel model(Device device) {
        var own = seed.named(device.id());
        return switch (device.samplingPoint()) {
            case "ward" -> WasteWard.of(journeysOf(device), staff, own);
            case "vehicle" -> WasteVehicle.of(timetableOf(device), wards, staff, own);
            case "plant" -> WastePlant.of(device.id(), sentTo(device.site()), staff, own);
            default -> WasteStore.of(device.id(), packedAt(device.site()), overdueIn(device), staff, own);
        };
    }

    private void employ(String prefecture) {
        var hospitals = at("ward").stream()
                .filter(ward -> prefecture(ward).equals(prefecture))
                .map(Device::site)
                .distinct()
                .map(this::place)
                .toList();
        var vehicles = at("vehicle").stream()
                .filter(vehicle -> prefecture(vehicle).equals(prefecture))
                .toList();
        var plant = at("plant").stream()
                .filter(each -> prefecture(each).equals(prefecture))
                .findFirst()
                .map(each -> place(each.site()))
                .orElse(new Place("waste-plant", SOMEWHERE));
        if (vehicles.isEmpty()) {
            serve(new Vehicle("carrier-1", prefecture, plant, hospitals, plant, false));
        }
        for (var vehicle : vehicles) {
            var reserve = !vehicle.equals(vehicles.get(0));
            serve(new Vehicle(vehicle.id(), prefecture, place(vehicle.site()), hospitals, plant, reserve));
        }
    }

    private void serve(Vehicle vehicle) {
        var timetable = new Timetable(vehicle, mishaps);
        byVehicle.put(vehicle.id(), timetable);
        vehicle.stores().forEach(store -> bySite.putIfAbsent(store.id(), timetable));
    }

    private Timetable timetableOf(Device vehicle) {
        var place = place(vehicle.site());
        return byVehicle.getOrDefault(
                vehicle.id(),
                new Timetable(
                        new Vehicle(vehicle.id(), prefecture(vehicle), place, List.of(), place, true),
                        new Mishaps(List.of())));
    }

    private WasteJourneys journeysOf(Device ward) {
        return wards.stream()
                .filter(journeys -> journeys.ward().device().equals(ward.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<WasteJourneys> packedAt(String site) {
        return wards.stream()
                .filter(journeys -> journeys.ward().site().equals(site))
                .toList();
    }

    /** What vehicles are sent for to the hospital of this ward, if it is the hospital's first. */
    private List<Load> loads(Device ward) {
        if (!neighbours(ward).get(0).equals(ward)) {
            return List.of();
        }
        return byVehicle.values().stream()
                .flatMap(timetable -> timetable.sentFor().stream())
                .filter(load -> load.pickup().call().place().equals(ward.site()))
                .toList();
    }

    private List<WasteJourney> overdueIn(Device store) {
        return mishaps.overdueIn(store.id()).stream()
                .map(overdue -> new WasteJourney(
                        new Container(overdue.container(), "841-001-01", "bag", Ward.department(0)),
                        store.id(),
                        store.site(),
                        Times.waiting(overdue.stored(), overdue.handedOver()),
                        Weights.of(Weights.SCRIPTED_KG, 0, seed.named(overdue.container())),
                        Optional.empty()))
                .toList();
    }

    private List<WasteJourneys> sentTo(String plant) {
        return wards.stream()
                .filter(journeys -> journeys.timetable().vehicle().plant().id().equals(plant))
                .toList();
    }

    private Ward ward(Device ward) {
        var jurisdiction = jurisdiction(ward);
        var lanes = at("ward").stream()
                .filter(other -> jurisdiction(other).equals(jurisdiction))
                .toList();
        return new Ward(
                ward.id(),
                ward.site(),
                jurisdiction,
                Ward.department(neighbours(ward).indexOf(ward)),
                lanes.indexOf(ward),
                lanes.size());
    }

    private List<Device> neighbours(Device ward) {
        return at("ward").stream()
                .filter(other -> other.site().equals(ward.site()))
                .toList();
    }

    private List<Device> at(String samplingPoint) {
        return registry.devices().stream()
                .filter(device -> device.family() == Family.MEDICAL_WASTE
                        && device.samplingPoint().equals(samplingPoint))
                .toList();
    }

    private Place place(String site) {
        return registry.sites().stream()
                .filter(each -> each.id().equals(site))
                .findFirst()
                .map(each -> new Place(
                        site,
                        new Position(
                                each.latitude().orElse(SOMEWHERE.latitude()),
                                each.longitude().orElse(SOMEWHERE.longitude()))))
                .orElse(new Place(site, SOMEWHERE));
    }

    private String prefecture(Device device) {
        return jurisdiction(device).substring(0, 4);
    }

    private String jurisdiction(Device device) {
        return registry.siteOf(device).map(Site::jurisdiction).orElse("000000");
    }
}
