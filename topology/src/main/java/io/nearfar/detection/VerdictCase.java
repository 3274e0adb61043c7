package io.nearfar.detection;

import io.nearfar.detection.Change.PutAlert;
import io.nearfar.detection.Change.PutApart;
import io.nearfar.detection.Change.PutApartRecords;
import io.nearfar.detection.Change.PutGroup;
import io.nearfar.detection.Change.PutTally;
import io.nearfar.detection.Hearing.Outcome;
import io.nearfar.detection.Members.Member;
import io.nearfar.detection.PastAlert.Said;
import io.nearfar.detection.Verdict.Opinion;
import io.nearfar.record.Hash128;
import io.nearfar.window.Apart;
import io.nearfar.window.Group;
import io.nearfar.window.WindowConfig;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One verdict under consideration. Pure, as a decision is. */
final class VerdictCase {

    private final Verdict verdict;
    private final PastAlert alert;
    private final ScopeState state;
    private final Members members;
    private final Groups groups;
    private final Hash128 scope;
    private final String record;
    private final String other;
    private final List<Change> changes = new ArrayList<>();
    private final Map<Long, Apart> apart = new TreeMap<>();
    private final Map<Long, Group> groupsPut = new TreeMap<>();

    private VerdictCase(Verdict verdict, PastAlert alert, Court court) {
        this.verdict = verdict;
        this.alert = alert;
        this.state = court.groups().state();
        this.members = court.members();
        this.groups = court.groups();
        this.scope = court.scope();
        this.record = alert.pair().record();
        this.other = alert.other(verdict);
    }

    /**
     * Where verdicts on one scope are heard.
     *
     * @param scope hash of the scope
     * @param groups its groups now
     * @param members its recent records
     * @param oldest alerts about records of this event time or before are forgotten, epoch milliseconds
     */
    record Court(Hash128 scope, Groups groups, Members members, long oldest) {

        /** An alert is remembered as long as its record is recent, or its group could live. */
        static Court of(Hash128 scope, Groups groups, Members members, WindowConfig window) {
            return new Court(
                    scope,
                    groups,
                    members,
                    groups.now() - window.alertRetention().toMillis());
        }
    }

    /** What a verdict comes to from the state before it. */
    static Hearing hear(Verdict verdict, Court court) {
        return court.groups()
                .state()
                .alert(verdict.alertHash())
                .filter(alert -> alert.time() > court.oldest())
                .map(alert -> new VerdictCase(verdict, alert, court).heard())
                .orElseGet(() -> Hearing.refused(Outcome.UNKNOWN_ALERT));
    }

    private Hearing heard() {
        if (alert.heard().equals(alert.inShort(verdict))) {
            return new Hearing(Outcome.REPEATED, Optional.of(alert), List.of());
        }
        expectedNoMore();
        Outcome outcome = switch (verdict.opinion()) {
            case SAME -> refusal().orElseGet(this::same);
            case DIFFERENT -> refusal().orElseGet(this::different);
            case EXPECTED -> expected();
            case USEFUL -> Outcome.TAKEN;
        };
        if (outcome != Outcome.TAKEN) {
            return Hearing.refused(outcome);
        }
        groupsPut.forEach((leader, group) -> changes.add(new PutGroup(scope, leader, group)));
        changes.add(new PutAlert(scope, verdict.alertHash(), alert.heard(verdict)));
        if (!alert.isOfOther(verdict)) {
            VerdictTally tally = state.tally(alert.said())
                    .with(alert.opinion(), verdict.opinion().label());
            changes.add(new PutTally(alert.said(), tally));
        }
        return new Hearing(Outcome.TAKEN, Optional.of(alert), changes);
    }

    /** Why nothing can be said of the record beside the other one. */
    private Optional<Outcome> refusal() {
        if (alert.said() == Said.OUTLIER || other.isEmpty() || other.equals(record)) {
            return Optional.of(Outcome.NOT_APPLICABLE);
        }
        boolean known = !alert.isOfOther(verdict)
                || members.find(other, alert).isPresent()
                || groups.led(Groups.hash(other)).isPresent();
        return known ? Optional.empty() : Optional.of(Outcome.UNKNOWN_RECORD);
    }

    /**
     * One of both records.
     *
     * @param id its id
     * @param member what it is, if it is recent
     * @param path the groups from the one it points at to the living one it belongs to; empty if that has ended
     */
    private record Side(String id, Optional<Member> member, List<Group> path) {

        long hash() {
            return Groups.hash(id);
        }

        boolean isIn(long leader) {
            return path.stream().anyMatch(group -> group.id() == leader);
        }

        /** Itself and every leader that stands for it. */
        Set<Long> names() {
            Set<Long> names = new LinkedHashSet<>(Set.of(hash()));
            path.forEach(group -> names.add(group.id()));
            return names;
        }
    }

    private Side later() {
        return side(record, alert.said() == Said.DUPLICATE ? alert.group() : Groups.hash(record));
    }

    /** Of the alert's other record it is known where that was when the alert was raised. */
    private Side earlier() {
        boolean shown = alert.group() != 0 && other.equals(alert.pair().other());
        return side(other, shown ? alert.group() : Groups.hash(other));
    }

    /** A record that has left the window may lead a living group, or have been shown in one. */
    private Side side(String id, long shown) {
        Optional<Member> member = members.find(id, alert);
        List<Group> path = member.map(
                        found -> groups.pathOf(id, found.pointer(), found.head().sequence()))
                .orElseGet(List::of);
        if (path.isEmpty()) {
            path = groups.path(Groups.hash(id), Long.MAX_VALUE);
        }
        if (path.isEmpty() && member.isEmpty()) {
            path = groups.path(shown, Long.MAX_VALUE);
            path = path.isEmpty() || isApart(Groups.hash(id), path.getLast().id()) ? List.of() : path;
        }
        return new Side(id, member, path);
    }

