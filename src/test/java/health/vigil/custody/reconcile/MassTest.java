package health.vigil.custody.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MassTest {
    @Property
    void sumsDoNotDependOnTheirOrder(@ForAll List<@DoubleRange(max = 500) Double> weights, @ForAll Random random) {
        var masses = new ArrayList<>(weights.stream().map(Mass::of).toList());
        var sum = Mass.sum(masses);
        Collections.shuffle(masses, random);
        assertThat(Mass.sum(masses)).isEqualTo(sum);
    }

    @Test
    void sumsAreExact() {
        assertThat(Mass.of(0.1).plus(Mass.of(0.2))).isEqualTo(Mass.of(0.3));
        assertThat(Mass.of(2.50)).isEqualTo(Mass.of(2.5));
        assertThat(Mass.of(1).minus(Mass.of(1))).isEqualTo(Mass.ZERO);
    }

    @Test
    void whatNoScaleCanShowIsNoWeight() {
        assertThat(Mass.weighed(0)).contains(Mass.ZERO);
        assertThat(Mass.weighed(-0.1)).isEmpty();
        assertThat(Mass.weighed(Double.NaN)).isEmpty();
        assertThat(Mass.weighed(Double.POSITIVE_INFINITY)).isEmpty();
        assertThat(Mass.weighed(1e300)).isEmpty();
    }

    @Test
    void anythingOutOfNothingIsTheWhole() {
        assertThat(Mass.of(3).shareOf(Mass.ZERO)).isEqualTo(1);
        assertThat(Mass.ZERO.shareOf(Mass.ZERO)).isZero();
        assertThat(Mass.of(1).shareOf(Mass.of(4))).isEqualTo(0.25);
    }
}
