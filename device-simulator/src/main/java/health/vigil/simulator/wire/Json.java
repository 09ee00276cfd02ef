package health.vigil.simulator.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** Writing small JSON documents by streaming. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    interface Body {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private Json() {}

    static String write(Body body) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            body.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A number as a device writes it: 0.4, not 0.40000000000000002, and 285, not 285.0. */
    static BigDecimal number(double value) {
        var number = BigDecimal.valueOf(value).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
