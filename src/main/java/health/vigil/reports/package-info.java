/** What is reported from the store: compliance with the legal limits. */
@NullMarked
package health.vigil.reports;

import org.jspecify.annotations.NullMarked;
