package io.nearfar.connect;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/**
 * Tells a help desk of each alert. Connect delivers each at least once, so the request must name the alert and do nothing the second
 * time, or a search before it must find what the first has left. All alerts of a scope are in one partition, and a partition is one
 * task's: between search and request nobody else tells of the same.
 */
public final class HelpDeskTask extends SinkTask {

    private final Progress progress = new Progress();
    private @Nullable AlertFilter filter;
    private @Nullable HelpDesk desk;

    @Override
    public void start(Map<String, String> properties) {
        SinkSettings settings = new SinkSettings(properties);
        filter = new AlertFilter(settings);
        desk = new HelpDesk(settings);
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        for (SinkRecord record : records) {
            if (!progress.isDone(record)) {
                deliver(record);
                progress.done(record);
            }
        }
        progress.forget();
    }

    private void deliver(SinkRecord record) {
        try {
            started(filter).alert(record).ifPresent(started(desk)::tell);
        } catch (NotNow notNow) {
            context.timeout(notNow.pause().toMillis());
            throw notNow;
        } catch (AlertFailure failure) {
            report(record, failure);
        }
    }

    /** What becomes of it is for Connect's settings {@code errors.*} to say; without them the task ends. */
    private void report(SinkRecord record, AlertFailure failure) {
        @Nullable ErrantRecordReporter reporter = context.errantRecordReporter();
        if (reporter == null) {
            throw failure;
        }
        Future<Void> unused = reporter.report(record, failure); // the worker waits for it before it commits
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not started");
        }
        return part;
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        progress.forget(partitions);
    }

    /** The threads of the HTTP client end when nobody refers to it any more. */
    @Override
    public void stop() {
        desk = null;
    }

    @Override
    public String version() {
        return HelpDeskSink.VERSION;
    }
}
