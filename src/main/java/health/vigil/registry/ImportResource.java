package health.vigil.registry;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Tag(name = "registry")
@RolesAllowed("admin")
class ImportResource {
    private final RegistryImport files;

    ImportResource(RegistryImport files) {
        this.files = files;
    }

    @POST
    @Path("registry/import")
    @Consumes({"application/yaml", "text/yaml"})
    public Uni<ImportResult> registry(byte[] file) {
        return files.yaml(file);
    }

    @POST
    @Path("devices/import")
    @Consumes("text/csv")
    public Uni<ImportResult> devices(byte[] file) {
        return files.csv(file);
    }
}
