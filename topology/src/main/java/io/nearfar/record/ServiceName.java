package io.nearfar.record;

import java.util.regex.Pattern;

/** What a log line says wrote it, without the number of its process: of {@code sshd[4711]:} it is {@code sshd}. */
public final class ServiceName {

    private static final Pattern PROCESS = Pattern.compile("(?<=.)\\s?\\[[0-9]{1,10}]:?$");

    private ServiceName() {}

    /** The name without white space around it and without the number of a process in brackets at its end. */
    public static String of(String service) {
        return PROCESS.matcher(service.strip()).replaceFirst("");
    }
}
