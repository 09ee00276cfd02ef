package health.vigil.simulator.signal;

/** A named source of repeatable chance: the same seed, name and index always give the same draw. */
public record Seed(long value) {

    /** An independent source for a part of the whole. */
    public Seed named(String name) {
        var hash = value;
        for (var i = 0; i < name.length(); i++) {
            hash = mix(hash * 31 + name.charAt(i));
        }
        return new Seed(hash);
    }

    /** Uniform in [0, 1). */
    public double uniform(long index) {
        return (mix(value ^ mix(index)) >>> 11) * 0x1.0p-53;
    }

    /** Normal with mean 0 and deviation 1 (Box and Muller). */
    public double gaussian(long index) {
        var radius = Math.sqrt(-2 * Math.log(1 - uniform(2 * index)));
        return radius * Math.cos(2 * Math.PI * uniform(2 * index + 1));
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long z) {
        z += 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
