package io.nearfar.app.check;

import io.nearfar.app.check.Inference.Embedded;
import io.nearfar.detection.Charge;
import io.nearfar.detection.DetectionFormats;
import io.nearfar.record.Hash128;
import io.nearfar.record.Identity;
import io.nearfar.record.PreparedRecord;
import io.nearfar.record.Transaction;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.Leader;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import io.nearfar.window.RowVector;
import io.nearfar.window.SketchIndex;
import io.nearfar.window.WindowFormats;
import java.util.List;

/**
 * What one record takes while it is recent, before compression.
 *
 * @param disk bytes of keys and values in the stores: rows, leader, known record, or charge; and of the file that keeps the vectors
 *     of larger scopes
 * @param leader bytes of those that the leader of a text said again takes, which stays after the window
 * @param heap bytes of sketches in memory, about; 0 for payments
 */
record StateBytes(long disk, long leader, long heap) {

    /** A letter and a scope before what names the value: a text's hash, a record's hash. */
    private static final long LEADER_KEY = 1 + 2 * Hash128.BYTES;

    private static final long KNOWN_KEY = 1 + Hash128.BYTES + Long.BYTES;

    /** The bytes of a ticket or log line, encoded as it would be stored. */
    static StateBytes of(Embedded embedded, String model) {
        PreparedRecord record = embedded.record();
        Identity identity = record.identity();
        long hash = RowKey.recordHash(identity.id());
        long time = identity.eventTime().toEpochMilli();
        Row.Text text = new Row.Text(
                identity.id(), time, record.labels(), record.snippet(), record.textHash(), record.traits(), hash);
        int windows = embedded.windows().size();
        RowKey key = new RowKey(identity.scope().hash(), time, hash, 0);
        long disk = embedded.windows().stream()
                .mapToLong(code ->
                        RowKey.BYTES + WindowFormats.ROW.encode(new Row(RowVector.of(model, 0, code), text)).length)
                .sum();
        disk += embedded.windows().stream().mapToLong(SketchIndex::fileBytes).sum();
        Leader leader = new Leader(key, windows, identity.id(), 0, hash, 0, Leader.Heir.NONE);
        disk += bytes(leader);
        String status = record.labels().getOrDefault("status", "");
        disk += known(identity, record.textHash(), status, windows);
        Leader again = identity.derived() ? leader : leader.withHeir(new Leader.Heir(0, text));
        return new StateBytes(disk, bytes(again), (long) windows * SketchIndex.BYTES_PER_ROW);
    }

    private static long bytes(Leader leader) {
        return LEADER_KEY + WindowFormats.LEADER.encode(leader).length;
    }

    /** The bytes of a payment, encoded as it would be stored. */
    static StateBytes of(Transaction payment) {
        Identity identity = payment.identity();
        Charge charge = Charge.of(payment, 0, RowKey.recordHash(identity.id()));
        long disk = (long) RowKey.BYTES + DetectionFormats.CHARGE.encode(charge).length;
        return new StateBytes(disk + known(identity, new Hash128(0, 0), "", 0), 0, 0);
    }

    /** The average; zero of none. */
    static StateBytes mean(List<StateBytes> all) {
        return new StateBytes(
                Math.round(all.stream().mapToLong(StateBytes::disk).average().orElse(0)),
                Math.round(all.stream().mapToLong(StateBytes::leader).average().orElse(0)),
                Math.round(all.stream().mapToLong(StateBytes::heap).average().orElse(0)));
    }

    /** A record whose id is derived is not known again. */
    private static long known(Identity identity, Hash128 text, String status, int windows) {
        if (identity.derived()) {
            return 0;
        }
        KnownRecord known = new KnownRecord(
                identity.eventTime().toEpochMilli(), 0, text, status, windows, 0, KnownRecord.Alerted.NOTHING);
        return KNOWN_KEY + WindowFormats.KNOWN_RECORD.encode(known).length;
    }
}
