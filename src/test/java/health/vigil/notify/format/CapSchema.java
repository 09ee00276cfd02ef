package health.vigil.notify.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Reads CAP and checks it against the schema. */
final class CapSchema {
    private static final Schema SCHEMA = schema();

    private CapSchema() {}

    /** @throws AssertionError if it is not valid */
    static Document valid(Request request) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(request.body()));
            SCHEMA.newValidator().validate(new DOMSource(document));
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

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(
                            Path.of("src/test/resources/cap/cap-1.2-sent.xsd").toFile());
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
