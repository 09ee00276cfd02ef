package health.vigil.notify.routing;

import health.vigil.web.EntityTags;
import health.vigil.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What both resources answer with. */
@ApplicationScoped
class DocumentAnswers {
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final RoutingDesk desk;
    private final DocumentViews views;

    DocumentAnswers(RoutingDesk desk, DocumentViews views) {
        this.desk = desk;
        this.views = views;
    }

    /** One page: there are as many as somebody has written. */
    Page<DocumentView> all(DocumentKind kind) throws SQLException {
        var heads = new ArrayList<DocumentView>();
        for (var document : desk.all(kind)) {
            heads.add(views.head(document));
        }
        return new Page<>(heads, null);
    }

    Response json(DocumentKind kind, String id) throws SQLException {
        var document = desk.get(kind, id);
        return tagged(Response.ok(views.whole(document)), document.imported());
    }

    Response yaml(DocumentKind kind, String id) throws SQLException {
        var document = desk.get(kind, id);
        return tagged(Response.ok(document.yaml()), document.imported());
    }

    Response written(Document document) throws SQLException {
        var imported = document.imported();
        var isNew = imported != null && imported.version() == 1;
        return tagged(Response.status(isNew ? CREATED : OK).entity(views.whole(document)), imported);
    }

    /** What nobody has imported has no version yet: it is imported without If-Match. */
    private static Response tagged(Response.ResponseBuilder answer, Document.@Nullable Import imported) {
        return imported == null
                ? answer.build()
                : answer.tag(EntityTags.of(imported.version())).build();
    }
}
