package health.vigil.notify.format;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document of one namespace, indented for whoever reads it. Texts must be of what XML 1.0 can carry. */
final class Xml {
    private static final String INDENT = "  ";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;
    private final String namespace;
    private int depth;

    Xml(String namespace) {
        this.namespace = namespace;
        try {
            this.writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    void open(String name) {
        write(() -> {
            writer.writeStartElement(name);
            if (depth == 0) {
                writer.writeDefaultNamespace(namespace);
            }
        });
        depth++;
    }

    void element(String name, String content) {
        write(() -> {
            writer.writeStartElement(name);
            writer.writeCharacters(content);
            writer.writeEndElement();
        });
    }

    void close() {
        depth--;
        write(writer::writeEndElement);
    }

    String text() {
        return text + "\n";
    }

    private interface Part {
        void write() throws XMLStreamException;
    }

    private void write(Part part) {
        try {
            writer.writeCharacters("\n" + INDENT.repeat(depth));
            part.write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text can't be written", e);
        }
    }
}
