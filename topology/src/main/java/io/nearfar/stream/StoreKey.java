package io.nearfar.stream;

import io.nearfar.detection.PastAlert;
import io.nearfar.record.Hash128;
import io.nearfar.surge.MatterKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Keys of the key-value stores: a letter for what the value is, then 16 bytes of scope or tenant, then what names it. */
final class StoreKey {

    static final byte LEADER = 'L';
    static final byte KNOWN = 'R';
    static final byte GROUP = 'G';
    static final byte COUNTERS = 'C';
    static final byte CLUSTER = 'K';
    static final byte TENANT = 'T';
    static final byte PROFILE = 'A';
    static final byte PARTITION = 'P';

    static final byte WORDS = 'W';
    static final byte RATE = 'M';
    static final byte START = 'S';
    static final byte ALERT = 'V';
    static final byte REPORTED = 'Q';
    static final byte APART = 'X';
    static final byte APART_RECORDS = 'Y';
    static final byte TALLY = 'J';

    static final byte TRAFFIC = 'F';
    static final byte MATTER = 'Z';

    static final byte LINES = 'B';
    static final byte TAUGHT = 'N';

    private StoreKey() {}

    static Bytes leader(Hash128 scope, Hash128 text) {
        return Bytes.wrap(start(LEADER, scope, Hash128.BYTES)
                .putLong(text.high())
                .putLong(text.low())
                .array());
    }

    static Bytes known(Hash128 scope, long record) {
        return Bytes.wrap(start(KNOWN, scope, Long.BYTES).putLong(record).array());
    }

    static Bytes group(Hash128 scope, long leader) {
        return Bytes.wrap(start(GROUP, scope, Long.BYTES).putLong(leader).array());
    }

    static Bytes alert(Hash128 scope, long alert) {
        return Bytes.wrap(start(ALERT, scope, Long.BYTES).putLong(alert).array());
    }

    /** What was alerted of outliers of a sort. */
    static Bytes reported(Hash128 scope, Hash128 sort) {
        return Bytes.wrap(start(REPORTED, scope, Hash128.BYTES)
                .putLong(sort.high())
                .putLong(sort.low())
                .array());
    }

    static Bytes apart(Hash128 scope, long record) {
        return Bytes.wrap(start(APART, scope, Long.BYTES).putLong(record).array());
    }

    static Bytes apartRecords(Hash128 scope) {
        return Bytes.wrap(start(APART_RECORDS, scope, 0).array());
    }

    /** {@code said} is the ordinal of what the alerts say. */
    static Bytes tally(PastAlert.Said said) {
        byte[] name = said.label().getBytes(StandardCharsets.US_ASCII);
        return Bytes.wrap(
                ByteBuffer.allocate(1 + name.length).put(TALLY).put(name).array());
    }

    static Bytes counters(Hash128 scope) {
        return Bytes.wrap(start(COUNTERS, scope, 0).array());
    }

    static Bytes tenant(Hash128 tenant) {
        return Bytes.wrap(start(TENANT, tenant, 0).array());
    }

    static Bytes profile(Hash128 scope) {
        return Bytes.wrap(start(PROFILE, scope, 0).array());
    }

    static Bytes rate(Hash128 tenant) {
        return Bytes.wrap(start(RATE, tenant, 0).array());
    }

    /** A bucket of the counted lines of a tenant. */
    static Bytes lines(Hash128 tenant, int bucket) {
        return Bytes.wrap(
                start(LINES, tenant, Short.BYTES).putShort((short) bucket).array());
    }

    static Bytes taught(Hash128 tenant) {
        return Bytes.wrap(start(TAUGHT, tenant, 0).array());
    }

    static Bytes start() {
        return Bytes.wrap(new byte[] {START});
    }

    static Bytes partition() {
        return Bytes.wrap(new byte[] {PARTITION});
    }

    /** The cluster with that id among those of the model with that fingerprint (8 characters). */
    static Bytes cluster(Hash128 scope, String model, long id) {
        return ofCluster(CLUSTER, scope, model, id);
    }

    /** No cluster of the scope has a lesser key. */
    static Bytes firstCluster(Hash128 scope) {
        return Bytes.wrap(start(CLUSTER, scope, 0).array());
    }

    /** No cluster of the scope has a greater key. */
    static Bytes lastCluster(Hash128 scope) {
        return last(CLUSTER, scope);
    }

    /** What a scope counts besides its words; no count of its words has a lesser key. */
    static Bytes words(Hash128 scope) {
        return Bytes.wrap(start(WORDS, scope, 0).array());
    }

    /** The words of a scope in one bucket. */
    static Bytes words(Hash128 scope, int bucket) {
        return Bytes.wrap(
                start(WORDS, scope, Short.BYTES).putShort((short) bucket).array());
    }

    /** No count of a scope's words has a greater key. */
    static Bytes lastWords(Hash128 scope) {
        return words(scope, -1);
    }

    static boolean isWordState(Bytes key) {
        return letter(key) == WORDS && key.get().length == 1 + Hash128.BYTES;
    }

    static Bytes traffic(Hash128 scope) {
        return Bytes.wrap(start(TRAFFIC, scope, 0).array());
    }

    /** The matter of a cluster of the model with that fingerprint (8 characters). */
    static Bytes matter(Hash128 scope, MatterKey key) {
        return ofCluster(MATTER, scope, key.model(), key.cluster());
    }

    /** No matter of the scope has a lesser key. */
    static Bytes firstMatter(Hash128 scope) {
        return Bytes.wrap(start(MATTER, scope, 0).array());
    }

    /** No matter of the scope has a greater key. */
    static Bytes lastMatter(Hash128 scope) {
        return last(MATTER, scope);
    }

    private static Bytes ofCluster(byte letter, Hash128 scope, String model, long cluster) {
        return Bytes.wrap(start(letter, scope, 8 + Long.BYTES)
                .put(model.getBytes(StandardCharsets.US_ASCII))
                .putLong(cluster)
                .array());
    }

    private static Bytes last(byte letter, Hash128 scope) {
        return Bytes.wrap(start(letter, scope, Long.BYTES + Long.BYTES)
                .putLong(-1)
                .putLong(-1)
                .array());
    }

    /** The letter that a key begins with. */
    static byte letter(Bytes key) {
        return key.get()[0];
    }

    /** The scope or tenant that a key names. */
    static Hash128 scope(Bytes key) {
        ByteBuffer buffer = ByteBuffer.wrap(key.get(), 1, Hash128.BYTES);
        return new Hash128(buffer.getLong(), buffer.getLong());
    }

    private static ByteBuffer start(byte letter, Hash128 hash, int more) {
        return ByteBuffer.allocate(1 + Hash128.BYTES + more)
                .put(letter)
                .putLong(hash.high())
                .putLong(hash.low());
    }
}
