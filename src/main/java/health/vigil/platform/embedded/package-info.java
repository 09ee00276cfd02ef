/**
 * The broker and the database that Vigil brings along, for a start without any preparation.
 *
 * <p>They are the real things: what is named in the environment takes their place and nothing else changes.
 */
@NullMarked
package health.vigil.platform.embedded;

import org.jspecify.annotations.NullMarked;
