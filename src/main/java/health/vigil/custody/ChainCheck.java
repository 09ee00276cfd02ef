package health.vigil.custody;

import health.vigil.custody.ContainerDetail.Hashes;
import health.vigil.custody.StoredEvents.Stored;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reckons a container's chain of records again. */
final class ChainCheck {
    private ChainCheck() {}

    /**
     * @param records in the order of recording
     * @param head    what the container's row says is the last hash
     * @param count   what it says is the number of records
     */
    static Hashes of(List<Stored> records, byte @Nullable [] head, int count) {
        byte[] previous = null;
        var intact = true;
        for (var record : records) {
            intact &= Arrays.equals(record.previous(), previous)
                    && Arrays.equals(record.hash(), ChainHash.of(previous, record.recording()));
            previous = record.hash();
        }
        intact &= Arrays.equals(previous, head) && records.size() == count;
        return new Hashes(
                records.size(), intact, previous == null ? "" : HexFormat.of().formatHex(previous));
    }
}
