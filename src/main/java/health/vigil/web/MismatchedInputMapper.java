package health.vigil.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** JSON of another form than asked for is a problem too, which would else be answered without a body. */
class MismatchedInputMapper {
    @ServerExceptionMapper
    Response problem(MismatchedInputException e) {
        var path = e.getPath().stream().map(MismatchedInputMapper::step).collect(Collectors.joining());
        var at = path.isEmpty() ? "The body" : path.substring(1);
        return Problems.badRequest(at + " has the wrong form: " + e.getOriginalMessage())
                .toResponse();
    }

    private static String step(JsonMappingException.Reference reference) {
        return "." + (reference.getFieldName() == null ? reference.getIndex() : reference.getFieldName());
    }
}
