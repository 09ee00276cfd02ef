/** The vaccine cold chain 疫苗冷链: equipment, lots, consignments and their receipt. What is judged is in {@code exposure}. */
@NullMarked
package health.vigil.coldchain;

import org.jspecify.annotations.NullMarked;
