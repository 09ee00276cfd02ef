package health.vigil.simulator.receive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An alert of the Common Alerting Protocol 1.2 (OASIS). */
record CapAlert(Element alert, String xml) implements Message {

    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    /** Reads the document; document types, and with them entities, are refused. */
    static Message read(String xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            var root = builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
            if (!NAMESPACE.equals(root.getNamespaceURI())
                    || !root.getLocalName().equals("alert")) {
                return new Garbled("the body is XML, but no alert of " + NAMESPACE, xml);
            }
            return new CapAlert(root, xml);
        } catch (SAXException e) {
            return new Garbled("the body is no XML: " + e.getMessage(), xml);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform reads XML from memory", e);
        }
    }

    @Override
    public List<String> lines(ZoneId zone) {
        var info = chinese();
        var status = child(alert, "status");
        return List.of(new Line()
                .addTime(child(alert, "sent"), zone)
                .add("cap " + child(alert, "msgType"))
                .add(status.equals("Actual") ? "" : status)
                .add(info.map(element -> child(element, "severity")).orElse(""))
                .add(info.map(element -> child(element, "headline")).orElse(""))
                .toString());
    }

    @Override
    public JsonNode json() {
        return TextNode.valueOf(xml);
    }

    /** The Chinese text, else the first. */
    private Optional<Element> chinese() {
        return children(alert, "info")
                .filter(info -> child(info, "language").startsWith("zh"))
                .findFirst()
                .or(() -> children(alert, "info").findFirst());
    }

    private static String child(Element parent, String name) {
        return children(parent, name)
                .findFirst()
                .map(element -> element.getTextContent().strip())
                .orElse("");
    }

    private static Stream<Element> children(Element parent, String name) {
        var found = parent.getElementsByTagNameNS(NAMESPACE, name);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
    }
}
