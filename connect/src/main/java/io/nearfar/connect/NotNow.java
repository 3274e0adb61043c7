package io.nearfar.connect;

import java.time.Duration;
import org.apache.kafka.connect.errors.RetriableException;

/** The help desk cannot be asked now. The same alert is due again after a while. */
final class NotNow extends RetriableException {

    private static final long serialVersionUID = 1;

    private final Duration pause;

    NotNow(String message, Duration pause) {
        super(message);
        this.pause = pause;
    }

    /** How long to wait before the next request. */
    Duration pause() {
        return pause;
    }
}
