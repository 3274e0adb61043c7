package io.nearfar.connect;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Tells a help desk of each alert by one request; {@link SinkSettings} says of which and how. */
public final class HelpDeskSink extends SinkConnector {

    /** Of the jar it is in. */
    static final String VERSION =
            Objects.requireNonNullElse(HelpDeskSink.class.getPackage().getImplementationVersion(), "unpackaged");

    private Map<String, String> properties = Map.of();

    /** @throws ConfigException naming the key that is wrong */
    @Override
    public void start(Map<String, String> given) {
        properties = Map.copyOf(new SinkSettings(given).originalsStrings());
    }

    @Override
    public Class<? extends Task> taskClass() {
        return HelpDeskTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int most) {
        return Collections.nCopies(most, properties);
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return SinkSettings.DEFINITION;
    }

    @Override
    public String version() {
        return VERSION;
    }
}
