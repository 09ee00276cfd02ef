package health.vigil.alarms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.web.Problems;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Alarms as server-sent events. */
@Path("/api/v1/alarms/stream")
@Tag(name = "alarms")
@RolesAllowed({"admin", "officer", "viewer"})
class AlarmStreamResource {
    private final AlarmFeed feed;
    private final FeedConfig config;
    private final ObjectMapper json;

    AlarmStreamResource(AlarmFeed feed, FeedConfig config, ObjectMapper json) {
        this.feed = feed;
        this.config = config;
        this.json = json;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Alarms as they happen",
            description = "Events 'alarm' with the alarm as it now stands. Resumes after Last-Event-ID without a gap; "
                    + "without it, begins with what comes next. An entry may come again, with the same id, after "
                    + "reconnecting.")
    public Multi<OutboundSseEvent> stream(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @RestQuery("last_event_id")
                    @Nullable
                    @Parameter(description = "as Last-Event-ID, for clients that can't set headers")
                    String lastEventIdParameter,
            @Context Sse sse) {
        var events = Optional.ofNullable(lastEventId)
                .or(() -> Optional.ofNullable(lastEventIdParameter))
                .map(id -> feed.after(number(id)))
                .orElseGet(feed::live);
        // Ticks fail when nobody takes them, which ends the stream: a client that reads nothing is disconnected.
        var heartbeats = Multi.createFrom().ticks().every(config.heartbeat());
        return Multi.createBy()
                .merging()
                .withRequests(1)
                .streams(events.map(event -> sse(sse, event)), heartbeats.map(tick -> heartbeat(sse)));
    }

    private OutboundSseEvent sse(Sse sse, AlarmEvent event) {
        try {
            return sse.newEventBuilder()
                    .id(Long.toString(event.entry().id()))
                    .name("alarm")
                    .mediaType(MediaType.TEXT_PLAIN_TYPE)
                    .data(String.class, json.writeValueAsString(event.alarm()))
                    .build();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutboundSseEvent heartbeat(Sse sse) {
        return sse.newEventBuilder().comment("still here").build();
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id.strip());
        } catch (NumberFormatException e) {
            throw Problems.badRequest("Last-Event-ID: '" + id + "' is not the id of an event of this stream");
        }
    }
}
