/**
 * Hazardous-waste transfer manifests 危险废物转移联单, as the supervision sees them: mirrored, checked and kept. The legal
 * original runs in the national system. {@link health.vigil.custody.manifest.Manifest} and what it is made of is pure.
 */
@NullMarked
package health.vigil.custody.manifest;

import org.jspecify.annotations.NullMarked;
