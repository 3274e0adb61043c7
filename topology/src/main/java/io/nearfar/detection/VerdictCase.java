package io.nearfar.detection;

import io.nearfar.detection.Change.PutAlert;
import io.nearfar.detection.Change.PutApart;
import io.nearfar.detection.Change.PutApartRecords;
import io.nearfar.detection.Change.PutGroup;
import io.nearfar.detection.Change.PutTally;
import io.nearfar.detection.Hearing.Outcome;
import io.nearfar.detection.Members.Member;
import io.nearfar.detection.PastAlert.Said;
import io.nearfar.record.Hash128;
import io.nearfar.window.Apart;
import io.nearfar.window.Group;
import io.nearfar.window.WindowConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private VerdictCase(Verdict verdict, PastAlert alert, Court court) {
        this.verdict = verdict;
        this.alert = alert;
        this.state = court.groups().state();
        this.members = court.members();
        this.groups = court.groups();
        this.scope = court.scope();
        this.record = alert.pair().record();
        this.other = verdict.other().isEmpty() ? alert.pair().other() : verdict.other();
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
        if (alert.heard().equals(verdict.inShort())) {
            return new Hearing(Outcome.REPEATED, Optional.of(alert), List.of());
        }
        Outcome outcome = switch (verdict.opinion()) {
            case SAME -> isOfPair() ? same() : Outcome.NOT_APPLICABLE;
            case DIFFERENT -> isOfPair() ? different() : Outcome.NOT_APPLICABLE;
            case EXPECTED -> expected();
            case USEFUL -> Outcome.TAKEN;
        };
        if (outcome != Outcome.TAKEN) {
            return Hearing.refused(outcome);
        }
        changes.add(new PutAlert(scope, verdict.alertHash(), alert.heard(verdict.inShort())));
        VerdictTally tally = state.tally(alert.said()).with(alert.heard(), verdict.inShort());
        changes.add(new PutTally(alert.said(), tally));
        return new Hearing(Outcome.TAKEN, Optional.of(alert), changes);
    }

    private boolean isOfPair() {
        return alert.said() != Said.OUTLIER && !other.isEmpty() && !other.equals(record);
    }

    private Outcome same() {
        if (isApart(record, other)) {
            return Outcome.CONTRADICTED;
        }
        Optional<Member> later = members.find(record, alert);
        Optional<Member> earlier = members.find(other, alert);
        return later.isPresent() && earlier.isPresent() ? merge(later.get(), earlier.get()) : Outcome.TAKEN;
    }

    private boolean isApart(String one, String another) {
        return state.apart(Groups.hash(one)).holds(Groups.hash(another))
                || state.apart(Groups.hash(another)).holds(Groups.hash(one));
    }

    private Outcome merge(Member one, Member another) {
        Group first = groupOf(one);
        Group second = groupOf(another);
        if (first.id() == second.id()) {
            return Outcome.TAKEN;
        }
        if (!groups.mayMerge(first, second)) {
            return Outcome.CONTRADICTED;
        }
        boolean older = first.head().sequence() < second.head().sequence();
        Group root = older ? first : second;
        Group part = older ? second : first;
        Apart inherited = state.apart(part.id());
        if (!inherited.isEmpty() && !keep(root.id(), inherited)) {
            return Outcome.FULL;
        }
        changes.addAll(apartChanges());
        if (living(older ? another : one).isPresent()) {
            changes.add(new PutGroup(scope, part.id(), part.mergedInto(root)));
        }
        changes.add(new PutGroup(scope, root.id(), root.with(part)));
        point(one, root.id());
        point(another, root.id());
        return Outcome.TAKEN;
    }

    private Optional<Group> living(Member member) {
        return groups.of(member.head().id(), member.pointer(), member.head().sequence());
    }

    private Group groupOf(Member member) {
        return living(member).orElseGet(() -> Group.of(member.head(), member.closed()));
    }

    private void point(Member member, long leader) {
        if (member.pointer() != leader) {
            changes.addAll(members.moved(member.head().id(), alert, leader));
        }
    }

    private Outcome different() {
        long one = Groups.hash(record);
        long another = Groups.hash(other);
        Optional<Group> first = groupOf(record, alert.group());
        Optional<Group> second = groupOf(other, shownGroup(another));
        boolean shared = first.isPresent()
                && second.isPresent()
                && first.get().id() == second.get().id();
        boolean kept = keepBoth(one, another)
                && (shared
                        ? split(first.get())
                        : keepGroups(one, another, first.map(Group::id), second.map(Group::id)));
        if (!kept || isOverfull()) {
            return Outcome.FULL;
        }
        changes.addAll(apartChanges());
        return Outcome.TAKEN;
    }

    /** A record that has left the window may lead a living group, or have been shown in one. */
    private Optional<Group> groupOf(String id, long shown) {
        Optional<Member> member = members.find(id, alert);
        Optional<Group> group = member.flatMap(this::living).or(() -> groups.led(Groups.hash(id)));
        return member.isPresent() ? group : group.or(() -> groups.led(shown));
    }

    /** Where the earlier record was when the alert was raised; its own group when that is all that can be known. */
    private long shownGroup(long another) {
        return alert.group() != 0 && other.equals(alert.pair().other()) ? alert.group() : another;
    }

    /** Takes the later record out of the group that both share, or the earlier one if the later one leads. */
    private boolean split(Group group) {
        String leaving = group.id() == Groups.hash(record) ? other : record;
        if (members.find(leaving, alert).isPresent()) {
            changes.add(new PutGroup(scope, group.id(), group.left()));
            changes.addAll(members.moved(leaving, alert, Groups.hash(leaving)));
        }
        return keepBoth(Groups.hash(leaving), group.id());
    }

    private boolean keepGroups(long one, long another, Optional<Long> first, Optional<Long> second) {
        long firstId = first.orElse(one);
        long secondId = second.orElse(another);
        return keepBoth(one, secondId) && keepBoth(another, firstId) && keepBoth(firstId, secondId);
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
        Optional<Member> member = members.find(record, alert);
        Optional<Group> group = member.isPresent() ? member.flatMap(this::living) : groups.led(alert.group());
        group.filter(any -> alert.said() == Said.DUPLICATE)
                .ifPresent(found -> changes.add(new PutGroup(scope, found.id(), found.expected())));
        return Outcome.TAKEN;
    }
}
