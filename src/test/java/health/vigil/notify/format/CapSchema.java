package health.vigil.notify.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Reads CAP and checks it against a schema of what Vigil sends, which is stricter than that of OASIS; with
 * {@code -Dvigil.cap.xsd=CAP-v1.2.xsd} against that as well.
 */
final class CapSchema {
    private static final List<Schema> SCHEMAS = Stream.concat(
                    Stream.of("src/test/resources/cap/cap-1.2-sent.xsd"),
                    Optional.ofNullable(System.getProperty("vigil.cap.xsd")).stream())
            .map(CapSchema::schema)
            .toList();

    private CapSchema() {}

    /** @throws AssertionError if it is not valid */
    static Document valid(Request request) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(request.body()));
            for (var schema : SCHEMAS) {
                schema.newValidator().validate(new DOMSource(document));
            }
            return document;
        } catch (SAXException e) {
            throw new AssertionError(e.getMessage() + "\n" + Examples.text(request), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of the only element of that name, or of the first of two languages'. */
    static String text(Document document, String element) {
        return document.getElementsByTagNameNS(CapFormat.NAMESPACE, element)
                .item(0)
                .getTextContent();
    }

    private static Schema schema(String file) {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(Path.of(file).toFile());
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
