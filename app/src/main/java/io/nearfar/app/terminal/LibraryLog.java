package io.nearfar.app.terminal;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** What is logged while a command speaks to people. */
public final class LibraryLog {

    private LibraryLog() {}

    /**
     * From now on only errors of the program itself are logged. What goes wrong with Kafka's clients comes as exceptions and
     * is told in one line.
     */
    public static void silence() {
        Configurator.setAllLevels("org.apache.kafka", Level.OFF);
        Configurator.setAllLevels("io.nearfar", Level.ERROR);
    }
}
