package health.vigil.notify;

import health.vigil.alarms.AlarmOutbox;
import health.vigil.alarms.Announcement;
import health.vigil.notify.routing.Routing;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a notification for everybody who is to be told. What is first told of an alarm goes to those whom the routes and
 * their own filters name now; what follows goes to those that got that, whatever has changed meanwhile.
 */
@ApplicationScoped
class Outbox implements AlarmOutbox {
    static final String TYPE_PREFIX = "health.vigil.alarm.";

    private final BodyWriter bodies;
    private final Directories directories;
    private final Routing routing;
    private final Clock clock;

    Outbox(BodyWriter bodies, Directories directories, Routing routing, Clock clock) {
        this.bodies = bodies;
        this.directories = directories;
        this.routing = routing;
        this.clock = clock;
    }

    @Override
    public void write(Connection transaction, List<Announcement> announcements) throws SQLException {
        var alarms = announcements.stream()
                .map(announcement -> announcement.event().alarm().id())
                .distinct()
                .toList();
        var directory = directories.current(transaction);
        var told = Told.read(transaction, alarms, directory);
        var ladder = Ladder.read(transaction, alarms, directory, routing.current(transaction), clock.instant());
        var lines = new ArrayList<OutboxRows.Line>();
        for (var announcement : announcements) {
            var alarm = announcement.event().alarm();
            if (announcement.first()) {
                told.add(alarm.id(), ladder.begin(alarm));
            } else if (announcement.type() == Announcement.Type.ESCALATED) {
                told.add(alarm.id(), ladder.climb(alarm));
            }
            for (var listener : told.of(alarm.id())) {
                lines.add(OutboxRows.Line.of(announcement, listener, clock.instant()));
            }
            ladder.follow(alarm);
        }
        OutboxRows.announce(transaction, announcements, this::body);
        OutboxRows.insert(transaction, lines);
        ladder.write(transaction);
    }

    private String body(Announcement announcement) {
        return bodies.write(NotificationData.of(announcement.event(), bodies.publicUrl()));
    }
}
