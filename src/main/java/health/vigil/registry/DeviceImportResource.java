package health.vigil.registry;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/devices")
@Tag(name = "registry")
@RolesAllowed("admin")
class DeviceImportResource {
    private final RegistryImport files;

    DeviceImportResource(RegistryImport files) {
        this.files = files;
    }

    @POST
    @Path("import")
    @Consumes("text/csv")
    public Uni<ImportResult> run(byte[] file) {
        return files.csv(file);
    }
}
