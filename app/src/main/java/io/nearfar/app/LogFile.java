package io.nearfar.app;

import java.net.URI;
import java.nio.file.Path;
import org.apache.logging.log4j.core.config.Configurator;

/** Sends the log of a command whose output is meant for people to a file. */
public final class LogFile {

    private LogFile() {}

    /** From now on everything logged goes to {@code file} alone, which is begun anew. */
    public static void redirect(Path file) {
        System.setProperty("nearfar.log", file.toString());
        Configurator.reconfigure(URI.create("classpath:log4j2-file.properties"));
    }
}