    private Group now(Group group) {
        return groupsPut.getOrDefault(group.id(), group);
    }

    private void put(Group group) {
        groupsPut.put(group.id(), group);
    }

    /** Where nothing lives any more that could be made one, this is a label alone. */
    private Outcome same() {
        if (isApart(Groups.hash(record), Groups.hash(other))) {
            return Outcome.CONTRADICTED;
        }
        Side later = later();
        Side earlier = earlier();
        Optional<Group> first = groupOf(later);
        Optional<Group> second = groupOf(earlier);
        if (first.isEmpty()
                || second.isEmpty()
                || first.get().id() == second.get().id()) {
            return Outcome.TAKEN;
        }
        if (!groups.mayMerge(first.get(), second.get())) {
            return Outcome.CONTRADICTED;
        }
        boolean older = first.get().head().sequence() < second.get().head().sequence();
        Group root = older ? first.get() : second.get();
        Group part = older ? second.get() : first.get();
        Apart inherited = state.apart(part.id());
        if (!inherited.isEmpty() && !keep(root.id(), inherited)) {
            return Outcome.FULL;
        }
        changes.addAll(apartChanges());
        if (!(older ? earlier : later).path().isEmpty()) {
            put(part.mergedInto(root));
        }
        put(root.with(part));
        point(later, root.id());
        point(earlier, root.id());
        return Outcome.TAKEN;
    }

    private boolean isApart(long one, long another) {
        return state.apart(one).holds(another) || state.apart(another).holds(one);
    }

    /** The living group of a record, or that of a recent one alone. */
    private Optional<Group> groupOf(Side side) {
        return side.path().isEmpty()
                ? side.member().map(found -> Group.of(found.head(), found.closed()))
                : Optional.of(now(side.path().getLast()));
    }

    private void point(Side side, long leader) {
        if (side.member().filter(found -> found.pointer() != leader).isPresent()) {
            changes.addAll(members.moved(side.id(), alert, leader));
        }
    }

    private Outcome different() {
        Side later = later();
        Side earlier = earlier();
        boolean leads = earlier.isIn(later.hash());
        boolean shared = leads
                || later.isIn(earlier.hash())
                || (!later.path().isEmpty()
                        && earlier.isIn(later.path().getLast().id()));
        if (shared) {
            leave(leads ? earlier : later);
        }
        boolean laterLeaves = shared && !leads;
        boolean kept = keepAll(
                laterLeaves ? Set.of(later.hash()) : later.names(), leads ? Set.of(earlier.hash()) : earlier.names());
        if (!kept || isOverfull()) {
            return Outcome.FULL;
        }
        settle(later);
        settle(earlier);
        changes.addAll(apartChanges());
        return Outcome.TAKEN;
    }

    /** Takes a record out of the group that both share, together with the group that it led before both were made one. */
    private void leave(Side side) {
        List<Group> led = groups.path(side.hash(), Long.MAX_VALUE);
        if (led.size() > 1) {
            Group own = now(led.getFirst());
            put(own.onItsOwn());
            led.stream().skip(1).forEach(group -> put(now(group).without(own)));
        } else if (side.member().isPresent()) {
            side.path().forEach(group -> put(now(group).left()));
        }
        if (side.member().isPresent()) {
            changes.addAll(members.moved(side.id(), alert, side.hash()));
        }
    }

    /** Makes a record point at itself that points at an ended group, or whoever revives that would bring it back there. */
    private void settle(Side side) {
        side.member()
                .filter(found -> found.pointer() != side.hash())
                .filter(found ->
                        groups.living(found.pointer(), found.head().sequence()).isEmpty())
                .ifPresent(found -> changes.addAll(members.moved(side.id(), alert, side.hash())));
    }

    private boolean keepAll(Set<Long> some, Set<Long> others) {
        return some.stream().allMatch(one -> others.stream().allMatch(another -> keepBoth(one, another)));
    }

    private boolean keepBoth(long one, long another) {
        return one == another || (keep(one, Apart.of(another)) && keep(another, Apart.of(one)));
    }

    private boolean keep(long from, Apart others) {
        Apart before = apart.getOrDefault(from, state.apart(from));
        Apart after = before.with(others);
        apart.put(from, after);
        return groups.canHold(from, before, after);
    }

    private long added() {
        return apart.keySet().stream()
                .filter(each -> state.apart(each).isEmpty())
                .count();
    }

    private boolean isOverfull() {
        return state.apartRecords() + added() > Apart.MOST_RECORDS;
    }

    private List<Change> apartChanges() {
        List<Change> written = new ArrayList<>();
        apart.forEach((each, others) -> written.add(new PutApart(scope, each, others)));
        if (added() > 0) {
            written.add(new PutApartRecords(scope, Math.toIntExact(state.apartRecords() + added())));
        }
        return written;
    }

    /** Only a group falls silent; of what belongs to none this is a label alone. */
    private Outcome expected() {
        told().ifPresent(group -> put(now(group).expected(true)));
        return Outcome.TAKEN;
    }

    /** Whoever said so of this alert and now says something else of it wants to hear of its group again. */
    private void expectedNoMore() {
        if (alert.opinion().equals(Opinion.EXPECTED.label()) && !alert.isOfOther(verdict)) {
            told().ifPresent(group -> put(now(group).expected(false)));
        }
    }

    /** The group in which the alert told of its record. */
    private Optional<Group> told() {
        List<Group> path = alert.said() == Said.DUPLICATE ? later().path() : List.of();
        return path.isEmpty() ? Optional.empty() : Optional.of(path.getLast());
    }
}
