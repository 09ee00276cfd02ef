package health.vigil.custody.manifest;

import org.jspecify.annotations.Nullable;

/**
 * 移出人, 承运人 or 接受人.
 *
 * @param site    of the registry
 * @param person  who handles it there; of the carrier, the driver
 * @param licence 营运证件号 of a carrier, 经营许可证编号 of a receiver
 */
record Party(String site, @Nullable String person, @Nullable String phone, @Nullable String licence) {
    static Party of(String site) {
        return new Party(site, null, null, null);
    }
}
