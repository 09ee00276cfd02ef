package health.vigil.telemetry;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every quantity the service knows, by name and by stored id. */
public final class FieldCatalogue {
    private final Map<String, Field> byName;
    private final Map<Integer, Field> byId;

    public FieldCatalogue(Collection<Field> fields) {
        byName = fields.stream().collect(Collectors.toUnmodifiableMap(Field::name, Function.identity()));
        byId = fields.stream().collect(Collectors.toUnmodifiableMap(Field::id, Function.identity()));
    }

    public Optional<Field> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<Field> withId(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Field> all() {
        return byName.values();
    }
}
