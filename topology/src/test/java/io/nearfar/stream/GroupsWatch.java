package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.Finding.GroupView;
import io.nearfar.detection.Hearing;
import io.nearfar.detection.Memory;
import io.nearfar.detection.PastAlert;
import io.nearfar.detection.Verdict;
import io.nearfar.detection.Verdict.Opinion;
import io.nearfar.record.Identity;
import io.nearfar.record.Scope;
import io.nearfar.window.Group;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.RowKey;
import io.nearfar.window.WindowConfig;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What must hold of groups whatever happens, worked out from a memory and from what was said. */
final class GroupsWatch {

    private final Memory memory;
    private final WindowConfig window;
    private final Set<Pair> different = new LinkedHashSet<>();
    private final Set<Member> members = new LinkedHashSet<>();

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
            if (past.said() == PastAlert.Said.DUPLICATE) {
                assertThat(isApart(identity.scope(), identity.id(), past.pair().other()))
                        .as("%s repeats %s", identity.id(), past.pair().other())
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
            PastAlert.Pair pair = hearing.alert().orElseThrow().pair();
            String other = verdict.other().isEmpty() ? pair.other() : verdict.other();
            different.add(new Pair(scope, pair.record(), other));
        }
    }

    void check(String when) {
        for (Member member : members) {
            root(member.scope(), member.id(), when)
                    .ifPresent(root -> assertThat(root.head().sequence())
                            .as("%s: leader %s of %s", when, root.leader(), member.id())
                            .isLessThanOrEqualTo(known(member.scope(), member.id())
                                    .orElseThrow()
                                    .sequence()));
        }
        for (Pair pair : different) {
            Optional<Long> one = root(pair.scope(), pair.one(), when).map(Group::id);
            Optional<Long> other = root(pair.scope(), pair.other(), when).map(Group::id);
            assertThat(one.isPresent() && one.equals(other))
                    .as("%s: %s", when, pair)
                    .isFalse();
            assertThat(one).as("%s: %s", when, pair).isNotEqualTo(Optional.of(RowKey.recordHash(pair.other())));
            assertThat(other).as("%s: %s", when, pair).isNotEqualTo(Optional.of(RowKey.recordHash(pair.one())));
        }
    }

    private Optional<KnownRecord> known(Scope scope, String id) {
        long floor = memory.counters(scope.hash()).clock() - window.keep().toMillis();
        return memory.known(scope.hash(), RowKey.recordHash(id)).filter(known -> known.time() > floor);
    }

    /** The group that a record points at, followed to the end; fails on a circle. */
    private Optional<Group> root(Scope scope, String id, String when) {
        Set<Long> passed = new HashSet<>();
        Optional<KnownRecord> known = known(scope, id);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        long now = memory.counters(scope.hash()).clock();
        long before = known.get().sequence();
        long pointer = known.get().group();
        while (true) {
            assertThat(passed.add(pointer)).as("%s: %s goes round", when, id).isTrue();
            Optional<Group> group = memory.group(scope.hash(), pointer);
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
