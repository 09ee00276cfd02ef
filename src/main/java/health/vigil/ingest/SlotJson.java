package health.vigil.ingest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import health.vigil.rules.Window.Slot;
import java.io.IOException;

/** A slot of a window as an array of numbers without its zeros at the end: there are many of them, written often. */
final class SlotJson {
    private SlotJson() {}

    static SimpleModule module() {
        return new SimpleModule().addSerializer(Slot.class, new Writer()).addDeserializer(Slot.class, new Reader());
    }

    private static final class Writer extends JsonSerializer<Slot> {
        @Override
        public void serialize(Slot slot, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartArray();
            out.writeNumber(slot.start());
            out.writeNumber(slot.first());
            if (slot.sum() != 0 || slot.weight() != 0 || slot.covered() != 0) {
                out.writeNumber(slot.sum());
                out.writeNumber(slot.weight());
                out.writeNumber(slot.covered());
            }
            out.writeEndArray();
        }
    }

    private static final class Reader extends JsonDeserializer<Slot> {
        @Override
        public Slot deserialize(JsonParser json, DeserializationContext context) throws IOException {
            var numbers = json.readValueAs(double[].class);
            return numbers.length == 2
                    ? new Slot((long) numbers[0], numbers[1], 0, 0, 0)
                    : new Slot((long) numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
        }
    }
}
