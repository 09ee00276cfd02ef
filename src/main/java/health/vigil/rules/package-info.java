/** Judgement in event time: rules, states and the alarm changes that follow. Pure: no framework, no clock. */
@NullMarked
package health.vigil.rules;

import org.jspecify.annotations.NullMarked;
