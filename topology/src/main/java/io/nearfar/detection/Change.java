package io.nearfar.detection;

import io.nearfar.cluster.MicroClusters;
import io.nearfar.record.Hash128;
import io.nearfar.surge.Matter;
import io.nearfar.surge.MatterKey;
import io.nearfar.surge.Traffic;
import io.nearfar.window.Apart;
import io.nearfar.window.Group;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.Leader;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import io.nearfar.window.ScopeCounters;

/** One thing to remember or forget after a decision. Changes are applied in their order, all or none. */
public sealed interface Change {

    /** Writes a row, or writes it again. */
    record PutRow(RowKey key, Row row) implements Change {}

    record DropRow(RowKey key) implements Change {}

    record PutLeader(Hash128 scope, Hash128 text, Leader leader) implements Change {}

    record DropLeader(Hash128 scope, Hash128 text) implements Change {}

    /** {@code id} is the {@linkplain RowKey#recordHash record hash}. */
    record PutKnown(Hash128 scope, long id, KnownRecord known) implements Change {}

    /** {@code leader} is the record hash of the group's leader. */
    record PutGroup(Hash128 scope, long leader, Group group) implements Change {}

    /** The scope was silent for so long that it starts anew: its clusters, words and profile are dropped. */
    record ForgetScope(Hash128 scope) implements Change {}

    record DropGroup(Hash128 scope, long leader) implements Change {}

    record PutCounters(Hash128 scope, ScopeCounters counters) implements Change {}

    /** {@code model} is the fingerprint of the model whose vectors the clusters hold. */
    record PutClusters(Hash128 scope, String model, MicroClusters.Update update) implements Change {}

    /** Counts the words of one more ticket. */
    record PutWords(Hash128 scope, WordFrequencies.Update update) implements Change {}

    record PutTenant(Hash128 tenant, TenantSlice slice) implements Change {}

    record PutCharge(RowKey key, Charge charge) implements Change {}

    record DropCharge(RowKey key) implements Change {}

    /** {@code millis} is when the partition was first watched, epoch milliseconds. */
    record PutStart(long millis) implements Change {}

    /** {@code key} names a tenant and a kind of alerts. */
    record PutRate(Hash128 key, AlertRate rate) implements Change {}

    /** {@code alert} is the alert's id as a number. */
    record PutAlert(Hash128 scope, long alert, PastAlert past) implements Change {}

    /** {@code sort} names outliers that are alike. */
    record PutReported(Hash128 scope, Hash128 sort, Reported reported) implements Change {}

    /** {@code record} is the record hash of whom the others are kept from. */
    record PutApart(Hash128 scope, long record, Apart apart) implements Change {}

    /** How many records of the scope are kept from others. */
    record PutApartRecords(Hash128 scope, int count) implements Change {}

    /** What people said of this partition's alerts that say {@code said}. */
    record PutTally(PastAlert.Said said, VerdictTally tally) implements Change {}

    record PutProfile(Hash128 scope, PaymentProfile profile) implements Change {}

    /** How much the scope writes, and which surges go on in it. */
    record PutTraffic(Hash128 scope, Traffic traffic) implements Change {}

    /** What is remembered of a matter; {@link Matter#NONE} forgets it. */
    record PutMatter(Hash128 scope, MatterKey key, Matter matter) implements Change {}
}
