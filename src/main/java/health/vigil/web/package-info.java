/** The conventions that every HTTP resource shares: pages, cursors, preconditions, problems. */
@NullMarked
package health.vigil.web;

import org.jspecify.annotations.NullMarked;
