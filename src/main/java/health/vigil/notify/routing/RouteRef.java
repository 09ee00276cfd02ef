package health.vigil.notify.routing;

/**
 * The document, and the place in it, by which somebody is told.
 *
 * @param set   id of the routing set
 * @param route id of the route in the set
 * @param task  of the document, for instance {@code (十)1}
 * @param basis number of the document, for instance {@code 韶府办发函〔2019〕88号}
 */
public record RouteRef(String set, String route, String task, String basis) {}
