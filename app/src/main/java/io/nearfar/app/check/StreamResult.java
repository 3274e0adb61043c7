package io.nearfar.app.check;

import io.nearfar.record.Kind;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What check found out about one stream. */
sealed interface StreamResult {

    /** The stream's name. */
    String stream();

    /** Whether it would be understood. */
    boolean fine();

    /**
     * A stream whose topic does not exist.
     *
     * @param stream its name
     * @param topic as set
     */
    record Missing(String stream, String topic) implements StreamResult {

        @Override
        public boolean fine() {
            return false;
        }
    }

    /**
     * A stream whose topic was read.
     *
     * @param stream its name
     * @param kind of its records
     * @param topic what the broker says
     * @param readability how much can be read; all of an empty topic
     * @param contents what was read
     */
    record Read(String stream, Kind kind, Topic topic, Readability readability, Contents contents)
            implements StreamResult {

        @Override
        public boolean fine() {
            return readability.enough() && !topic.isUnread();
        }
    }

    /**
     * A topic.
     *
     * @param name of the topic
     * @param partitions how many it has
     * @param records how many it holds, about
     * @param sampled how many were read
     * @param sampledPartitions partitions these are from
     * @param compacted whether it is compacted: a record without a value there takes nothing back
     * @param missingOutputs topics for what is found in it that do not exist yet
     */
    record Topic(
            String name,
            int partitions,
            long records,
            int sampled,
            int sampledPartitions,
            boolean compacted,
            List<String> missingOutputs) {

        public Topic {
            missingOutputs = List.copyOf(missingOutputs);
        }

        /** Whether there are records and none came. */
        boolean isUnread() {
            return sampled == 0 && records > 0;
        }
    }

    /** What the readable records hold. */
    sealed interface Contents {}

    /** No record could be read. */
    record Nothing() implements Contents {}

    /**
     * Figures over at least one record.
     *
     * @param samples up to three records as they would be compared, redacted, one line each
     * @param ids what they call themselves
     * @param times when they happened
     * @param tenants whose they are
     * @param defaultTenant that of records that name none
     * @param fields further fields, by name
     * @param scopes what is compared with what
     * @param texts of tickets and log lines
     * @param cost of running
     */
    record Figures(
            List<String> samples,
            IdFigures ids,
            TimeFigures times,
            Shares tenants,
            DefaultTenant defaultTenant,
            SortedMap<String, Shares> fields,
            Shares scopes,
            TextFigures texts,
            CostFigures cost)
            implements Contents {

        /** Past this share one thread may have most of the work. */
        static final double LARGE_SCOPE = 0.5;

        public Figures {
            samples = List.copyOf(samples);
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }
    }

    /**
     * The tenant of records that name none.
     *
     * @param name as set
     * @param share of records with it, in [0, 1]
     */
    record DefaultTenant(String name, double share) {}
}
