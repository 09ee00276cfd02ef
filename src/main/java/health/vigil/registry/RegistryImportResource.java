package health.vigil.registry;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/registry/import")
@Tag(name = "registry")
@RolesAllowed("admin")
class RegistryImportResource {
    private final RegistryImport files;

    RegistryImportResource(RegistryImport files) {
        this.files = files;
    }

    @POST
    @Consumes({"application/yaml", "text/yaml"})
    public Uni<ImportResult> run(byte[] file) {
        return files.yaml(file);
    }
}
