package health.vigil.registry;

import health.vigil.web.EntityTags;
import health.vigil.web.Fault;
import health.vigil.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What can be done over HTTP with any one thing of the registry. */
final class Editor<D extends Draft<D>, V, E extends Editable<D, V>> {
    private final String noun;
    private final Class<E> type;
    private final Function<D, RegistryDraft> whole;
    private final RegistryWriter writer;

    /** @param noun what people call it, for instance {@code device} */
    Editor(String noun, Class<E> type, Function<D, RegistryDraft> whole, RegistryWriter writer) {
        this.noun = noun;
        this.type = type;
        this.whole = whole;
        this.writer = writer;
    }

    Uni<RestResponse<V>> get(String key) {
        return Panache.withSession(() -> Panache.getSession().chain(s -> s.find(type, key)))
                .map(found -> answer(existing(Optional.ofNullable(found), key)));
    }

    Uni<RestResponse<V>> create(@Nullable D draft, UriInfo uri) {
        var key = given(draft).key() == null ? "" : given(draft).key();
        return writer.writeOne(whole.apply(given(draft)), type, key, found -> absent(found, key))
                .map(row -> RestResponse.ResponseBuilder.<V>created(
                                uri.getAbsolutePathBuilder().path(row.key()).build())
                        .entity(row.view())
                        .tag(EntityTags.of(row.version()))
                        .build());
    }

    Uni<RestResponse<V>> replace(String key, @Nullable String ifMatch, @Nullable D draft) {
        var named = given(draft).key() == null ? given(draft).withKey(key) : given(draft);
        if (!key.equals(named.key())) {
            var reason = "'" + named.key() + "' is not the " + key + " of the address; it can't be changed";
            throw Problems.unprocessable(
                    List.of(new Fault(draft instanceof JurisdictionDraft ? "code" : "id", reason)));
        }
        return writer.writeOne(
                        whole.apply(named),
                        type,
                        key,
                        found ->
                                EntityTags.require(ifMatch, existing(found, key).version()))
                .map(this::answer);
    }

    E existing(Optional<E> found, String key) {
        return found.orElseThrow(() -> Problems.notFound("There is no " + noun + " '" + key + "'"));
    }

    private void absent(Optional<E> found, String key) {
        if (found.isPresent()) {
            throw Problems.conflict("There is a " + noun + " '" + key + "' already; change it with PUT");
        }
    }

    private D given(@Nullable D draft) {
        if (draft == null) {
            throw Problems.badRequest("Send the " + noun + " as JSON in the body");
        }
        return draft;
    }

    private RestResponse<V> answer(E row) {
        return RestResponse.ResponseBuilder.ok(row.view())
                .tag(EntityTags.of(row.version()))
                .build();
    }
}
