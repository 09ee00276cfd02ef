/** Which of several instances on one database does the work: one leads, the others stand by. */
@NullMarked
package health.vigil.leadership;

import org.jspecify.annotations.NullMarked;
