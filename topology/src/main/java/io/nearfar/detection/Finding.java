package io.nearfar.detection;

import io.nearfar.cluster.MicroClusters;
import io.nearfar.surge.SurgeSignal;
import io.nearfar.window.Group;
import io.nearfar.window.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Something worth telling about a record. */
public sealed interface Finding {

    /**
     * The record says the same as an earlier one.
     *
     * @param match the earlier record
     * @param earlier what is known of it
     * @param exact whether the prepared texts are equal
     * @param judgement what is made of both
     * @param group the group that both belong to
     * @param others further records that resemble it, most similar first
     */
    record Duplicate(
            Match match, Row.Text earlier, boolean exact, Judgement judgement, GroupView group, List<Match> others)
            implements Finding {

        public Duplicate {
            others = List.copyOf(others);
        }
    }

    /**
     * The record resembles an earlier one, but not enough to say that it is the same.
     *
     * @param match the earlier record
     * @param earlier what is known of it
     * @param exact whether the prepared texts are equal
     * @param judgement what is made of both
     * @param others further records that resemble it, most similar first
     */
    record Related(Match match, Row.Text earlier, boolean exact, Judgement judgement, List<Match> others)
            implements Finding {

        public Related {
            others = List.copyOf(others);
        }
    }

    /**
     * The record says the same as an earlier one that was taken for dealt with.
     *
     * @param duplicate what it repeats
     */
    record Regression(Duplicate duplicate) implements Finding {}

    /**
     * A payment charges what an earlier one has charged.
     *
     * @param match the earlier charge as a match
     * @param earlier the earlier charge
     * @param grounds what was measured about both
     * @param threshold the confidence from which two charges count as duplicates
     * @param group the group that both belong to
     */
    record DuplicateCharge(Match match, Charge earlier, RepeatGrounds grounds, double threshold, GroupView group)
            implements Finding {}

    /**
     * The record is far from everything usual.
     *
     * @param rarity how it stands among the scores so far
     * @param budget how much of the day's budget is used
     * @param cluster the nearest normal cluster, empty while nothing is normal; text only
     * @param payment in what it is unusual; payments only
     * @param firstIn the time in which no record had the same text; text only
     * @param line what makes a line stand out; log lines only
     */
    record Outlier(
            Rarity rarity,
            BudgetUse budget,
            Optional<MicroClusters.Distance> cluster,
            Optional<UnusualPayment> payment,
            Optional<Duration> firstIn,
            Optional<LineGrounds> line)
            implements Finding {

        /** Whether it is only counted, since one like it was alerted before. */
        public boolean held() {
            return budget.repeats().held();
        }

        /** What is no log line. */
        public Outlier(
                Rarity rarity,
                BudgetUse budget,
                Optional<MicroClusters.Distance> cluster,
                Optional<UnusualPayment> payment,
                Optional<Duration> firstIn) {
            this(rarity, budget, cluster, payment, firstIn, Optional.empty());
        }
    }

    /**
     * Many report one matter.
     *
     * @param signal what is told of it
     */
    record Surging(SurgeSignal signal) implements Finding {}

    /**
     * A group as an alert shows it, the record already counted.
     *
     * @param leader record id of its leader
     * @param count members
     * @param firstSeen event time of its leader, epoch milliseconds
     * @param expected whether somebody wants to hear no more of it
     */
    record GroupView(String leader, long count, long firstSeen, boolean expected) {

        /** Of a group of which nobody said that it is expected. */
        public GroupView(String leader, long count, long firstSeen) {
            this(leader, count, firstSeen, false);
        }

        static GroupView of(Group group) {
            return new GroupView(
                    group.leader(),
                    group.count(),
                    group.firstSeen(),
                    group.marks().expected());
        }

        /** Whether this member is worth a notice: the 1st, 2nd, 5th, 10th, 20th, 50th ... that joined the leader. */
        public boolean notable() {
            long step = count - 1;
            while (step >= 10 && step % 10 == 0) {
                step /= 10;
            }
            return step == 1 || step == 2 || step == 5;
        }
    }

    /**
     * How rare a score is.
     *
     * @param score the raw score
     * @param pValue share of the latest scores that are as high, in (0, 1]
     */
    record Rarity(double score, double pValue) {}

    /**
     * The budget behind an outlier alert.
     *
     * @param budget how many alerts a day may have
     * @param used alerts of this day so far, this one included
     * @param minPercentile least percentile that alerts
     * @param repeats what was told of outliers like it before
     */
    record BudgetUse(Budget budget, int used, double minPercentile, Repeats repeats) {

        /** Of the first of its sort. */
        public BudgetUse(Budget budget, int used, double minPercentile) {
            this(budget, used, minPercentile, Repeats.NONE);
        }
    }

    /**
     * What was told of outliers like one before.
     *
     * @param held whether this one is only counted
     * @param suppressed how many were only counted since the last alert
     */
    record Repeats(boolean held, int suppressed) {

        /** Of the first of its sort. */
        public static final Repeats NONE = new Repeats(false, 0);
    }
}
