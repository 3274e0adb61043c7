package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.Finding.GroupView;
import io.nearfar.detection.Hearing;
import io.nearfar.detection.Memory;
import io.nearfar.detection.PastAlert;
import io.nearfar.detection.Verdict;
import io.nearfar.detection.Verdict.Opinion;
import io.nearfar.record.Hash128;
import io.nearfar.record.Identity;
import io.nearfar.record.Scope;
import io.nearfar.window.Group;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.RowKey;
import io.nearfar.window.WindowConfig;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold of groups whatever happens, worked out from a memory and from what was said. */
final class GroupsWatch {

    private final Memory memory;
    private final WindowConfig window;
    private final Set<Pair> different = new LinkedHashSet<>();
    private final Set<Member> members = new LinkedHashSet<>();
    private final Map<Member, KnownRecord> lastKnown = new HashMap<>();

    GroupsWatch(Memory memory, WindowConfig window) {
        this.memory = memory;
        this.window = window;
    }

    private record Pair(Scope scope, String one, String other) {}

    private record Member(Scope scope, String id) {}

    /** No alert puts beside each other whom somebody told apart. */
    void told(Identity identity, Ruling ruling) {
        members.add(new Member(identity.scope(), identity.id()));
        ruling.alerts().stream().flatMap(each -> each.past().stream()).forEach(past -> {
            if (past.said() != PastAlert.Said.OUTLIER) {
                assertThat(isApart(identity.scope(), identity.id(), past.pair().other()))
                        .as("%s is like %s", identity.id(), past.pair().other())
                        .isFalse();
            }
        });
        ruling.decision().findings().forEach(finding -> {
            switch (finding) {
                case io.nearfar.detection.Finding.Duplicate found -> apart(identity, found.group());
                case io.nearfar.detection.Finding.DuplicateCharge found -> apart(identity, found.group());
                default -> {}
            }
        });
    }

    private void apart(Identity identity, GroupView group) {
        assertThat(isApart(identity.scope(), identity.id(), group.leader()))
                .as("%s joins %s", identity.id(), group)
                .isFalse();
    }

    private boolean isApart(Scope scope, String one, String other) {
        return different.contains(new Pair(scope, one, other)) || different.contains(new Pair(scope, other, one));
    }

    void heard(Scope scope, Verdict verdict, Hearing hearing) {
        if (hearing.outcome() == Hearing.Outcome.TAKEN && verdict.opinion() == Opinion.DIFFERENT) {
            PastAlert alert = hearing.alert().orElseThrow();
            Pair pair = new Pair(scope, alert.pair().record(), alert.other(verdict));
            different.add(pair);
            forgetUnlessKnown(new Member(scope, pair.one()));
            forgetUnlessKnown(new Member(scope, pair.other()));
        }
    }

    /** Where one is that has left the window, when it is told apart, nobody can say. */
    private void forgetUnlessKnown(Member member) {
        if (known(member).isEmpty()) {
            lastKnown.remove(member);
        }
    }

    /** Members stay where they were last known to be, in the window or not, until that group ends. */
    private void look(Member member, String when) {
        known(member).ifPresent(known -> lastKnown.put(member, known));
        if (known(member).isEmpty() && root(member, when).isEmpty()) {
            lastKnown.remove(member);
        }
    }

    void check(String when) {
        for (Member member : members) {
            look(member, when);
            root(member, when)
                    .ifPresent(root -> assertThat(Optional.ofNullable(lastKnown.get(member)))
                            .as("%s: leader %s of %s", when, root.leader(), member.id())
                            .hasValueSatisfying(known -> assertThat(known.sequence())
                                    .isGreaterThanOrEqualTo(root.head().sequence())));
        }
        for (Pair pair : different) {
            Optional<Long> one =
                    root(new Member(pair.scope(), pair.one()), when).map(Group::id);
            Optional<Long> other =
                    root(new Member(pair.scope(), pair.other()), when).map(Group::id);
            assertThat(one.isPresent() && one.equals(other))
                    .as("%s: %s", when, pair)
                    .isFalse();
            assertThat(one).as("%s: %s", when, pair).isNotEqualTo(Optional.of(RowKey.recordHash(pair.other())));
            assertThat(other).as("%s: %s", when, pair).isNotEqualTo(Optional.of(RowKey.recordHash(pair.one())));
        }
    }

    private Optional<KnownRecord> known(Member member) {
        Hash128 scope = member.scope().hash();
        long floor = memory.counters(scope).clock() - window.keep().toMillis();
        return memory.known(scope, RowKey.recordHash(member.id())).filter(known -> known.time() > floor);
    }

    /** The group that a record points at, followed to the end; fails on a circle. */
    private Optional<Group> root(Member member, String when) {
        Set<Long> passed = new HashSet<>();
        KnownRecord known = lastKnown.get(member);
        if (known == null) {
            return Optional.empty();
        }
        Hash128 scope = member.scope().hash();
        long now = memory.counters(scope).clock();
        long before = known.sequence();
        long pointer = known.group();
        while (true) {
            assertThat(passed.add(pointer))
                    .as("%s: %s goes round", when, member.id())
                    .isTrue();
            Optional<Group> group = memory.group(scope, pointer);
            if (group.isEmpty()
                    || !group.get().aliveAt(now, window.groupRetention())
                    || group.get().head().sequence() > before) {
                return Optional.empty();
            }
            if (group.get().marks().mergedInto() == 0) {
                return group;
            }
            before = group.get().head().sequence() - 1;
            pointer = group.get().marks().mergedInto();
        }
    }
}
