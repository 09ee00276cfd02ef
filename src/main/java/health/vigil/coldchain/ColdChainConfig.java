package health.vigil.coldchain;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the cold chain's equipment is watched. */
@ConfigMapping(prefix = "vigil.cold-chain")
interface ColdChainConfig {
    /** How often it is looked for equipment that is due. */
    @WithDefault("250ms")
    Duration every();

    /** How often one equipment is judged; what people enter is judged at once. */
    @WithDefault("5m")
    Duration look();

    /** Most equipment judged in one transaction. */
    @WithDefault("200")
    int batch();

    /** How far back recorded temperatures are looked at again, so that late ones can fill a gap. */
    @WithDefault("2h")
    Duration lookBack();

    /** Longest journey, or span of an equipment, that is reckoned at once. */
    @WithDefault("744h")
    Duration longestSpan();
}
