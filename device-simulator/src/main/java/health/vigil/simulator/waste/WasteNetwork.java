package health.vigil.simulator.waste;

import health.vigil.simulator.registry.Device;
import health.vigil.simulator.registry.Family;
import health.vigil.simulator.registry.Registry;
import health.vigil.simulator.registry.Site;
import health.vigil.simulator.signal.FamilyModel;
import health.vigil.simulator.signal.Seed;
import health.vigil.simulator.waste.Route.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Wards, stores, vehicles and plants of a registry and who serves whom: a store has the wards of its site; the vehicles
 * of a prefecture share its hospitals and go to its first plant. Where the registry has no vehicle or no plant there is
 * one all the same, only nobody reports from it.
 */
public final class WasteNetwork {

    /** For sites without coordinates. */
    private static final Position SOMEWHERE = new Position(24.8, 113.6);

    private final Registry registry;
    private final Seed seed;
    private final Staff staff;
    private final Map<String, Timetable> bySite = new LinkedHashMap<>();
    private final Map<String, Timetable> byVehicle = new LinkedHashMap<>();
    private final List<WasteJourneys> wards;

    public WasteNetwork(Registry registry, Seed seed, List<Mishap> mishaps) {
        this.registry = registry;
        this.seed = seed;
        this.staff = new Staff(seed.named("staff"));
        var known = new Mishaps(mishaps);
        at("ward").stream().map(this::prefecture).distinct().forEach(prefecture -> employ(prefecture, known));
        this.wards = at("ward").stream()
                .map(ward -> new WasteJourneys(ward(ward), bySite.get(ward.site()), known, seed.named(ward.id())))
                .toList();
    }

    /** What a device of medical waste measures and notices. */
    public FamilyModel model(Device device) {
        var own = seed.named(device.id());
        return switch (device.samplingPoint()) {
            case "ward" -> WasteWard.of(journeysOf(device), staff, own);
            case "vehicle" -> WasteVehicle.of(timetableOf(device), servedBy(device.id()), staff, own);
            case "plant" -> WastePlant.of(device.id(), sentTo(device.site()), staff, own);
            default -> WasteStore.of(device.id(), packedAt(device.site()), staff, own);
        };
    }

    private void employ(String prefecture, Mishaps mishaps) {
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
            serve(new Vehicle("carrier-1", prefecture, plant, hospitals, plant), mishaps);
        }
        for (var i = 0; i < vehicles.size(); i++) {
            var share = new ArrayList<Place>();
            for (var h = i; h < hospitals.size(); h += vehicles.size()) {
                share.add(hospitals.get(h));
            }
            var vehicle = vehicles.get(i);
            serve(new Vehicle(vehicle.id(), prefecture, place(vehicle.site()), share, plant), mishaps);
        }
    }

    private void serve(Vehicle vehicle, Mishaps mishaps) {
        var timetable = new Timetable(vehicle, mishaps);
        byVehicle.put(vehicle.id(), timetable);
        vehicle.stores().forEach(store -> bySite.put(store.id(), timetable));
    }

    private Timetable timetableOf(Device vehicle) {
        var place = place(vehicle.site());
        return byVehicle.getOrDefault(
                vehicle.id(),
                new Timetable(
                        new Vehicle(vehicle.id(), prefecture(vehicle), place, List.of(), place),
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

    private List<WasteJourneys> servedBy(String vehicle) {
        return wards.stream()
                .filter(journeys -> journeys.timetable().vehicle().id().equals(vehicle))
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
        var neighbours = at("ward").stream()
                .filter(other -> other.site().equals(ward.site()))
                .toList();
        return new Ward(
                ward.id(),
                ward.site(),
                jurisdiction,
                Ward.department(neighbours.indexOf(ward)),
                lanes.indexOf(ward),
                lanes.size());
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
