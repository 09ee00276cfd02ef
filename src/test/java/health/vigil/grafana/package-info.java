/** What Grafana does with the dashboards before the database sees their SQL, and the proof that every panel works. */
@NullMarked
package health.vigil.grafana;

import org.jspecify.annotations.NullMarked;
