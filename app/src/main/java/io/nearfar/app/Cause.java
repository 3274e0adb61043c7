package io.nearfar.app;

/** Says in one line why something failed. */
public final class Cause {

    private Cause() {}

    /** The first line of the root cause's message; its type where it has none. */
    public static String line(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? "" : root.getMessage();
        return message.lines().filter(line -> !line.isBlank()).findFirst().orElseGet(root.getClass()::getSimpleName);
    }
}
