/** Waste vehicles on the road (医疗废物转运车辆): their positions are stored and judged, geofences and routes are kept. */
@NullMarked
package health.vigil.custody.transport;

import org.jspecify.annotations.NullMarked;
