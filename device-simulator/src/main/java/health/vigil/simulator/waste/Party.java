package health.vigil.simulator.waste;

import health.vigil.simulator.signal.Seed;
import java.util.List;

/**
 * Somebody through whose hands a container goes.
 *
 * @param name with which they sign
 */
record Party(String id, String name) {

    private static final List<String> SURNAMES = List.of("陈", "李", "黄", "张", "刘", "邓", "罗", "谢", "林", "何");
    private static final List<String> GIVEN = List.of("敏", "建华", "秀英", "志强", "丽", "伟", "玉兰", "海燕", "国平", "小红");

    /** One of {@code count} who do this work at a place, always the same on one day. */
    static Party of(String work, String place, long day, int count, Seed seed) {
        var number = Math.floorMod(day + (long) (seed.named(place).uniform(0) * 100), (long) count) + 1;
        var chance = seed.named(place).named(work + number);
        return new Party(
                work + "-" + number,
                SURNAMES.get((int) (chance.uniform(1) * SURNAMES.size()))
                        + GIVEN.get((int) (chance.uniform(2) * GIVEN.size())));
    }
}
