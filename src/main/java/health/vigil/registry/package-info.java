/** Jurisdictions, sites, devices and the field catalogue, edited by people, read by the hot path as one snapshot. */
@NullMarked
package health.vigil.registry;

import org.jspecify.annotations.NullMarked;
